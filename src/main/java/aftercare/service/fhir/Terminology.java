package aftercare.service.fhir;

import aftercare.domain.Question.Option;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.Type;
import aftercare.domain.bytes.Hash;
import aftercare.service.fhir.ReportItems.Item;
import aftercare.service.fhir.ReportItems.Kind;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every word that the service reads or says in FHIR, as a CodeSystem and a ValueSet. */
final class Terminology {

    static final String URGENCY = "urn:aftercare:urgency";
    static final String RULE = "urn:aftercare:rule";
    static final String RISK = "urn:aftercare:risk";
    static final String PROBLEM = "urn:aftercare:problem";

    private static final String VALUES = "urn:aftercare:values:";

    private final Map<String, Map<String, String>> words = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final String ruleSetVersion;

    Terminology(Live live) {
        Vocabulary vocabulary = live.book().vocabulary();
        ruleSetVersion = live.book().version();
        for (Item item : new ReportItems(vocabulary).all()) {
            if (item.kind() == Kind.CODE) {
                Map<String, String> displays = add(item.linkId(), ReportItems.CODES + item.linkId());
                for (Option option : item.options()) {
                    displays.put(option.value(), option.label());
                }
            }
        }
        Map<String, String> risks = add("risk", RISK);
        risks(vocabulary).forEach(field -> risks.put(field.name(), field.label()));
        Map<String, String> levels = add("urgency", URGENCY);
        for (Urgency urgency : Urgency.values()) {
            levels.put(
                    urgency.name(),
                    live.book()
                            .wording()
                            .levels()
                            .get(urgency)
                            .heading(urgency.actWithinHours())
                            .headline());
        }
        Map<String, String> rules = add("rule", RULE);
        for (RuleCard card : live.book().cards()) {
            rules.putIfAbsent(card.id(), card.title());
        }
        Map<String, String> problems = add("problem", PROBLEM);
        for (ProblemType type : ProblemType.values()) {
            problems.put(type.code(), type.title());
        }
    }

    /** What is asked about a patient and is there or not. */
    static List<Field> risks(Vocabulary vocabulary) {
        List<Field> risks = new ArrayList<>();
        for (Field field : vocabulary.fields(Part.PATIENT).values()) {
            if (field.type() == Type.BOOLEAN) {
                risks.add(field);
            }
        }
        return risks;
    }

    private Map<String, String> add(String id, String address) {
        addresses.put(id, address);
        return words.computeIfAbsent(id, none -> new LinkedHashMap<>());
    }

    List<JsonObject> codeSystems() {
        List<JsonObject> all = new ArrayList<>();
        words.keySet().forEach(id -> {
            List<JsonObject> concepts = concepts(id);
            all.add(resource("CodeSystem", id, addresses.get(id))
                    .with("caseSensitive", true)
                    .with("valueSet", VALUES + id)
                    .with("content", "complete")
                    .with("count", concepts.size())
                    .with("concept", concepts));
        });
        return all;
    }

    private List<JsonObject> concepts(String id) {
        List<JsonObject> concepts = new ArrayList<>();
        words.get(id)
                .forEach((code, display) ->
                        concepts.add(new JsonObject().with("code", code).with("display", display)));
        return concepts;
    }

    /** Of the words: a set of them is another one where they are, whatever else it says of itself. */
    private String version(String id) {
        return id.equals("rule")
                ? ruleSetVersion
                : Hash.of(new JsonObject().with("concept", concepts(id)).toString())
                        .hex();
    }

    List<JsonObject> valueSets() {
        List<JsonObject> all = new ArrayList<>();
        for (String id : words.keySet()) {
            JsonObject include = new JsonObject().with("system", addresses.get(id));
            all.add(resource("ValueSet", id, VALUES + id)
                    .with("compose", new JsonObject().with("include", List.of(include))));
        }
        return all;
    }

    private JsonObject resource(String type, String id, String address) {
        return new JsonObject()
                .with("resourceType", type)
                .with("id", id)
                .with("url", address)
                .with("version", version(id))
                .with("name", "Aftercare" + id.replaceAll("[^A-Za-z0-9]", "_"))
                .with("title", "Aftercare: " + id)
                .with("status", "active")
                .with("experimental", false);
    }
}
