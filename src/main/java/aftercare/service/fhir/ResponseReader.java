package aftercare.service.fhir;

import aftercare.service.fhir.ReportItems.Item;
import aftercare.service.fhir.ReportItems.Kind;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an answered questionnaire (QuestionnaireResponse) as a report. What the answers mean is left to the intake, which reads the
 * report as strictly as any other; here is refused what cannot be said in a report without loss. Serves once.
 */
public final class ResponseReader {

    static final String TYPE = "QuestionnaireResponse";

    private static final List<String> FINISHED = List.of("completed", "amended");
    private static final List<String> QUESTIONNAIRES = List.of(ReportItems.QUESTIONNAIRE, ReportItems.FOR_PATIENTS);
    private static final int MOST_PLACES = 40;
    private static final String ID = "[A-Za-z0-9.-]{1,64}";
    private static final Pattern VERSION = Pattern.compile("/_history/" + ID + "\\z");

    private final ReportItems items;
    private final List<InputProblem> problems = new ArrayList<>();

    private final String place;
    private final Map<String, String> places = new HashMap<>();

    public ResponseReader(ReportItems items) {
        this(items, "");
    }

    /** @param at where it is in the body around it, a JSON Pointer */
    ResponseReader(ReportItems items, String at) {
        this.items = items;
        this.place = at;
    }

    /**
     * What was read.
     *
     * @param body a report; where there are problems, as much of it as could be read
     * @param problems what keeps it from being the report that was meant; none where it is
     * @param places where what is in the report was read, both as JSON Pointers
     */
    public record Reading(ObjectNode body, List<InputProblem> problems, Map<String, String> places) {

        public Reading {
            problems = List.copyOf(problems);
            places = Map.copyOf(places);
        }

        /** The report as UTF-8 JSON. */
        public byte[] report() {
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What is pointed to, whichever of its versions a reference names. */
    public static String unversioned(String reference) {
        return VERSION.matcher(reference).replaceFirst("");
    }

    /** Whether a resource answers a questionnaire of reports, in whichever version. */
    public static boolean isResponse(JsonNode resource) {
        String questionnaire = resource.path("questionnaire").asText();
        int version = questionnaire.indexOf('|');
        String canonical = version < 0 ? questionnaire : questionnaire.substring(0, version);
        return resource.path("resourceType").asText().equals(TYPE) && QUESTIONNAIRES.contains(canonical);
    }

    /** Whether a resource has the question for a symptom in it, whatever it says that it answers. */
    public static boolean namesSymptom(JsonNode resource) {
        for (String linkId : resource.findValuesAsText("linkId")) {
            if (linkId.equals(ReportItems.CODE) || linkId.startsWith(ReportItems.CODE + ReportItems.TOPIC)) {
                return true;
            }
        }
        return false;
    }

    /** Reads one. */
    public Reading read(JsonNode response) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        if (!isResponse(response)) {
            refuse("/questionnaire", ProblemType.INVALID_VALUE, "must be " + String.join(" or ", QUESTIONNAIRES));
        }
        if (!FINISHED.contains(response.path("status").asText())) {
            refuse("/status", ProblemType.INVALID_VALUE, "must be completed or amended");
        }
        check(Members.RESPONSE, response, "");
        if (response.has("id") && !response.path("id").asText().matches(ID)) {
            refuse("/id", ProblemType.INVALID_VALUE, "must be 1 to 64 letters, digits, dots and hyphens");
        }
        if (response.has("implicitRules")) {
            refuse("/implicitRules", ProblemType.UNKNOWN_FIELD, "may change what the answers mean");
        }
        if (response.has("contained")) {
            refuse("/contained", ProblemType.UNKNOWN_FIELD, "is not read: send other resources beside the answers");
        }
        if (response.findValue("modifierExtension") != null) {
            refuse("", ProblemType.UNKNOWN_FIELD, "a modifierExtension may change what the answers mean");
        }
        JsonNode authored = response.path("authored");
        if (!authored.isMissingNode()) {
            report.set("reportedAt", authored);
            places.put("/reportedAt", place + "/authored");
        }
        read(response.path("item"), "", new Part(report, ""), "/item");
        return new Reading(report, problems, places);
    }

    /** A part of the report, and where it is in the report. */
    private record Part(ObjectNode object, String pointer) {

        String pointer(Item item) {
            return pointer + "/" + item.name();
        }
    }

    private void read(JsonNode list, String group, Part into, String pointer) {
        if (!list.isMissingNode() && !list.isArray()) {
            refuse(pointer, ProblemType.INVALID_TYPE, "must be a list");
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            JsonNode each = list.path(i);
            String at = pointer + "/" + i;
            check(Members.ITEM, each, at);
            Optional<Item> item = items.of(each.path("linkId").asText(), group);
            if (item.isEmpty()) {
                refuse(at, ProblemType.UNKNOWN_FIELD, "must have a linkId of the questionnaire, in its group");
            } else if (item.get().kind() == Kind.GROUP) {
                group(each, item.get(), into, at);
            } else {
                leaf(each, item.get(), into, at);
            }
        }
    }

    private void group(JsonNode node, Item item, Part into, String at) {
        if (node.has("answer")) {
            refuse(at, ProblemType.INVALID_TYPE, "is a group: it has items and no answer");
        }
        if (item.repeats()) {
            ArrayNode all = into.object().withArray(item.name());
            String pointer = into.pointer(item) + "/" + all.size();
            places.put(pointer, place + at);
            ObjectNode one = all.addObject();
            int before = problems.size();
            read(node.path("item"), item.linkId(), new Part(one, pointer), at + "/item");
            // Some forms send every question: where nothing was answered, nothing is said.
            if (one.isEmpty() && problems.size() == before) {
                all.remove(all.size() - 1);
                places.remove(pointer);
            }
        } else if (isFirst(item, into, at)) {
            places.put(into.pointer(item), place + at);
            Part part = new Part(into.object().putObject(item.name()), into.pointer(item));
            read(node.path("item"), item.linkId(), part, at + "/item");
        }
    }

    private void leaf(JsonNode node, Item item, Part into, String at) {
        JsonNode answers = node.path("answer");
        if (node.has("item") || !answers.isMissingNode() && !answers.isArray()) {
            refuse(at, ProblemType.INVALID_TYPE, "has a list of answers and no items");
        }
        if (answers.isEmpty() || !isFirst(item, into, at)) {
            return;
        }
        if (answers.size() > 1 && !item.repeats()) {
            refuse(at, ProblemType.INVALID_VALUE, "has one answer at most");
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        places.put(into.pointer(item), place + at);
        for (int i = 0; i < answers.size(); i++) {
            places.put(into.pointer(item) + "/" + i, place + at + "/answer/" + i);
            value(answers.path(i), item, values, at + "/answer/" + i);
        }
        // What is not right is read too: the fail-safe rests on what is named.
        if (values.size() > 0) {
            into.object().set(item.name(), item.repeats() || values.size() > 1 ? values : values.path(0));
        }
    }

    private boolean isFirst(Item item, Part into, String at) {
        if (into.object().has(item.name())) {
            refuse(at, ProblemType.INVALID_VALUE, "is there twice");
        }
        return !into.object().has(item.name());
    }

    private void value(JsonNode answer, Item item, ArrayNode values, String at) {
        check(Members.ANSWER, answer, at);
        check(Members.CODING, answer.path("valueCoding"), at + "/valueCoding");
        List<String> given = new ArrayList<>();
        answer.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("value")) {
                given.add(name);
            }
        });
        if (answer.has("item")) {
            refuse(at, ProblemType.INVALID_TYPE, "has no items");
        }
        for (String name : given) {
            JsonNode value = name.equals("valueCoding") ? answer.path(name).path("code") : answer.path(name);
            if (!value.isMissingNode()) {
                values.add(plain(value, at));
            }
        }
        if (given.size() != 1 || !item.kind().members().contains(given.get(0))) {
            String detail = "must be one " + String.join(" or ", item.kind().members());
            refuse(at, ProblemType.INVALID_TYPE, detail);
        } else if (item.kind() == Kind.CODE) {
            String system = ReportItems.CODES + item.linkId();
            if (!answer.path("valueCoding").path("system").asText(system).equals(system)) {
                refuse(at, ProblemType.UNKNOWN_CODE, "must be a code of " + system);
            }
            if (!answer.path("valueCoding").path("code").isTextual()) {
                refuse(at, ProblemType.MISSING_FIELD, "must have a code");
            }
        }
    }

    /** A number that would take a page to write has no place in a report. */
    private JsonNode plain(JsonNode value, String at) {
        if (!value.isBigDecimal()) {
            return value;
        }
        BigDecimal number = value.decimalValue();
        if (Math.abs((long) number.scale()) > MOST_PLACES) {
            refuse(at, ProblemType.OUT_OF_RANGE, "has too many digits");
            return JsonNodeFactory.instance.numberNode(0);
        }
        return JsonNodeFactory.instance.rawValueNode(new RawValue(number.toPlainString()));
    }

    private void check(Members known, JsonNode element, String pointer) {
        problems.addAll(known.problems(place + pointer, element));
    }

    private void refuse(String pointer, ProblemType type, String detail) {
        problems.add(new InputProblem(place + pointer, type.code(), detail, List.of()));
    }
}
