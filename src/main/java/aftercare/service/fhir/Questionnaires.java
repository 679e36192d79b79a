package aftercare.service.fhir;

import aftercare.domain.Question.Option;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Vocabulary.Type;
import aftercare.domain.bytes.Hash;
import aftercare.service.fhir.ReportItems.Item;
import aftercare.service.fhir.ReportItems.Kind;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the vocabulary as questionnaires: their answers say what a report says. */
final class Questionnaires {

    private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String ASYMPTOMATIC = "asymptomatic";
    private static final String VALUE = "valueCoding";

    /** As the contract has it: a longer text would have the whole report refused. */
    private static final Map<String, Integer> LONGEST = Map.of("reportId", 64, ReportItems.TEXT, 500);

    /** What patients cannot say: who names a symptom has it, and their report has no id of its own. */
    private static final List<String> FOR_STAFF = List.of("reportId", ReportItems.SYMPTOMS + ".present");

    /** The order in which a patient is asked. */
    private static final List<String> ORDER =
            List.of(ASYMPTOMATIC, ReportItems.SYMPTOMS, "treatment", "vitals", "patient", "selfCare");

    private final ReportItems items;
    private final String version;

    Questionnaires(Live live) {
        this.items = new ReportItems(live.book().vocabulary());
        this.version = version(live);
    }

    /** Of the words alone: a changed rule asks nothing else. */
    private static String version(Live live) {
        return Hash.of(live.rules().files().vocabulary().orElse(new byte[0])).hex();
    }

    /**
     * INVARIANT: a client that has kept a definition sees by this whether it is still the same, be it that the words have changed or the
     * program that writes it.
     *
     * @param content all but what names it
     */
    private static JsonObject meta(JsonObject content) {
        return new JsonObject().with("versionId", Hash.of(content.toString()).hex());
    }

    List<JsonObject> all() {
        return List.of(
                questionnaire("report", ReportItems.QUESTIONNAIRE, "Report after dry needling", list("", "")),
                questionnaire("patient", ReportItems.FOR_PATIENTS, "How are you after dry needling?", forPatients()));
    }

    private JsonObject questionnaire(String id, String address, String title, List<JsonObject> asked) {
        JsonObject form = new JsonObject()
                .with("url", address)
                .with("version", version)
                .with("name", "Aftercare_" + id)
                .with("title", title)
                .with("status", "active")
                .with("experimental", false)
                .with("subjectType", List.of("Patient"))
                .with("item", asked);
        return new JsonObject()
                .with("resourceType", "Questionnaire")
                .with("id", id)
                .with("meta", meta(form))
                .with(form);
    }

    private List<JsonObject> forPatients() {
        List<JsonObject> asked = new ArrayList<>();
        for (String linkId : ORDER) {
            Optional<Item> item = items.of(linkId, "");
            if (item.isPresent() && linkId.equals(ReportItems.SYMPTOMS)) {
                asked.addAll(byTopic(item.get()));
            } else if (item.isPresent()) {
                asked.add(item(item.get(), "", item.get().options()));
            }
        }
        return asked;
    }

    private List<JsonObject> byTopic(Item symptoms) {
        Map<Topic, List<Option>> topics = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            topics.put(topic, new ArrayList<>());
        }
        for (SymptomWord word : items.vocabulary().symptoms().values()) {
            topics.get(Topic.of(word)).add(new Option(word.code(), word.label()));
        }
        topics.get(Topic.REST).add(new Option(ReportItems.OTHER, "Something else"));
        List<JsonObject> groups = new ArrayList<>();
        topics.forEach((topic, options) -> {
            if (!options.isEmpty()) {
                String of = ReportItems.TOPIC + topic.code();
                List<JsonObject> asked = new ArrayList<>();
                for (Item item : items.in(symptoms.linkId())) {
                    if (item.linkId().equals(ReportItems.CODE)) {
                        asked.add(item(item, of, options));
                    } else if (!FOR_STAFF.contains(item.linkId())
                            && !carriers(item, options).isEmpty()) {
                        asked.add(item(item, of, item.options()).with(shownFor(item, of, options)));
                    }
                }
                groups.add(new JsonObject()
                        .with("linkId", symptoms.linkId() + of)
                        .with("text", topic.text())
                        .with("type", symptoms.kind().type())
                        .with("enableWhen", unlessWell())
                        .with("enableBehavior", "any")
                        .with("repeats", true)
                        .with("item", asked));
            }
        });
        return groups;
    }

    /** Who is well is asked for no symptom. In two parts: not all forms take no answer for another than yes. */
    private static List<JsonObject> unlessWell() {
        return List.of(whenWell("exists"), whenWell("="));
    }

    private static JsonObject whenWell(String operator) {
        return new JsonObject()
                .with("question", ASYMPTOMATIC)
                .with("operator", operator)
                .with("answerBoolean", false);
    }

    private List<JsonObject> list(String group, String of) {
        List<JsonObject> list = new ArrayList<>();
        for (Item item : items.in(group)) {
            JsonObject asked = item(item, of, item.options());
            list.add(
                    group.equals(ReportItems.SYMPTOMS) && !item.linkId().equals(ReportItems.CODE)
                            ? asked.with(shownFor(
                                    item,
                                    of,
                                    items.of(ReportItems.CODE, group)
                                            .orElseThrow()
                                            .options()))
                            : asked);
        }
        return list;
    }

    private JsonObject item(Item item, String of, List<Option> options) {
        JsonObject asked = new JsonObject();
        List<JsonObject> extensions = item.field().map(Questionnaires::bounds).orElse(List.of());
        if (!extensions.isEmpty()) {
            asked.with("extension", extensions);
        }
        asked.with("linkId", item.linkId() + of)
                .with("text", item.text())
                .with("type", item.kind().type());
        // Nothing is required: forms ask for that in groups too in which nothing is answered.
        if (item.repeats()) {
            asked.with("repeats", true);
        }
        if (item.kind() == Kind.TEXT) {
            asked.with("maxLength", LONGEST.get(item.linkId()));
        }
        if (item.kind() == Kind.GROUP) {
            asked.with("item", list(item.linkId(), of));
        }
        if (item.kind() == Kind.CODE) {
            asked.with("answerOption", answers(item, options));
        }
        return asked;
    }

    private static List<JsonObject> answers(Item item, List<Option> options) {
        List<JsonObject> answers = new ArrayList<>();
        for (Option option : options) {
            answers.add(new JsonObject()
                    .with(VALUE, Coding.of(ReportItems.CODES + item.linkId(), option.value(), option.label())));
        }
        return answers;
    }

    /** An attribute is asked for the symptoms that carry it, and for none that is not named; a reader takes it with any. */
    private JsonObject shownFor(Item item, String of, List<Option> symptoms) {
        List<JsonObject> when = new ArrayList<>();
        for (String symptom : carriers(item, symptoms)) {
            when.add(new JsonObject()
                    .with("question", ReportItems.CODE + of)
                    .with("operator", "=")
                    .with("answerCoding", Coding.of(ReportItems.CODES + ReportItems.CODE, symptom)));
        }
        JsonObject shown = new JsonObject();
        if (when.size() == symptoms.size()) {
            JsonObject named = new JsonObject()
                    .with("question", ReportItems.CODE + of)
                    .with("operator", "exists")
                    .with("answerBoolean", true);
            return shown.with("enableWhen", List.of(named));
        }
        shown.with("enableWhen", when);
        return when.size() > 1 ? shown.with("enableBehavior", "any") : shown;
    }

    private List<String> carriers(Item item, List<Option> symptoms) {
        List<String> carriers = new ArrayList<>();
        for (Option symptom : symptoms) {
            SymptomWord word = items.vocabulary().symptoms().get(symptom.value());
            // What is no attribute, such as the code itself, belongs to all; text to that alone for which there is no
            // word.
            boolean carries = item.linkId().equals(ReportItems.TEXT)
                    ? word == null
                    : word == null
                            || item.field().isEmpty()
                            || word.attributes().contains(item.name());
            if (carries) {
                carriers.add(symptom.value());
            }
        }
        return carriers;
    }

    /** What a form may check, and shows beside the number. */
    private static List<JsonObject> bounds(Field field) {
        if (field.type() != Type.INTEGER && field.type() != Type.DECIMAL) {
            return List.of();
        }
        boolean whole = field.type() == Type.INTEGER;
        List<JsonObject> bounds = new ArrayList<>();
        bounds.add(bound("minValue", whole, field.min()));
        bounds.add(bound("maxValue", whole, field.max()));
        if (!whole) {
            bounds.add(new JsonObject().with("url", HL7 + "maxDecimalPlaces").with("valueInteger", field.places()));
        }
        field.codes().stream()
                .filter(code -> code.system().equals("UCUM"))
                .findFirst()
                .ifPresent(code -> bounds.add(new JsonObject()
                        .with("url", HL7 + "questionnaire-unit")
                        .with(VALUE, Coding.of(UCUM, code.code(), field.unit()))));
        return bounds;
    }

    private static JsonObject bound(String name, boolean whole, BigDecimal value) {
        return new JsonObject().with("url", HL7 + name).with(whole ? "valueInteger" : "valueDecimal", value);
    }
}
