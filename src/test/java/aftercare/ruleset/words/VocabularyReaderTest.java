package aftercare.ruleset.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.TerminologyCode;
import aftercare.ruleset.yaml.YamlProblem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyReaderTest {

    /** What means something to YAML or to no text at all. */
    private static final String TROUBLE = "[]{}:-#&*!|>'\"%@`, \t\n\0ax9\u00ff";

    @Test
    void readsTheShippedVocabulary() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("rules", "vocabulary.yaml"));
        Vocabulary shipped = WordFiles.good(VocabularyReader.read("vocabulary.yaml", bytes));
        assertTrue(shipped.floor("chest-pain").orElseThrow().isEmergency());
    }

    @Test
    void readsSymptomsInTheOrderOfTheFile() {
        Vocabulary vocabulary = WordFiles.vocabulary();
        assertEquals(
                List.of("muscle-ache", "bruising", "site-redness", "nausea", "chest-pain", "cyanosis"),
                List.copyOf(vocabulary.symptoms().keySet()));
        assertEquals(
                List.of(List.of("sizeCm", "severity")),
                vocabulary.symptoms().get("bruising").needs());
        assertEquals(
                List.of(new SnomedCode("68962001", "Muscle pain (finding)", "exact", List.of("P", "D"), "secondary")),
                vocabulary.symptoms().get("muscle-ache").snomed());
        assertEquals(Optional.empty(), vocabulary.floor("bruising"));
        assertEquals(Optional.of(Urgency.EMERGENCY_AMBULANCE), vocabulary.floor("cyanosis"));
        assertEquals(
                List.of("spine", "trunk"),
                vocabulary.regions().get("lumbar-paraspinals").groups());
    }

    @Test
    void readsFieldsInTheOrderOfTheFile() {
        Vocabulary vocabulary = WordFiles.vocabulary();
        assertEquals(
                List.of("temperatureC", "heartRate", "spo2"),
                List.copyOf(vocabulary.fields(Part.VITALS).keySet()));
        assertEquals(18, vocabulary.fields(Part.ATTRIBUTES).size());
        Field temperature = vocabulary.fields(Part.VITALS).get("temperatureC");
        assertEquals(
                new Field(
                        "temperatureC",
                        Vocabulary.Type.DECIMAL,
                        "temperature",
                        "How warm?",
                        new BigDecimal("30"),
                        new BigDecimal("45"),
                        1,
                        "°C",
                        List.of(),
                        List.of(new TerminologyCode("UCUM", "Cel"), new TerminologyCode("LOINC", "8310-5")),
                        List.of(),
                        List.of(),
                        List.of()),
                temperature);
        assertEquals(
                List.of("yes", "partial", "no", "unknown"),
                vocabulary.fields(Part.SELF_CARE).get("relief").words());
    }

    /** Each line: what to replace in a good file, by what, and a part of the message with its place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            label: General muscle ache          | lable: General muscle ache      | :3:5: unknown key `lable`: did you mean `label`?
            label: General muscle ache          | lable: General muscle ache      | :2:5: `label` is missing
            label: General muscle ache          | code: pain                      | :3:5: `code` appears here twice: keep one of them
            label: General muscle ache          | label: 7                        | :3:12: a text is expected here: put it in quotes
            label: General muscle ache          | label: [a]                      | :3:12: a text is expected here
            label: General muscle ache          | label: ""                       | :3:12: an empty text is not allowed here
            label: General muscle ache          | label: " ache"                  | :3:12: ` ache` begins or ends with a space
            label: General muscle ache          | label: "a\\tb"                  | :3:12: a control character or line break is not allowed here
            label: General muscle ache          | label: "a\\nb"                  | :3:12: a control character or line break is not allowed here
            code: muscle-ache                   | code: Muscle-ache               | :2:11: `Muscle-ache` is not a code
            code: muscle-ache                   | code: muscle_ache               | :2:11: `muscle_ache` is not a code
            code: muscle-ache                   | code: other                     | :2:11: `other` belongs to the service
            code: muscle-ache                   | code: bruising                  | :10:11: the symptom `bruising` appears here twice
            groups: [soreness]                  | groups: [sorenes]               | :5:14: unknown group `sorenes`: did you mean `soreness`?
            groups: [soreness]                  | groups: [soreness, soreness]    | :5:24: `soreness` appears here twice
            groups: [soreness]                  | groups: soreness                | :5:13: a list is expected here
            groups: [soreness]                  | groups: [[soreness]]            | :5:14: a text is expected here
            attributes: [severity, trend, onsetHours] | attributes: [severity, trnd] | :6:28: unknown attribute `trnd`: did you mean `trend`?
            needs: [severity, trend]            | needs: [severity, sizeCm]       | :7:23: what is needed, `sizeCm`, is not among the attributes
            needs: [severity, trend]            | needs: [severity or site]       | :7:13: what is needed, `site`, is not among the attributes
            needs: [severity, trend]            | needs: [severity or]            | :7:13: what is needed, `severity or`, is not among the attributes
            floor: URGENT_24H                   | floor: URGENT                   | unknown level `URGENT`
            floor: URGENT_24H                   | floor: urgent_24h               | unknown level `urgent_24h`: did you mean `URGENT_24H`?
            seen: [P, D]                        | seen: [P, X]                    | unknown letter `X`
            fit: exact                          | fit: exactly                    | unknown fit `exactly`
            code: "68962001"                    | code: "6896"                    | `6896` is not a SNOMED CT code
            code: "68962001"                    | code: 68962001                  | a text is expected here: put it in quotes
            verified: secondary }               | verified: primary }             | unknown kind of verification `primary`
            - { code: unknown, label: Not known, groups: [thoracic-risk, spine, trunk] } | - { code: unknown, label: Not known, groups: [spine, trunk] } | the region `unknown` must be in every group
            - { code: unknown, label: Not known, groups: [thoracic-risk, spine, trunk] } | - { code: shin, label: Shin, groups: [] } | :20:1: the region `unknown` is missing
            { code: calf, label: Calf, groups: [] } | { code: unknown, label: Calf, groups: [thoracic-risk, spine, trunk] } | the region `unknown` appears here twice
            { code: calf, label: Calf, groups: [] } | { code: calf, label: Calf, groups: [leg] } | :21:41: unknown group `leg`
            type: integer, label: severity      | type: int, label: severity      | unknown type `int`
            type: integer, label: severity      | label: severity                 | `type` is missing
            type: integer, label: severity      | type: decimal, places: 1, label: severity | `severity` must be of type integer
            name: severity                      | name: severty                   | the service does not read a field `severty` of that type here: did you mean `severity`?
            name: severity                      | name: severty                   | the field `severity` is missing
            name: severity                      | name: trend                     | `trend` appears here twice
            name: diabetes                      | name: Diabetes                  | `Diabetes` is not a field name
            name: diabetes, type: boolean,      | name: diabetes, type: word, words: [a], | the service does not read a field `diabetes` of that type here
            name: depth                         | name: deepness                  | the service does not read a field `deepness` of that type here
            min: 0, max: 10, unit: of 10        | max: 10                         | `min` is missing
            min: 0, max: 10, unit: of 10        | min: 10, max: 10                | `max` must be greater than `min`
            min: 0, max: 10, unit: of 10        | min: zero, max: 10              | a number is expected here
            min: 0, max: 10, unit: of 10        | min: 0.5, max: 10               | `min` has more decimal places than the field
            min: 0, max: 10, unit: of 10        | min: 0, max: 10, places: 1      | unknown key `places`
            min: 30, max: 45, places: 1         | min: 30, max: 45                | `places` is missing
            min: 30, max: 45, places: 1         | min: 30, max: 45, places: 4     | the number of decimal places must be 1 to 3
            min: 30, max: 45, places: 1         | min: 30, max: 45, places: 0     | the number of decimal places must be 1 to 3
            words: [sudden, gradual]            | words: [gradual]                | the word `sudden` is missing: it is what an absent answer is read as
            words: [superficial, deep, unknown] | words: [superficial, deep]      | the word `unknown` is missing
            words: ["yes", partial, "no", unknown] | words: [partial]             | the word `unknown` is missing
            words: [sudden, gradual]            | words: []                       | at least one word is needed
            words: [sudden, gradual]            | words: [sudden, Gradual]        | `Gradual` is not a word of the wire
            words: ["yes", partial, "no", unknown] | words: [true, unknown]       | a text is expected here: put it in quotes
            system: LOINC                       | system: ICD                     | unknown system `ICD`
            report:                             | reports:                        | unknown key `reports`: did you mean `report`?
            report:                             | reports:                        | `report` is missing
            symptoms:                           | "symptoms": &a                  | anchors and aliases are not allowed
            symptoms:                           | ? [a]                           | this is not YAML
            symptoms:                           | symptoms: ]                     | :1:11: this is not YAML
            symptoms:                           | %YAML 1.2                       | this is not YAML
            label: General muscle ache          | label: !!java.net.URL [x]       | tags are not allowed: leave out what begins with `!`
            label: General muscle ache          | label: !x ache                  | tags are not allowed
            """)
    void refuses(String good, String bad, String message) {
        assertTrue(WordFiles.VOCABULARY.contains(good), "the good file does not have: " + good);
        String file = WordFiles.VOCABULARY.replace(good, bad.replace("\\\\", "\\"));
        String messages = WordFiles.messages(VocabularyReader.read("vocabulary.yaml", WordFiles.bytes(file)));
        assertTrue(messages.contains(message), "expected: " + message + "\nbut was: " + messages);
    }

    @Test
    void namesFileLineAndColumnInFrontOfEveryMessage() {
        String file = WordFiles.VOCABULARY.replace("groups: [soreness]", "groups: [sore]");
        assertEquals(
                "words/vocabulary.yaml:5:14: unknown group `sore`: known here: soreness, nerve, local-sign, site-sign,"
                        + " weakness, bruise, minor, tiredness\n",
                WordFiles.messages(VocabularyReader.read("words/vocabulary.yaml", WordFiles.bytes(file))));
    }

    @Test
    void findsEveryProblemInOneReadingInTheOrderOfTheFile() {
        String file = WordFiles.VOCABULARY
                .replace("groups: [bruise]", "groups: [bruises]")
                .replace("code: muscle-ache", "code: Muscle")
                .replace("name: asymptomatic", "name: symptomatic");
        WordsResult.Bad<Vocabulary> bad = bad(WordFiles.bytes(file));
        assertEquals(4, bad.problems().size(), bad.toString());
        int last = 0;
        for (YamlProblem problem : bad.problems()) {
            assertTrue(problem.line() >= last, bad.toString());
            last = problem.line();
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8AndNamesThePlace() {
        byte[] bytes = "symptoms:\n  - \u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                "v:2:5: this is not UTF-8: save the file as UTF-8\n",
                WordFiles.messages(VocabularyReader.read("v", bytes)));
        byte[] marked = ("\ufeff" + WordFiles.VOCABULARY).getBytes(StandardCharsets.UTF_8);
        assertTrue(WordFiles.messages(VocabularyReader.read("v", marked)).contains("byte order mark"));
    }

    @Test
    void refusesAnEmptyASecondADeepAndAHugeDocument() {
        assertEquals("v:1:1: the file is empty\n", WordFiles.messages(VocabularyReader.read("v", new byte[0])));
        assertEquals(
                "v:1:1: the file is empty\n", WordFiles.messages(VocabularyReader.read("v", WordFiles.bytes("# a\n"))));
        assertTrue(messages(WordFiles.VOCABULARY + "---\na: 1\n").contains("a second document begins here"));
        assertTrue(messages("a: " + "[".repeat(200_000)).contains("nested deeper than 20"));
        assertTrue(messages("a".repeat((2 << 20) + 1)).contains("larger than 2 MiB"));
        assertTrue(messages("just a text").contains("keys with values are expected here"));
        assertTrue(messages("- a\n- b").contains("keys with values are expected here"));
    }

    @Test
    void refusesAliasesSoThatNoSmallFileGrowsLarge() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertTrue(messages(laughs).startsWith("v:1:4: anchors and aliases are not allowed"), messages(laughs));
    }

    @Test
    void neverThrowsWhateverIsWrongWithTheFile() {
        Random random = new Random(20261123);
        byte[] good = WordFiles.bytes(WordFiles.VOCABULARY);
        for (int round = 0; round < 400; round++) {
            byte[] bytes = good.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) TROUBLE.charAt(random.nextInt(TROUBLE.length()));
            }
            WordsResult<Vocabulary> result = VocabularyReader.read("v", bytes);
            if (result instanceof WordsResult.Bad<Vocabulary> bad) {
                assertTrue(!bad.problems().isEmpty());
                for (YamlProblem problem : bad.problems()) {
                    assertTrue(problem.line() >= 1 && problem.column() >= 1, problem.message());
                    assertTrue(!problem.message().contains("\n"), problem.message());
                }
            }
        }
    }

    private static String messages(String file) {
        return WordFiles.messages(VocabularyReader.read("v", WordFiles.bytes(file)));
    }

    @SuppressWarnings("unchecked")
    private static WordsResult.Bad<Vocabulary> bad(byte[] bytes) {
        return assertInstanceOf(WordsResult.Bad.class, VocabularyReader.read("v", bytes));
    }
}
