package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.languages.LanguageFileReader;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.ruleset.yaml.YamlProblems;
import aftercare.ruleset.yaml.YamlText;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.CaseFaults;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.CompanionsReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.fge.jsonschema.core.exceptions.ProcessingException;
import com.github.fge.jsonschema.main.JsonSchema;
import com.github.fge.jsonschema.main.JsonSchemaFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors read are those of the readers: what a schema refuses, a reader refuses too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaVerbTest {

    private static final Path RULES = Path.of("rules");
    private static final Path SCHEMAS = Path.of("docs/schemas");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LONG = "symptoms";
    private static final String UNKNOWN = "unheardOf";

    private final CheckedFolder shipped = FolderCheck.check(RULES);

    /** The kinds of files, and what reads them. */
    private enum Kind {
        CASES,
        VOCABULARY,
        WORDING,
        TEXTS,
        CHANGES,
        COMPANIONS;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        List<Path> files() throws IOException {
            try (var all = Files.walk(RULES)) {
                String end =
                        switch (this) {
                            case CASES -> ".*\\.cases\\.yaml";
                            case VOCABULARY, WORDING -> word() + "\\.yaml";
                            case TEXTS -> "texts\\.[a-z]+\\.yaml";
                            case CHANGES, COMPANIONS -> name() + "\\.yaml";
                        };
                return all.filter(file -> file.getFileName().toString().matches(end))
                        .sorted()
                        .toList();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePublishedSchemaIsThatOfTheReader(Kind kind) throws IOException {
        Path file = SCHEMAS.resolve(kind.word() + ".json");
        assertEquals(
                generated(kind),
                Files.exists(file) ? Files.readString(file) : "",
                () -> "make it anew: ./aftercare schema " + kind.word() + " > " + file);
    }

    @ParameterizedTest
    @EnumSource
    void everyShippedFileIsGood(Kind kind) throws Exception {
        JsonSchema schema = schema(kind);
        assertFalse(kind.files().isEmpty());
        for (Path file : kind.files()) {
            assertEquals("", complaints(schema, json(file)), file.toString());
        }
    }

    /** Each key is taken away, each is joined by an unknown one, each value becomes one of another kind. */
    @ParameterizedTest
    @EnumSource
    void aSlipThatTheSchemaSeesTheReaderSeesToo(Kind kind) throws Exception {
        JsonSchema schema = schema(kind);
        Set<String> tried = new TreeSet<>();
        int seen = 0;
        for (Path file : kind.files()) {
            for (JsonNode whole : parts(json(file))) {
                for (String pointer : pointers(whole)) {
                    if (!tried.add(pointer.replaceAll("/\\d+(?=/|$)", "/0"))) {
                        continue;
                    }
                    for (JsonNode slip : slips(whole, pointer)) {
                        boolean bySchema = !schema.validInstance(slip);
                        boolean byReader = !isGood(kind, slip);
                        assertTrue(byReader || !bySchema, () -> file + " " + pointer + ": only the schema refuses it");
                        assertTrue(bySchema || !hasUnknownKey(slip), () -> file + " " + pointer + ": takes any key");
                        seen += bySchema ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(seen > tried.size(), seen + " slips are seen at " + tried.size() + " places");
    }

    /** The slips that a person makes in an editor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{note: x, given: {symptoms: [{code: fevr}]}, want: {urgency: SELF_CARE}}]",
                "[{note: x, given: {symptoms: [{code: fever, trend: worse}]}, want: {urgency: SELF_CARE}}]",
                "[{note: x, given: {treatment: {hours: 3}}, want: {urgency: SELF_CARE}}]",
                "[{note: x, given: {vitals: {temperatureC: 388}}, want: {urgency: SELF_CARE}}]",
                "[{note: x, given: {}, want: {urgency: SELFCARE}}]",
                "[{note: x, given: {}, want: {because: [INF-1]}}]",
                "[{note: x, given: {}, wants: {}}]",
                "[{given: {}, want: {}}]"
            })
    void aSlipInACaseIsSeen(String text) throws Exception {
        JsonNode slip = json(text.getBytes(StandardCharsets.UTF_8));
        assertFalse(complaints(schema(Kind.CASES), slip).isEmpty(), text);
        assertFalse(isGood(Kind.CASES, slip), text);
    }

    @Test
    void completesTheWordsOfAnotherVocabulary(@org.junit.jupiter.api.io.TempDir Path temp) throws Exception {
        Path mine = temp.resolve("rules");
        CopiedRules.in(mine);
        Path words = mine.resolve("vocabulary.yaml");
        Files.writeString(
                words,
                Files.readString(words)
                        .replace(
                                "  - { code: unknown,",
                                "  - { code: my-ankle, label: \"Mine\", groups: [limb] }\n  - { code: unknown,"));
        Ran ran = Ran.aftercare(mine, "", "schema", "cases");
        assertTrue(ran.out().contains("\"my-ankle\""), ran.err());
        assertFalse(Ran.aftercare(RULES, "", "schema", "cases").out().contains("\"my-ankle\""));
    }

    @Test
    void refusesAKindThatItDoesNotKnow() {
        Ran ran = Ran.aftercare(RULES, "", "schema", "rules");
        assertEquals(2, ran.exit());
        assertEquals(
                "aftercare schema: unknown KIND `rules`: known here: cases, vocabulary, wording, texts,"
                        + " changes, companions\n",
                ran.err());
    }

    private static String generated(Kind kind) {
        Ran ran = Ran.aftercare(RULES, "", "schema", kind.word());
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private static JsonSchema schema(Kind kind) throws IOException, ProcessingException {
        JsonNode schema = JSON.readTree(generated(kind));
        assertTrue(JsonSchemaFactory.byDefault().getSyntaxValidator().schemaIsValid(schema));
        return JsonSchemaFactory.byDefault().getJsonSchema(schema);
    }

    private static String complaints(JsonSchema schema, JsonNode file) throws ProcessingException {
        var report = schema.validate(file);
        return report.isSuccess() ? "" : report.toString();
    }

    private boolean isGood(Kind kind, JsonNode file) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(file);
        return switch (kind) {
            case CASES -> {
                CasesRead read = CaseFileReader.read(List.of(new CaseFile("a.cases.yaml", bytes)));
                yield read.problems().isEmpty()
                        && CaseFaults.of(shipped, read.cases(), Ran.NOW).isEmpty();
            }
            case VOCABULARY -> VocabularyReader.read("vocabulary.yaml", bytes) instanceof WordsResult.Good;
            case WORDING -> WordingReader.read("wording.yaml", bytes) instanceof WordsResult.Good;
            case TEXTS -> LanguageFileReader.read("texts.de.yaml", bytes) instanceof WordsResult.Good;
            case CHANGES -> Agreements.read("CHANGES.yaml", bytes).problems().isEmpty();
            case COMPANIONS ->
                CompanionsReader.read(new CaseFile("COMPANIONS.yaml", bytes))
                        .problems()
                        .isEmpty();
        };
    }

    private static JsonNode json(Path file) throws IOException {
        return json(Files.readAllBytes(file));
    }

    private static JsonNode json(byte[] yaml) throws IOException {
        YamlProblems problems = new YamlProblems("a file");
        StringBuilder json = new StringBuilder();
        new YamlText(problems, "").root(yaml).orElseThrow().json(problems).write(json);
        assertEquals(List.of(), problems.inOrder());
        return JSON.readTree(json.toString());
    }

    /** A list as many lists of one entry each; the long lists of another file cut to entries that differ in their keys. */
    private static List<JsonNode> parts(JsonNode file) {
        List<JsonNode> parts = new ArrayList<>();
        if (file.isArray()) {
            few(file).forEach(entry -> parts.add(JSON.createArrayNode().add(entry)));
        } else if (file.has(LONG)) {
            ((ObjectNode) file).set(LONG, few(file.get(LONG)));
        }
        return parts.isEmpty() ? List.of(file) : parts;
    }

    private static ArrayNode few(JsonNode entries) {
        Map<Set<String>, JsonNode> kinds = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            Set<String> shape = new LinkedHashSet<>();
            for (String pointer : pointers(entry)) {
                shape.add(pointer.replaceAll("/\\d+", "/0"));
            }
            kinds.putIfAbsent(shape, entry);
        }
        ArrayNode few = JSON.createArrayNode();
        kinds.values().forEach(few::add);
        return few;
    }

    private static List<String> pointers(JsonNode node) {
        List<String> pointers = new ArrayList<>();
        pointers("", node, pointers);
        return pointers;
    }

    private static void pointers(String at, JsonNode node, List<String> pointers) {
        if (!at.isEmpty()) {
            pointers.add(at);
        }
        for (Iterator<Map.Entry<String, JsonNode>> members = node.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            pointers(at + "/" + member.getKey(), member.getValue(), pointers);
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            pointers(at + "/" + i, node.get(i), pointers);
        }
    }

    private static List<JsonNode> slips(JsonNode whole, String pointer) {
        List<JsonNode> slips = new ArrayList<>();
        for (JsonNode other : List.of(
                JSON.getNodeFactory().textNode("?"), JSON.getNodeFactory().numberNode(-7))) {
            slips.add(edited(whole, pointer, other));
        }
        slips.add(edited(whole, pointer, JSON.createArrayNode()));
        slips.add(edited(whole, pointer, JSON.createObjectNode()));
        slips.add(edited(whole, pointer, null));
        if (whole.at(pointer).isObject()) {
            slips.add(
                    edited(whole, pointer + "/" + UNKNOWN, JSON.getNodeFactory().textNode("x")));
        }
        return slips;
    }

    private static boolean hasUnknownKey(JsonNode slip) {
        return !slip.findValues(UNKNOWN).isEmpty();
    }

    /** @param value null: what is there is taken away */
    private static JsonNode edited(JsonNode whole, String pointer, JsonNode value) {
        JsonNode copy = whole.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String key = pointer.substring(last + 1);
        if (parent instanceof ArrayNode list) {
            if (value == null) {
                list.remove(Integer.parseInt(key));
            } else {
                list.set(Integer.parseInt(key), value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(key);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
        return copy;
    }
}
