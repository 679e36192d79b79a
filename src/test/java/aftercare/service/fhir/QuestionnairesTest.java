package aftercare.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.cli.SmallRules;
import aftercare.contract.Contract;
import aftercare.domain.Vocabulary;
import aftercare.domain.bytes.Hash;
import aftercare.service.fhir.ReportItems.Item;
import aftercare.service.fhir.ReportItems.Kind;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each questionnaire asks for every word, and each of its items is one that can be read. */
class QuestionnairesTest {

    private static final ReportItems ITEMS = Responses.items();
    private static final Map<String, JsonNode> ALL = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        RuleSet shipped = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        new Questionnaires(new Live(shipped, Instant.EPOCH))
                .all()
                .forEach(each -> ALL.put(each.toString(), Contract.read(each.toString())));
    }

    private static void collect(JsonNode parent, String group, List<JsonNode> found) {
        for (JsonNode item : parent.path("item")) {
            String linkId = item.path("linkId").asText();
            Item read = ITEMS.of(linkId, group).orElseThrow(() -> new AssertionError(linkId));
            assertEquals(read.kind().type(), item.path("type").asText(), linkId);
            found.add(item);
            collect(item, read.linkId(), found);
        }
    }

    private static List<JsonNode> items(JsonNode questionnaire) {
        List<JsonNode> items = new ArrayList<>();
        collect(questionnaire, "", items);
        return items;
    }

    @Test
    void eachItemCanBeRead() {
        assertEquals(2, ALL.size());
        ALL.values().forEach(questionnaire -> {
            Set<String> linkIds = new TreeSet<>();
            for (JsonNode item : items(questionnaire)) {
                // A condition looks back: what it looks at was asked before, and is another.
                item.path("enableWhen")
                        .forEach(when -> assertTrue(
                                linkIds.contains(when.path("question").asText()), item.path("linkId")::asText));
                assertTrue(linkIds.add(item.path("linkId").asText()), "twice: " + item.path("linkId"));
                assertFalse(item.path("text").asText().isBlank());
            }
            assertTrue(linkIds.size() > 50);
        });
    }

    /** Every word, once, and the fields that a patient can answer. */
    @Test
    void asksForEveryWord() {
        Set<String> words = new TreeSet<>(ITEMS.vocabulary().symptoms().keySet());
        words.add("other");
        ALL.values().forEach(questionnaire -> {
            List<String> asked = new ArrayList<>();
            Set<String> fields = new TreeSet<>();
            for (JsonNode item : items(questionnaire)) {
                String linkId = item.path("linkId").asText().replaceFirst("~.*", "");
                fields.add(linkId);
                if (linkId.equals("symptoms.code")) {
                    item.path("answerOption")
                            .forEach(option ->
                                    asked.add(option.at("/valueCoding/code").asText()));
                } else if (ITEMS.all().stream()
                        .anyMatch(each -> each.linkId().equals(linkId) && each.kind() == Kind.CODE)) {
                    assertFalse(item.path("answerOption").isEmpty(), linkId);
                }
            }
            assertEquals(words, new TreeSet<>(asked));
            assertEquals(words.size(), asked.size());
            Set<String> expected = new TreeSet<>();
            ITEMS.all().forEach(item -> expected.add(item.linkId()));
            if (questionnaire.path("id").asText().equals("patient")) {
                expected.removeAll(Set.of("reportId", "symptoms.present"));
            }
            assertEquals(expected, fields);
        });
    }

    /** An attribute appears for the symptoms that carry it, and for a symptom without a word. */
    @Test
    void showsWhatASymptomCarries() {
        JsonNode staff = ALL.values().iterator().next();
        for (JsonNode item : items(staff)) {
            String name = item.path("linkId").asText().replaceFirst("symptoms\\.", "");
            if (!ITEMS.vocabulary().fields(Vocabulary.Part.ATTRIBUTES).containsKey(name)) {
                continue;
            }
            Set<String> shown = new TreeSet<>();
            item.path("enableWhen")
                    .forEach(when -> shown.add(when.at("/answerCoding/code").asText()));
            Set<String> carriers = new TreeSet<>(Set.of("other"));
            ITEMS.vocabulary().symptoms().values().forEach(word -> {
                if (word.attributes().contains(name)) {
                    carriers.add(word.code());
                }
            });
            assertEquals(carriers, shown, name);
        }
    }

    /**
     * A form that looks for required answers looks in groups too in which nothing is answered: a patient would have to name a symptom
     * of each topic, an alarm among them. So nothing is required, and what belongs to a symptom appears when it is named.
     */
    @Test
    void requiresNothingAndAsksNothingOfASymptomThatIsNotNamed() {
        ALL.values().forEach(questionnaire -> items(questionnaire).forEach(item -> {
            String linkId = item.path("linkId").asText();
            assertFalse(item.has("required"), linkId);
            if (!linkId.startsWith("symptoms.") || linkId.matches("symptoms\\.code(~.*)?")) {
                return;
            }
            assertFalse(item.path("enableWhen").isEmpty(), linkId);
            item.path("enableWhen").forEach(when -> {
                assertEquals(
                        linkId.replaceFirst("\\.[A-Za-z]+", ".code"),
                        when.path("question").asText());
                assertTrue(
                        when.path("operator").asText().equals("=")
                                || when.path("answerBoolean").asBoolean(),
                        linkId);
            });
        }));
    }

    /** No form takes a text for which a report would be refused. */
    @Test
    void aTextIsAsLongAsTheContractAllows() {
        JsonNode schemas = Contract.tree().at("/components/schemas");
        Map<String, Integer> longest = Map.of(
                "reportId", schemas.at("/Report/properties/reportId/maxLength").asInt(),
                "symptoms.text",
                        schemas.at("/Symptom/properties/text/maxLength").asInt());
        ALL.values().forEach(questionnaire -> items(questionnaire).forEach(item -> {
            String linkId = item.path("linkId").asText();
            boolean isText = item.path("type").asText().equals("string");
            assertEquals(isText, item.has("maxLength"), linkId);
            if (isText) {
                assertEquals(
                        longest.get(linkId.replaceFirst("~.*", "")),
                        item.path("maxLength").asInt(),
                        linkId);
            }
        }));
    }

    /** A changed rule asks nothing else, so the version is of the words alone. Who has kept a form sees whether all of it is the same. */
    @Test
    void isVersionedByItsWordsAndMarkedByAllThatItAsks() throws IOException {
        String words =
                Hash.of(Files.readAllBytes(Path.of("rules/vocabulary.yaml"))).hex();
        Set<String> marks = new TreeSet<>();
        ALL.values().forEach(each -> {
            assertEquals(words, each.path("version").asText());
            ObjectNode form = each.deepCopy();
            form.remove(List.of("resourceType", "id", "meta"));
            String mark = each.path("meta").path("versionId").asText();
            assertEquals(Hash.of(form.toString()).hex(), mark);
            marks.add(mark);
        });
        assertEquals(2, marks.size(), "two forms have one mark");
    }

    /** A changed rule asks nothing else; a changed label does. */
    @Test
    void aChangedRuleIsNoNewVersion() throws IOException {
        Path rules = SmallRules.coveredIn(folder);
        Map<String, String> before = versions(rules);
        change(rules.resolve("soreness/soreness.drl"), "severity <= 6", "severity <= 5");
        assertEquals(before, versions(rules));
        change(rules.resolve("vocabulary.yaml"), "label: General muscle ache", "label: Ache of muscles");
        Map<String, String> after = versions(rules);
        for (String each : List.of(
                "Questionnaire/report",
                "Questionnaire/patient",
                "CodeSystem/symptoms.code",
                "ValueSet/symptoms.code")) {
            assertNotEquals(before.get(each), after.get(each), each);
        }
        assertEquals(before.get("CodeSystem/risk"), after.get("CodeSystem/risk"));
    }

    /** What an emergency is called stands in no vocabulary. */
    @Test
    void aChangedWordingIsANewVersionOfTheLevels() throws IOException {
        Path rules = SmallRules.coveredIn(folder);
        Map<String, String> before = versions(rules);
        change(rules.resolve("wording.yaml"), "Doctor today", "A doctor today");
        Map<String, String> after = versions(rules);
        for (String each : List.of("CodeSystem/urgency", "ValueSet/urgency")) {
            assertNotEquals(before.put(each, after.get(each)), after.get(each), each);
        }
        assertEquals(before, after);
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
    }

    /** All but that of the rules, which is the rule set's. */
    private static Map<String, String> versions(Path rules) {
        RuleSet loaded = assertInstanceOf(RuleSet.class, new RuleSetLoader(Clock.systemUTC()).load(rules));
        Map<String, String> versions = new TreeMap<>();
        for (String type : List.of("Questionnaire", "CodeSystem", "ValueSet")) {
            new Definitions().resources(type, new Live(loaded, Instant.EPOCH)).forEach(each -> {
                JsonNode read = Contract.read(each.toString());
                versions.put(
                        type + "/" + read.path("id").asText(),
                        read.path("version").asText()
                                + read.path("meta").path("versionId").asText());
            });
        }
        versions.keySet().removeIf(each -> each.endsWith("/rule"));
        return versions;
    }

    /** What a form that others wrote (LHC-Forms 40.1.3) made of the one for patients, filled in by its own page. */
    @Test
    void readsWhatAFormExports() throws IOException {
        byte[] export = Files.readAllBytes(Path.of("src/test/resources/fhir/lhc-forms.json"));
        ResponseReader.Reading reading =
                new ResponseReader(ITEMS).read(StrictJson.object(export).orElseThrow());
        assertEquals(List.of(), reading.problems());
        assertEquals(
                "{\"reportedAt\":\"2026-11-29T14:09:10.751Z\",\"symptoms\":[{\"code\":\"site-redness\",\"sizeCm\":3}]}",
                reading.body().toString());
    }
}
