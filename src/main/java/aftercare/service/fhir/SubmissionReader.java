package aftercare.service.fhir;

import aftercare.service.fhir.ResponseReader.Reading;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what may be sent to be triaged: an answered questionnaire, alone, or in a Bundle or in Parameters with Observations and
 * Conditions beside it. INVARIANT: nothing that was sent is dropped: what cannot be a part of the report is refused. Serves once.
 */
final class SubmissionReader {

    private static final String TYPE = "resourceType";
    private static final String OBSERVATION = "Observation";
    private static final String CONDITION = "Condition";
    private static final String SUBJECT = "subject";
    private static final String REFERENCE = "reference";
    private static final String IDENTIFIER = "identifier";
    private static final String PATIENT = "Patient";

    /** As FHIR writes one before an id. */
    private static final Pattern TYPE_OF_RESOURCE = Pattern.compile("[A-Z][A-Za-z]+");

    private static final List<String> BUNDLES = List.of("collection", "searchset");

    private static final Map<String, String> PARAMETERS =
            Map.of("response", ResponseReader.TYPE, "observation", OBSERVATION, "condition", CONDITION);

    private final ReportItems items;
    private final Instant now;
    private final Map<String, JsonNode> resources = new LinkedHashMap<>();
    private final List<InputProblem> problems = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private ObjectNode report = JsonNodeFactory.instance.objectNode();
    private String root = "Resource";

    SubmissionReader(ReportItems items, Instant now) {
        this.items = items;
        this.now = now;
    }

    /** @param body one JSON object */
    Submission read(JsonNode body) {
        unpack(body);
        if (body.findValue("modifierExtension") != null) {
            refuse("", ProblemType.UNKNOWN_FIELD, "a modifierExtension may change what is meant");
        }
        if (body.findValue("implicitRules") != null) {
            refuse("", ProblemType.UNKNOWN_FIELD, "implicitRules may change what is meant");
        }
        Optional<String> at = response();
        JsonNode response = at.map(resources::get).orElseGet(JsonNodeFactory.instance::missingNode);
        if (at.isPresent()) {
            Reading reading = new ResponseReader(items, at.get()).read(response);
            problems.addAll(reading.problems());
            report = reading.body();
            places.putAll(reading.places());
        } else if (problems.isEmpty()) {
            refuse("", ProblemType.MISSING_FIELD, "must have a " + ResponseReader.TYPE);
        }
        addOthers(response);
        requireOnePatient();
        return new Submission(
                new Reading(report, problems, places),
                root,
                at.orElse(""),
                response.path("id").asText(),
                subject(response));
    }

    private void unpack(JsonNode body) {
        String type = body.path(TYPE).asText();
        switch (type) {
            case ResponseReader.TYPE -> {
                root = type;
                resources.put("", body);
            }
            case "Bundle" -> {
                root = type;
                bundle(body);
            }
            case "Parameters" -> {
                root = type;
                parameters(body);
            }
            default ->
                refuse(
                        "/" + TYPE,
                        ProblemType.INVALID_VALUE,
                        "must be " + ResponseReader.TYPE + ", Bundle or Parameters");
        }
    }

    private void bundle(JsonNode bundle) {
        if (!BUNDLES.contains(bundle.path("type").asText())) {
            refuse("/type", ProblemType.INVALID_VALUE, "must be " + String.join(" or ", BUNDLES));
        }
        problems.addAll(Members.BUNDLE.problems("", bundle));
        JsonNode entries = bundle.path("entry");
        if (SearchSet.saysMore(bundle)) {
            refuse("", ProblemType.INVALID_VALUE, "says that there is more than came along");
        }
        for (int i = 0; i < entries.size(); i++) {
            problems.addAll(Members.ENTRY.problems("/entry/" + i, entries.path(i)));
            add("/entry/" + i + "/resource", entries.path(i).path("resource"), PARAMETERS.values());
        }
    }

    private void parameters(JsonNode parameters) {
        problems.addAll(Members.PARAMETERS.problems("", parameters));
        JsonNode all = parameters.path("parameter");
        for (int i = 0; i < all.size(); i++) {
            problems.addAll(Members.PARAMETER.problems("/parameter/" + i, all.path(i)));
            String type = PARAMETERS.get(all.path(i).path("name").asText());
            if (type == null) {
                refuse(
                        "/parameter/" + i,
                        ProblemType.UNKNOWN_FIELD,
                        "must be a parameter of the operation: response, observation or condition");
            } else {
                add("/parameter/" + i + "/resource", all.path(i).path("resource"), List.of(type));
            }
        }
    }

    private void add(String at, JsonNode resource, Iterable<String> types) {
        for (String type : types) {
            if (resource.path(TYPE).asText().equals(type)) {
                resources.put(at, resource);
                return;
            }
        }
        refuse(at, ProblemType.INVALID_VALUE, "must be " + String.join(" or ", types));
    }

    /** Where the answered questionnaire is. */
    private Optional<String> response() {
        Optional<String> found = Optional.empty();
        for (Map.Entry<String, JsonNode> each : resources.entrySet()) {
            if (each.getValue().path(TYPE).asText().equals(ResponseReader.TYPE)) {
                if (found.isPresent()) {
                    refuse(each.getKey(), ProblemType.INVALID_VALUE, "is a second " + ResponseReader.TYPE);
                }
                found = Optional.of(found.orElse(each.getKey()));
            }
        }
        return found;
    }

    private void addOthers(JsonNode response) {
        Instant moment = Moments.of(response.path("authored")).orElse(now);
        MeasurementReader measurements = new MeasurementReader(items.vocabulary(), moment, now);
        RiskReader risks = new RiskReader(items.vocabulary());
        resources.forEach((at, resource) -> {
            String type = resource.path(TYPE).asText();
            if (type.equals(OBSERVATION)) {
                add(at, measurements.read(at, resource));
            } else if (type.equals(CONDITION)) {
                add(at, risks.read(at, resource));
            }
        });
    }

    private void add(String at, Part part) {
        problems.addAll(part.problems());
        if (part.field().isEmpty()) {
            return;
        }
        String[] place = part.field().get().split("/", -1);
        JsonNode said = report.path(place[0]).path(place[1]);
        if (!report.path(place[0]).isMissingNode() && !report.path(place[0]).isObject()) {
            return;
        }
        if (said.isMissingNode()) {
            report.withObjectProperty(place[0]).set(place[1], part.value());
            places.put("/" + part.field().get(), at);
        } else if (!isSame(said, part.value())) {
            refuse(at, ProblemType.INVALID_VALUE, "says otherwise than another resource");
        }
    }

    /**
     * What a resource beside the questionnaire comes to.
     *
     * @param field of the report, its object and its name with a slash between; empty where none can be told
     */
    record Part(Optional<String> field, JsonNode value, List<InputProblem> problems) {

        Part {
            problems = List.copyOf(problems);
        }
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isBoolean() || other.isBoolean()) {
            return one.equals(other);
        }
        try {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** INVARIANT: what is known of two patients is never one report. */
    private void requireOnePatient() {
        Optional<JsonNode> first = Optional.empty();
        for (Map.Entry<String, JsonNode> each : resources.entrySet()) {
            JsonNode subject = subject(each.getValue());
            if (!subject.isMissingNode() && !subject.isObject()) {
                refuse(each.getKey() + "/" + SUBJECT, ProblemType.INVALID_TYPE, "must be one reference");
            }
            if (isAnother(subject)) {
                refuse(each.getKey() + "/" + SUBJECT, ProblemType.INVALID_VALUE, "must be a patient");
            }
            if (first.isPresent() && !isSamePatient(first.get(), subject)) {
                refuse(each.getKey() + "/" + SUBJECT, ProblemType.INVALID_VALUE, "must be the same in every resource");
            }
            first = Optional.of(first.orElse(subject));
        }
    }

    /** INVARIANT: it is about somebody, not about a version of what is known of them: that of tomorrow is the same patient. */
    private static JsonNode subject(JsonNode resource) {
        JsonNode subject = resource.path(SUBJECT);
        if (!subject.path(REFERENCE).isTextual()) {
            return subject;
        }
        String reference = ResponseReader.unversioned(subject.path(REFERENCE).asText());
        return ((ObjectNode) subject.deepCopy()).put(REFERENCE, reference);
    }

    /** Whether it says of itself that it is no patient: a device and a group have measurements too. */
    private static boolean isAnother(JsonNode subject) {
        String[] parts = subject.path(REFERENCE).asText().split("/", -1);
        boolean typed = parts.length >= 2
                && TYPE_OF_RESOURCE.matcher(parts[parts.length - 2]).matches();
        return typed && !parts[parts.length - 2].equals(PATIENT)
                || subject.has("type") && !subject.path("type").asText().equals(PATIENT);
    }

    /** Who has no reference may be known by an identifier, or by a name alone: then nothing in it may differ. */
    private static boolean isSamePatient(JsonNode one, JsonNode other) {
        String reference = one.path(REFERENCE).asText();
        if (reference.isEmpty()) {
            return one.equals(other);
        }
        boolean bothAreIdentified = one.has(IDENTIFIER) && other.has(IDENTIFIER);
        return reference.equals(other.path(REFERENCE).asText())
                && (!bothAreIdentified || one.path(IDENTIFIER).equals(other.path(IDENTIFIER)));
    }

    private void refuse(String pointer, ProblemType type, String detail) {
        problems.add(new InputProblem(pointer, type.code(), detail, List.of()));
    }
}
