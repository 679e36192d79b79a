package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordingReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenReportTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00.250Z");

    @Test
    void keepsNumbersAsTheyAreWritten() {
        assertEquals(
                "{\"reportedAt\":\"2026-11-24T09:00:00.250Z\",\"vitals\":{\"temperatureC\":38.0,\"spo2\":97,\"systolicBp\":1e2}}",
                body("{ vitals: { temperatureC: 38.0, spo2: 97, systolicBp: 1e2 } }"));
    }

    @Test
    void tellsWordsFromNumbersAsJsonDoes() {
        assertEquals(
                "{\"reportedAt\":\"2026-11-24T09:00:00.250Z\",\"a\":[\"no\",\"yes\",\"007\",\"0x1f\",\"1_000\",\"True\",\"+1\",\"48\"],"
                        + "\"b\":[true,false,null,-0,0.10],\"c\":null}",
                body("{ a: [ no, yes, 007, 0x1f, 1_000, True, +1, \"48\" ], b: [ true, false, null, -0, 0.10 ], c: }"));
    }

    @Test
    void escapesWhatJsonMustEscape() {
        assertEquals(
                "{\"reportedAt\":\"2026-11-24T09:00:00.250Z\",\"text\":\"a\\\"b\\\\c\\u000a\\u0001é\\ud83d\\ude00\"}",
                body("{ text: \"a\\\"b\\\\c\\n\\x01é\\U0001F600\" }"));
    }

    @Test
    void addsTheTimeOfTheReport() {
        assertEquals("{\"reportedAt\":\"2026-11-24T09:00:00.250Z\"}", body("{}"));
        assertEquals("{\"reportedAt\":\"2026-11-24T09:00:00.250Z\",\"treatment\":{}}", body("{ treatment: {} }"));
    }

    @Test
    void keepsItsOwnTimes() {
        assertEquals(
                "{\"reportedAt\":\"2020-01-02T00:00:00+01:00\",\"treatment\":{\"endedAt\":\"2020-01-01T00:00:00Z\"}}",
                body(
                        "{ reportedAt: \"2020-01-02T00:00:00+01:00\", treatment: { endedAt: \"2020-01-01T00:00:00Z\" } }"));
    }

    @Test
    void turnsHoursIntoTheEndOfTreatmentExactly() {
        assertEquals("2026-11-22T09:00:00.250Z", endedAt("48"));
        assertEquals("2026-11-22T09:00:00.250Z", endedAt("48.0"));
        assertEquals("2026-11-21T08:59:56.650Z", endedAt("72.001"));
        assertEquals("2026-11-21T09:00:03.850Z", endedAt("71.999"));
        assertEquals("2026-11-24T08:54:00.250Z", endedAt("0.1"));
        assertEquals("2026-11-24T08:59:56.650Z", endedAt("0.001"));
        assertEquals("2026-11-24T09:00:00.250Z", endedAt("0"));
        assertEquals("2026-11-24T09:01:48.250Z", endedAt("-0.03"));
        assertEquals("2026-05-28T09:00:00.250Z", endedAt("4320"));
    }

    @Test
    void dropsWhatIsFinerThanAMillisecondOfTheClockOnly() {
        byte[] body =
                given("{ treatment: { hoursSince: 0.001 } }").body(Instant.parse("2026-11-24T09:00:00.123456789Z"));
        assertEquals(
                "{\"reportedAt\":\"2026-11-24T09:00:00.123Z\",\"treatment\":{\"endedAt\":\"2026-11-24T08:59:56.523Z\"}}",
                new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void arrivesAsTheVeryHoursThatWereWritten() throws IOException {
        Intake intake = intake();
        for (String hours :
                List.of("0", "0.001", "0.1", "47.999", "48.0", "48.001", "71.999", "72", "72.001", "4320")) {
            byte[] body = given("{ treatment: { hoursSince: " + hours + " } }").body(AT);
            Reading.Accepted accepted = assertInstanceOf(Reading.Accepted.class, intake.read(body), hours);
            assertEquals(Double.valueOf(hours), accepted.report().treatment().hoursSince(), hours);
        }
    }

    private static String endedAt(String hours) {
        String body = body("{ treatment: { hoursSince: " + hours + ", depth: deep } }");
        String before = "{\"reportedAt\":\"2026-11-24T09:00:00.250Z\",\"treatment\":{\"endedAt\":\"";
        String after = "\",\"depth\":\"deep\"}}";
        assertEquals(before, body.substring(0, before.length()));
        assertEquals(after, body.substring(body.length() - after.length()));
        return body.substring(before.length(), body.length() - after.length());
    }

    private static String body(String given) {
        return new String(given(given).body(AT), StandardCharsets.UTF_8);
    }

    private static GivenReport given(String given) {
        String yaml = "- note: x\n  given: " + given + "\n  want: { urgency: SELF_CARE }\n";
        CasesRead read = CaseFileReader.read(List.of(new CaseFile("x", yaml.getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(), read.problems());
        return read.cases().get(0).given();
    }

    private static Intake intake() throws IOException {
        WordsResult<Vocabulary> vocabulary =
                VocabularyReader.read("vocabulary.yaml", Files.readAllBytes(Path.of("rules/vocabulary.yaml")));
        WordsResult<Wording> wording =
                WordingReader.read("wording.yaml", Files.readAllBytes(Path.of("rules/wording.yaml")));
        return new Intake(
                ((WordsResult.Good<Vocabulary>) vocabulary).words(),
                ((WordsResult.Good<Wording>) wording).words(),
                Clock.fixed(AT, ZoneOffset.UTC));
    }
}
