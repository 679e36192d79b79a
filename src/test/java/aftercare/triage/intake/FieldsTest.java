package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.ruleset.words.WordFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every family of wrong values, crossed with every field that it fits. */
class FieldsTest {

    private static final List<String> OBJECTS_AND_LISTS = List.of("{}", "{\"a\":1}", "[]", "[1]", "[null]");

    /** A field and where it is. */
    record Place(Part part, Field field) {

        /** A report in which the field holds that JSON. */
        String report(String json) {
            String member = "\"" + field.name() + "\":" + json;
            return switch (part) {
                case REPORT -> "{" + member + "}";
                case ATTRIBUTES -> Desk.ache(member);
                case VITALS, PATIENT, TREATMENT, SELF_CARE -> "{\"" + part.word() + "\":{" + member + "}}";
            };
        }

        String pointer() {
            return switch (part) {
                case REPORT -> "/" + field.name();
                case ATTRIBUTES -> "/symptoms/0/" + field.name();
                case VITALS, PATIENT, TREATMENT, SELF_CARE -> "/" + part.word() + "/" + field.name();
            };
        }

        @Override
        public String toString() {
            return pointer();
        }
    }

    static List<Place> places(Vocabulary.Type... types) {
        List<Place> places = new ArrayList<>();
        Vocabulary vocabulary = WordFiles.vocabulary();
        for (Part part : Part.values()) {
            for (Field field : vocabulary.fields(part).values()) {
                if (List.of(types).contains(field.type())) {
                    places.add(new Place(part, field));
                }
            }
        }
        return places;
    }

    static List<Place> everywhere() {
        return places(Vocabulary.Type.values());
    }

    static List<Place> integers() {
        return places(Vocabulary.Type.INTEGER);
    }

    static List<Place> decimals() {
        return places(Vocabulary.Type.DECIMAL);
    }

    static List<Place> booleans() {
        return places(Vocabulary.Type.BOOLEAN);
    }

    static List<Place> words() {
        return places(Vocabulary.Type.WORD, Vocabulary.Type.REGION);
    }

    static List<Place> lists() {
        return places(Vocabulary.Type.WORDS, Vocabulary.Type.REGIONS);
    }

    private static void refuses(Place place, String code, Iterable<String> values) {
        for (String json : values) {
            assertEquals(List.of(code + " " + place.pointer()), Desk.problems(place.report(json)), json);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void refusesNull(Place place) {
        refuses(place, "null-not-allowed", List.of("null"));
    }

    @ParameterizedTest
    @MethodSource("integers")
    void refusesWhatIsNoWholeNumber(Place place) {
        refuses(
                place,
                "invalid-type",
                List.of("\"50\"", "\"\"", "\" \"", "50.5", "50.0", "5e1", "5E1", "5e+1", "50e-1", "true", "false"));
        refuses(place, "invalid-type", OBJECTS_AND_LISTS);
    }

    @ParameterizedTest
    @MethodSource("integers")
    void refusesWholeNumbersOutOfRangeHoweverLarge(Place place) {
        BigDecimal below = place.field().min().subtract(BigDecimal.ONE);
        BigDecimal above = place.field().max().add(BigDecimal.ONE);
        refuses(
                place,
                "out-of-range",
                List.of(
                        below.toPlainString(),
                        above.toPlainString(),
                        "-1",
                        "2147483648",
                        "4294967301",
                        "-2147483649",
                        "9223372036854775808",
                        "18446744073709551621",
                        "9".repeat(40)));
        Desk.accepted(place.report(place.field().min().toPlainString()));
        Desk.accepted(place.report(place.field().max().toPlainString()));
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void refusesWhatIsNoNumber(Place place) {
        refuses(place, "invalid-type", List.of("\"38.5\"", "\"\"", "\" \"", "true", "false"));
        refuses(place, "invalid-type", OBJECTS_AND_LISTS);
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void refusesExponentsAndMorePlacesThanTheVocabularyAllows(Place place) {
        int places = place.field().places();
        refuses(
                place,
                "invalid-value",
                List.of(
                        "1e400",
                        "4e1",
                        "4E1",
                        "4.0e1",
                        "400e-1",
                        "1e-400",
                        "-1e400",
                        "40." + "0".repeat(places) + "1",
                        "40." + "0".repeat(places + 1),
                        "40.1234"));
        Desk.accepted(place.report("40." + "1".repeat(places)));
        Desk.accepted(place.report("40"));
        Desk.accepted(place.report("40." + "0".repeat(places)));
    }

    @ParameterizedTest
    @MethodSource("decimals")
    void refusesNumbersOutOfRange(Place place) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(place.field().places());
        BigDecimal below = place.field().min().subtract(step);
        BigDecimal above = place.field().max().add(step);
        refuses(
                place,
                "out-of-range",
                List.of(
                        below.toPlainString(),
                        above.toPlainString(),
                        "-1",
                        "-0.1",
                        "9".repeat(40),
                        "-" + "9".repeat(39)));
        Desk.accepted(place.report(place.field().min().toPlainString()));
        Desk.accepted(place.report(place.field().max().toPlainString()));
    }

    @ParameterizedTest
    @CsvSource({
        "vitals, temperatureC, 98.6",
        "vitals, temperatureC, 0",
        "vitals, temperatureC, 60",
        "vitals, spo2, 101",
        "vitals, heartRate, 0",
        "patient, bmi, 0",
        "patient, ageYears, 131",
        "patient, ageYears, -1",
    })
    void refusesOtherScales(String object, String field, String value) {
        String pointer = "/" + object + "/" + field;
        String body = "{\"" + object + "\":{\"" + field + "\":" + value + "}}";
        assertEquals(List.of("out-of-range " + pointer), Desk.problems(body));
    }

    @Test
    void refusesASaturationAsAFractionAndPainOutOfAHundred() {
        assertEquals(List.of("invalid-type /vitals/spo2"), Desk.problems("{\"vitals\":{\"spo2\":0.97}}"));
        assertEquals(List.of("out-of-range /symptoms/0/severity"), Desk.problems(Desk.ache("\"severity\":75")));
    }

    @ParameterizedTest
    @MethodSource("booleans")
    void refusesWhatIsNeitherTrueNorFalse(Place place) {
        refuses(
                place,
                "invalid-type",
                List.of("\"true\"", "\"false\"", "\"yes\"", "\"\"", "1", "0", "1.0", "\"True\""));
        refuses(place, "invalid-type", OBJECTS_AND_LISTS);
        Desk.accepted(place.report("true"));
        Desk.accepted(place.report("false"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void refusesWordsThatAreNotExactlyKnown(Place place) {
        String known =
                place.field().words().isEmpty() ? "calf" : place.field().words().get(0);
        String homoglyph = known.replace('a', '\u0430').replace('o', '\u043e').replace('y', '\u0443');
        refuses(
                place,
                "unknown-code",
                List.of(
                        quote("elephant"),
                        quote(""),
                        quote(" "),
                        quote(known.toUpperCase(Locale.ROOT)),
                        quote(" " + known),
                        quote(known + " "),
                        quote(known + "\\n"),
                        quote(known + "\u200b"),
                        quote("\u202e" + known),
                        quote(known + "\\u0000"),
                        quote("0"),
                        quote(homoglyph + "\u0430")));
        refuses(place, "invalid-type", List.of("0", "1", "1.5", "true", "false"));
        refuses(place, "invalid-type", OBJECTS_AND_LISTS);
        Desk.accepted(place.report(quote(known)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void checksListsAndTheirEntries(Place place) {
        String known =
                place.field().words().isEmpty() ? "calf" : place.field().words().get(0);
        refuses(place, "invalid-type", List.of(quote(known), "1", "true", "{}", "{\"0\":\"" + known + "\"}"));
        for (Map.Entry<String, String> wrong : Map.of(
                        "null", "null-not-allowed",
                        "1", "invalid-type",
                        "[]", "invalid-type",
                        "{}", "invalid-type",
                        "true", "invalid-type",
                        "\"elephant\"", "unknown-code",
                        "\"\"", "unknown-code")
                .entrySet()) {
            String body = place.report("[" + quote(known) + "," + wrong.getKey() + "]");
            assertEquals(List.of(wrong.getValue() + " " + place.pointer() + "/1"), Desk.problems(body), body);
        }
        Desk.accepted(place.report("[]"));
        Desk.accepted(place.report("[" + quote(known) + "]"));
        Desk.accepted(place.report(repeated(quote(known), 20)));
        assertEquals(
                List.of("out-of-range " + place.pointer()), Desk.problems(place.report(repeated(quote(known), 21))));
    }

    @Test
    void acceptsEveryWordOfTheVocabulary() {
        for (Place place : words()) {
            for (String word : place.field().words()) {
                Desk.accepted(place.report(quote(word)));
            }
        }
        for (String code : WordFiles.vocabulary().symptoms().keySet()) {
            Desk.accepted("{\"symptoms\":[{\"code\":\"" + code + "\"}]}");
        }
        for (String region : WordFiles.vocabulary().regions().keySet()) {
            Desk.accepted(Desk.ache("\"site\":\"" + region + "\""));
            Desk.accepted("{\"treatment\":{\"regions\":[\"" + region + "\"]}}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            textBlock =
                    """
            []                                      | invalid-type
            [{"symptoms":[]}]                       | invalid-type
            "report"                                | invalid-type
            5                                       | invalid-type
            true                                    | invalid-type
            {"symptoms":{}}                         | invalid-type /symptoms
            {"symptoms":{"code":"nausea"}}          | invalid-type /symptoms
            {"symptoms":"nausea"}                   | invalid-type /symptoms
            {"symptoms":1}                          | invalid-type /symptoms
            {"symptoms":null}                       | null-not-allowed /symptoms
            {"symptoms":[null]}                     | null-not-allowed /symptoms/0
            {"symptoms":["nausea"]}                 | invalid-type /symptoms/0
            {"symptoms":[[]]}                       | invalid-type /symptoms/0
            {"symptoms":[{"code":"nausea"},7]}      | invalid-type /symptoms/1
            {"symptoms":[{}]}                       | missing-field /symptoms/0/code
            {"symptoms":[{"severity":3}]}           | missing-field /symptoms/0/code
            {"symptoms":[{"present":false}]}        | missing-field /symptoms/0/code
            {"symptoms":[{"code":null}]}            | null-not-allowed /symptoms/0/code
            {"symptoms":[{"code":3}]}               | invalid-type /symptoms/0/code
            {"symptoms":[{"code":["nausea"]}]}      | invalid-type /symptoms/0/code
            {"symptoms":[{"code":"Nausea"}]}        | unknown-code /symptoms/0/code
            {"symptoms":[{"code":""}]}              | unknown-code /symptoms/0/code
            {"symptoms":[{"code":"0"}]}             | unknown-code /symptoms/0/code
            {"symptoms":[{"code":"nausea","present":"no"}]}  | invalid-type /symptoms/0/present
            {"symptoms":[{"code":"nausea","present":0}]}     | invalid-type /symptoms/0/present
            {"symptoms":[{"code":"nausea","present":null}]}  | null-not-allowed /symptoms/0/present
            {"symptoms":[{"code":"nausea","present":false,"severity":11}]} | out-of-range /symptoms/0/severity
            {"symptoms":[{"code":"other","text":null}]}      | null-not-allowed /symptoms/0/text
            {"symptoms":[{"code":"other","text":1}]}         | invalid-type /symptoms/0/text
            {"symptoms":[{"code":"nausea","text":"x"}]}      | invalid-value /symptoms/0/text
            {"symptoms":[{"code":"other"}]}                  | invalid-value /symptoms/0/text
            {"symptoms":[{"code":"other","present":false}]}  | invalid-value /symptoms/0/text
            {"treatment":[]}                        | invalid-type /treatment
            {"treatment":"calf"}                    | invalid-type /treatment
            {"treatment":null}                      | null-not-allowed /treatment
            {"patient":[{"ageYears":4}]}            | invalid-type /patient
            {"patient":null}                        | null-not-allowed /patient
            {"vitals":3}                            | invalid-type /vitals
            {"vitals":null}                         | null-not-allowed /vitals
            {"selfCare":true}                       | invalid-type /selfCare
            {"selfCare":null}                       | null-not-allowed /selfCare
            {"reportId":null}                       | null-not-allowed /reportId
            {"reportId":5}                          | invalid-type /reportId
            {"reportId":["a"]}                      | invalid-type /reportId
            {"a":null}                              | unknown-field
            {"":1}                                  | unknown-field
            {"@class":"java.lang.Object"}           | unknown-field
            {"treatment":{"hoursSince":4}}          | unknown-field /treatment
            {"treatment":{"@class":"x"}}            | unknown-field /treatment
            {"patient":{"Anticoagulant":true}}      | unknown-field /patient
            {"vitals":{"temperature":37}}           | unknown-field /vitals
            {"selfCare":{"a":{"b":[null]}}}         | unknown-field /selfCare
            {"symptoms":[{"code":"nausea","seen":1}]} | unknown-field /symptoms/0
            {"simptoms":[]}                         | unknown-field
            """)
    void refusesWrongStructure(String body, String problem) {
        assertEquals(List.of(problem), Desk.problems(body));
        assertEquals(Refusal.Kind.UNACCEPTABLE, Desk.refused(body).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "visit 1",
                "visit\\n1",
                "visit\\u0000",
                "visit\\r\\nX-Injected: 1",
                "${jndi:ldap://x}",
                "a/b",
                "a\\\\b",
                "\u00e9",
                "\u0661",
                "<b>",
                "a;b",
                "a\u200b",
            })
    void refusesReportIdsThatCouldHarmALog(String id) {
        assertEquals(List.of("invalid-value /reportId"), Desk.problems("{\"reportId\":\"" + id + "\"}"));
    }

    @Test
    void acceptsReportIdsUpToSixtyFourPlainCharacters() {
        for (String id : List.of("a", "A.b_c:d-9", "azAZ09", "a".repeat(64), "2026-11-23:7")) {
            assertEquals(
                    id,
                    Desk.accepted("{\"reportId\":\"" + id + "\"}").reportId().orElseThrow());
        }
        assertEquals(List.of("invalid-value /reportId"), Desk.problems("{\"reportId\":\"" + "a".repeat(65) + "\"}"));
        assertTrue(Desk.accepted("{}").reportId().isEmpty());
    }

    @Test
    void acceptsTextsOfOneToFiveHundredCharacters() {
        for (String text : List.of("x", "x".repeat(500), "\ud83d\ude00".repeat(500), " x ", "a\\nb", "\u75db")) {
            Desk.accepted(other(text));
        }
        for (String text : List.of(
                "",
                " ",
                "\\t\\n",
                "\u00a0\u2003",
                "\u200b\u2060",
                "x".repeat(501),
                "\ud83d\ude00".repeat(501),
                "\\ud83d",
                "a\\udc00b")) {
            assertEquals(List.of("invalid-value /symptoms/0/text"), Desk.problems(other(text)), text);
        }
    }

    private static String other(String text) {
        return "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + text + "\"}]}";
    }

    @Test
    void acceptsFiftySymptomsAndRefusesFiftyOne() {
        assertEquals(
                50,
                Desk.accepted("{\"symptoms\":" + repeated("{\"code\":\"nausea\"}", 50) + "}")
                        .symptomCount());
        assertEquals(
                List.of("out-of-range /symptoms"),
                Desk.problems("{\"symptoms\":" + repeated("{\"code\":\"nausea\"}", 51) + "}"));
    }

    @Test
    void listsEveryProblemInTheOrderOfTheDocument() {
        assertEquals(
                List.of(
                        "unknown-code /symptoms/0/code",
                        "out-of-range /symptoms/0/severity",
                        "invalid-type /symptoms/1",
                        "missing-field /symptoms/2/code",
                        "unknown-code /symptoms/2/trend",
                        "unknown-field",
                        "out-of-range /vitals/spo2",
                        "invalid-type /asymptomatic",
                        "time-order /treatment/endedAt",
                        "unknown-code /treatment/regions/1",
                        "invalid-value /reportId"),
                Desk.problems(
                        """
                        {"symptoms":[{"code":"sorenes","severity":11},"a",{"trend":"up"}],
                         "color":1,
                         "vitals":{"spo2":101},
                         "asymptomatic":"no",
                         "reportedAt":"2026-11-23T09:00:00Z",
                         "treatment":{"endedAt":"2026-11-23T09:03:00Z","regions":["calf","moon"]},
                         "reportId":""}
                        """));
    }

    @Test
    void suggestsTheNearestKnownWords() {
        assertEquals(List.of("symptoms"), suggestions("{\"simptoms\":[]}"));
        assertEquals(List.of("anticoagulant"), suggestions("{\"patient\":{\"Anticoagulant\":true}}"));
        assertEquals(List.of("endedAt"), suggestions("{\"treatment\":{\"endedat\":true}}"));
        assertEquals(List.of(), suggestions("{\"treatment\":{\"elephant\":true}}"));
        assertEquals(List.of("chest-pain"), suggestions("{\"symptoms\":[{\"code\":\"chst-pain\"}]}"));
        assertEquals(List.of("chest-pain"), suggestions("{\"symptoms\":[{\"code\":\"Chest-Pain\"}]}"));
        assertEquals(List.of("worsening"), suggestions(Desk.ache("\"trend\":\"worsning\"")));
        assertEquals(List.of("calf"), suggestions("{\"treatment\":{\"regions\":[\"clf\"]}}"));
        assertEquals(List.of("heat"), suggestions("{\"selfCare\":{\"tried\":[\"Heat\"]}}"));
        assertEquals(List.of(), suggestions("{\"symptoms\":[{\"code\":\"" + "a".repeat(500) + "\"}]}"));
    }

    private static List<String> suggestions(String body) {
        return Desk.refused(body).problems().get(0).suggestions();
    }

    @Test
    void namesTheRangeInTheDetail() {
        assertEquals(
                "must be from 30 to 45 (°C)",
                Desk.refused("{\"vitals\":{\"temperatureC\":98.6}}")
                        .problems()
                        .get(0)
                        .detail());
        assertEquals(
                "must have at most 1 decimal place",
                Desk.refused("{\"vitals\":{\"temperatureC\":38.25}}")
                        .problems()
                        .get(0)
                        .detail());
    }

    private static String quote(String text) {
        return "\"" + text + "\"";
    }

    private static String repeated(String json, int times) {
        return "[" + String.join(",", Collections.nCopies(times, json)) + "]";
    }
}
