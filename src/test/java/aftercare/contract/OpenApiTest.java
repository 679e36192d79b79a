package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.Type;
import aftercare.domain.Wording;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.triage.answer.Instruction;
import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract against the words and the types of the program, without a running service. */
class OpenApiTest {

    private static final JsonNode CONTRACT = Contract.tree();
    private static final JsonNode SCHEMAS = CONTRACT.at("/components/schemas");
    private static final Vocabulary VOCABULARY = vocabulary();

    /** Which schema describes the fields of which part, and what it has beside them. */
    private static final Map<Part, String> SCHEMA_OF_PART = Map.of(
            Part.REPORT, "Report",
            Part.TREATMENT, "Treatment",
            Part.PATIENT, "Patient",
            Part.VITALS, "Vitals",
            Part.SELF_CARE, "SelfCare",
            Part.ATTRIBUTES, "Symptom");

    private static final Map<Part, Set<String>> BESIDE_THE_VOCABULARY = Map.of(
            Part.REPORT, Set.of("reportId", "reportedAt", "treatment", "patient", "vitals", "selfCare", "symptoms"),
            Part.ATTRIBUTES, Set.of("code", "present", "text"));

    @Test
    void parsesWithoutWarnings() {
        assertEquals(List.of(), Contract.parse().getMessages());
        assertEquals("3.0.3", CONTRACT.path("openapi").asText());
    }

    @Test
    void listsTheSymptomsOfTheVocabularyAndOther() {
        List<String> codes = new ArrayList<>(VOCABULARY.symptoms().keySet());
        codes.add(Symptom.OTHER);
        assertEquals(codes, words(SCHEMAS.at("/SymptomCode/enum")));
    }

    @Test
    void listsTheRegionsOfTheVocabulary() {
        List<String> codes = List.copyOf(VOCABULARY.regions().keySet());
        assertEquals(codes, words(SCHEMAS.at("/Region/enum")));
        List<String> groups = words(SCHEMAS.at("/RegionWord/properties/groups/items/enum"));
        assertEquals(VocabularyReader.REGION_GROUPS, groups);
    }

    @Test
    void hasTheFieldsOfTheVocabularyAndNoOther() {
        for (Part part : Part.values()) {
            Set<String> expected = new TreeSet<>(VOCABULARY.fields(part).keySet());
            expected.addAll(BESIDE_THE_VOCABULARY.getOrDefault(part, Set.of()));
            assertEquals(expected, new TreeSet<>(names(schemaOf(part).path("properties"))), part.word());
        }
    }

    @Test
    void givesEveryFieldTheTypeTheRangeAndTheWordsOfTheVocabulary() {
        for (Part part : Part.values()) {
            for (Field field : VOCABULARY.fields(part).values()) {
                requireSame(field, schemaOf(part).path("properties").path(field.name()));
            }
        }
    }

    private static void requireSame(Field field, JsonNode schema) {
        String name = field.name();
        switch (field.type()) {
            case INTEGER, DECIMAL -> {
                boolean whole = field.type() == Type.INTEGER;
                assertEquals(whole ? "integer" : "number", schema.path("type").asText(), name);
                assertNumber(field.min(), schema.path("minimum"), name);
                assertNumber(field.max(), schema.path("maximum"), name);
                if (whole) {
                    assertFalse(schema.has("multipleOf"), name);
                } else {
                    assertNumber(BigDecimal.ONE.movePointLeft(field.places()), schema.path("multipleOf"), name);
                }
            }
            case BOOLEAN -> assertEquals("boolean", schema.path("type").asText(), name);
            case WORD -> assertEquals(field.words(), words(schema.path("enum")), name);
            case WORDS -> assertEquals(field.words(), words(schema.at("/items/enum")), name);
            case REGION ->
                assertEquals("#/components/schemas/Region", schema.path("$ref").asText(), name);
            case REGIONS ->
                assertEquals(
                        "#/components/schemas/Region", schema.at("/items/$ref").asText(), name);
            case TIMESTAMP -> assertEquals("date-time", schema.path("format").asText(), name);
        }
    }

    private static void assertNumber(BigDecimal expected, JsonNode actual, String name) {
        assertTrue(actual.isNumber(), name);
        assertEquals(0, expected.compareTo(new BigDecimal(actual.asText())), name);
    }

    @Test
    void listsTheLevels() {
        List<String> levels = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            levels.add(urgency.name());
        }
        assertEquals(levels.subList(1, levels.size()), words(SCHEMAS.at("/SymptomWord/properties/floor/enum")));
        Collections.reverse(levels);
        assertEquals(levels, words(SCHEMAS.at("/Urgency/enum")));
        assertEquals(levels, words(SCHEMAS.at("/Urgency/x-enum-varnames")));
    }

    @Test
    void listsTheKindsOfFields() {
        List<String> types = new ArrayList<>();
        for (Type type : Type.values()) {
            types.add(type.name().toLowerCase(Locale.ROOT));
        }
        assertEquals(types, words(SCHEMAS.at("/Field/properties/type/enum")));
    }

    @Test
    void listsTheDataQualityCodes() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("rules", Wording.FILE));
        Wording wording = good(WordingReader.read(Wording.FILE, bytes));
        List<String> codes = words(SCHEMAS.at("/DataQuality/properties/code/enum"));
        Set<String> said = new TreeSet<>(wording.dataQuality().keySet());
        // Each file of texts in another language has its own words for these.
        said.addAll(List.of("text-in-english", "translation-not-reviewed"));
        assertEquals(said, new TreeSet<>(codes));
        assertEquals(codes.size(), new LinkedHashSet<>(codes).size());
        String explained =
                SCHEMAS.at("/DataQuality/properties/code/description").asText();
        for (String code : codes) {
            assertTrue(explained.contains("`" + code + "`"), code);
        }
    }

    @Test
    void listsTheProblemTypes() {
        List<String> types = new ArrayList<>();
        List<String> ofBodies = new ArrayList<>();
        for (ProblemType type : ProblemType.values()) {
            types.add(Contract.PROBLEM_TYPE + type.code());
            boolean unreadable = type.name().startsWith("MALFORMED") || type == ProblemType.JSON_LIMITS;
            boolean ofKey = type == ProblemType.IDEMPOTENCY_KEY_REUSED;
            if (unreadable || type.status() == 422 && !ofKey) {
                ofBodies.add(type.code());
            }
        }
        assertEquals(types, words(SCHEMAS.at("/Problem/properties/type/enum")));
        assertEquals(ofBodies, words(SCHEMAS.at("/ProblemError/properties/code/enum")));
    }

    /** Where a status is described, every problem that comes with it is named. */
    @Test
    void describesEveryProblemTypeWithItsStatus() {
        for (ProblemType type : ProblemType.values()) {
            String status = Integer.toString(type.status());
            boolean described = false;
            for (JsonNode path : CONTRACT.path("paths")) {
                for (JsonNode operation : path) {
                    JsonNode response = resolved(operation.path("responses").path(status));
                    described = described
                            || response.path("content").has(ProblemJson.MEDIA_TYPE)
                                    && response.path("description").asText().contains("`" + type.code() + "`");
                }
            }
            assertTrue(described, type.code());
            assertTrue(
                    SCHEMAS.at("/Problem/properties/type/description").asText().contains("`" + type.code() + "`"));
        }
    }

    @Test
    void writesEveryProblemAsDescribed() {
        ProblemJson json = new ProblemJson();
        for (ProblemType type : ProblemType.values()) {
            for (Urgency failSafe : List.of(Urgency.URGENT_24H, Urgency.EMERGENCY_AMBULANCE)) {
                byte[] problem =
                        json.write(type, type.status(), List.of(), failSafe, new Instruction("what to do", "de"));
                Contract.requireMatch("Problem", new String(problem, StandardCharsets.UTF_8));
            }
        }
        List<InputProblem> errors = List.of(
                new InputProblem("", "invalid-type", "a report is an object", List.of()),
                new InputProblem("/symptoms/0/code", "unknown-code", "must be known", List.of("chest-pain")));
        byte[] problem = json.write(
                ProblemType.INVALID_TYPE, 422, errors, Urgency.URGENT_24H, new Instruction("what to do", "en"));
        Contract.requireMatch("Problem", new String(problem, StandardCharsets.UTF_8));
    }

    /** A program that was generated from this contract must not stumble over what a later version adds. */
    @Test
    void isOpenWhereItAnswersAndClosedWhereItIsAsked() {
        Set<String> requests = new TreeSet<>(SCHEMA_OF_PART.values());
        requests.addAll(List.of("BatchLine", "RuleChange", "ChangeReason"));
        SCHEMAS.properties().forEach(schema -> {
            if (requests.contains(schema.getKey())) {
                JsonNode said = schema.getValue().path("additionalProperties");
                assertTrue(said.isBoolean() && !said.asBoolean(), schema.getKey());
            } else {
                // A schema says what the values of a map are, whatever their names.
                schema.getValue()
                        .findValues("additionalProperties")
                        .forEach(open -> assertTrue(open.isObject() || open.asBoolean(), schema.getKey()));
            }
        });
    }

    /** The tests know better than a caller: they stumble over what is not described. */
    @Test
    void noticesAnAnswerWithAMemberThatIsNotDescribed() {
        String failSafe = "{\"urgency\":\"URGENT_24H\",\"instruction\":\"what to do\"";
        Contract.requireMatch("FailSafe", failSafe + "}");
        assertThrows(AssertionError.class, () -> Contract.requireMatch("FailSafe", failSafe + ",\"more\":1}"));
    }

    /** What is always there is said to be. */
    @Test
    void describesEveryObjectCompletely() {
        Set<String> requests = new TreeSet<>(SCHEMA_OF_PART.values());
        // It changes files, removes some, or both.
        requests.add("RuleChange");
        SCHEMAS.fieldNames().forEachRemaining(name -> {
            JsonNode schema = SCHEMAS.path(name);
            requireComplete(name, schema, !requests.contains(name));
        });
    }

    private static void requireComplete(String name, JsonNode schema, boolean response) {
        if (schema.path("type").asText().equals("object") && schema.has("properties")) {
            List<String> required = words(schema.path("required"));
            assertTrue(names(schema.path("properties")).containsAll(required), name);
            assertTrue(!response || !required.isEmpty(), name);
        }
        assertFalse(schema.has("nullable"), name);
        schema.path("properties")
                .properties()
                .forEach(property -> requireComplete(name + "." + property.getKey(), property.getValue(), response));
        if (schema.has("items")) {
            requireComplete(name + "[]", schema.path("items"), response);
        }
    }

    @Test
    void demandsNothingOfAReportButTheCodesOfSymptoms() {
        for (String name : SCHEMA_OF_PART.values()) {
            List<String> expected = name.equals("Symptom") ? List.of("code") : List.of();
            assertEquals(expected, words(SCHEMAS.path(name).path("required")), name);
        }
        assertEquals(1000, SCHEMAS.at("/Report/properties/symptoms/maxItems").asInt());
        assertEquals(20, SCHEMAS.at("/Treatment/properties/regions/maxItems").asInt());
    }

    private static JsonNode schemaOf(Part part) {
        return SCHEMAS.path(SCHEMA_OF_PART.get(part));
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : list) {
            words.add(word.asText());
        }
        return words;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Vocabulary vocabulary() {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("rules", "vocabulary.yaml"));
            return good(VocabularyReader.read("vocabulary.yaml", bytes));
        } catch (IOException e) {
            throw new AssertionError("the vocabulary cannot be read", e);
        }
    }

    private static <T> T good(WordsResult<T> result) {
        assertTrue(result instanceof WordsResult.Good<T>);
        return ((WordsResult.Good<T>) result).words();
    }
}
