package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import aftercare.domain.Report;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" \"",
                "\"now\"",
                "\"2026-11-23\"",
                "\"2026-11-23T08:00\"",
                "\"2026-11-23T08:00Z\"",
                "\"2026-11-23T08:00:00\"",
                "\"2026-11-23T08:00:00.5\"",
                "\"2026-11-23 08:00:00Z\"",
                "\"2026-11-23t08:00:00Z\"",
                "\"2026-11-23T08:00:00z\"",
                "\" 2026-11-23T08:00:00Z\"",
                "\"2026-11-23T08:00:00Z \"",
                "\"2026-11-23T08:00:00ZZ\"",
                "\"2026-11-23T08:00:00+01:00Z\"",
                "\"2026-11-23T08:00:00+01:00[Europe/Berlin]\"",
                "\"2026-11-23T08:00:00 Europe/Berlin\"",
                "\"2026-11-23T08:00:00CET\"",
                "\"2026-11-23T08:00:00+01\"",
                "\"2026-11-23T08:00:00+0100\"",
                "\"2026-11-23T08:00:00+1:00\"",
                "\"2026-11-23T08:00:00+19:00\"",
                "\"2026-11-23T08:00:00+18:01\"",
                "\"2026-11-23T08:00:00-18:01\"",
                "\"2026-11-23T08:00:00+01:60\"",
                "\"2026-11-23T08:00:00+01-00\"",
                "\"2026-11-23T08:00:00*01:00\"",
                "\"2026-11-23T08:00:00\u221201:00\"",
                "\"2026-11-23T24:00:00Z\"",
                "\"2026-11-23T25:00:00Z\"",
                "\"2026-11-23T08:60:00Z\"",
                "\"2026-11-23T08:00:60Z\"",
                "\"2016-12-31T23:59:60Z\"",
                "\"2026-11-23T08:00:00.Z\"",
                "\"2026-11-23T08:00:00,5Z\"",
                "\"2026-11-23T08:00:00.1234567890Z\"",
                "\"2026-11-23T08:00:00.12a4Z\"",
                "\"2026-02-30T08:00:00Z\"",
                "\"2026-02-29T08:00:00Z\"",
                "\"1900-02-29T08:00:00Z\"",
                "\"2026-04-31T08:00:00Z\"",
                "\"2026-13-01T08:00:00Z\"",
                "\"2026-00-01T08:00:00Z\"",
                "\"2026-01-00T08:00:00Z\"",
                "\"0000-01-01T08:00:00Z\"",
                "\"10000-01-01T08:00:00Z\"",
                "\"+2026-11-23T08:00:00Z\"",
                "\"-2026-11-23T08:00:00Z\"",
                "\"26-11-23T08:00:00Z\"",
                "\"2026-1-23T08:00:00Z\"",
                "\"2026-11-23T8:00:00Z\"",
                "\"20261123T080000Z\"",
                "\"2026-W48-1T08:00:00Z\"",
                "\"2026-327T08:00:00Z\"",
                "\"23.11.2026 08:00\"",
                "\"\u0662026-11-23T08:00:00Z\"",
                "\"202\u0666-11-23T08:00:00Z\"",
                "\"2026-11-23T08:00:00\u200bZ\"",
                "\"1795420800\"",
                "1795420800",
                "1795420800000",
                "1.5",
                "0",
                "-1",
                "true",
                "[]",
                "[2026,11,23,8,0,0]",
                "{}",
            })
    void refusesWhatIsNoTimeWithAnOffset(String json) {
        assertEquals(List.of("invalid-timestamp /reportedAt"), Desk.problems("{\"reportedAt\":" + json + "}"));
        assertEquals(
                List.of("invalid-timestamp /treatment/endedAt"),
                Desk.problems("{\"treatment\":{\"endedAt\":" + json + "}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00:00Z, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00+00:00, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00-00:00, 2026-11-23T08:00:00Z",
        "2026-11-23T09:00:00+01:00, 2026-11-23T08:00:00Z",
        "2026-11-23T02:30:00-05:30, 2026-11-23T08:00:00Z",
        "2026-11-24T02:00:00+18:00, 2026-11-23T08:00:00Z",
        "2026-11-22T14:00:00-18:00, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00.5Z, 2026-11-23T08:00:00.500Z",
        "2026-11-23T08:00:00.123456789+00:00, 2026-11-23T08:00:00.123456789Z",
        "2026-11-23T08:00:00.000000001Z, 2026-11-23T08:00:00.000000001Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2000-02-29T00:00:00Z, 2000-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void readsInstants(String text, Instant instant) {
        assertEquals(Optional.of(instant), Timestamps.parse(text));
        assertEquals(instant, Desk.accepted("{\"reportedAt\":\"" + text + "\"}").reportedAt());
    }

    @Test
    void readsWhatTheJdkReads() {
        Random random = new Random(3339);
        for (int round = 0; round < 20_000; round++) {
            OffsetDateTime time = OffsetDateTime.of(
                    1 + random.nextInt(9_999),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60),
                    1 + random.nextInt(59),
                    random.nextInt(1_000_000_000),
                    ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60)));
            assertEquals(Optional.of(time.toInstant()), Timestamps.parse(time.toString()), time.toString());
        }
    }

    @Test
    void sameInstantsInOtherOffsetsGiveTheSameFacts() {
        // Over the end of summer time in Berlin: 04:00+02:00 to 04:00+01:00 is 25 hours.
        Report berlin = visit("2026-10-25T04:00:00+01:00", "2026-10-24T04:00:00+02:00");
        Report utc = visit("2026-10-25T03:00:00Z", "2026-10-24T02:00:00Z");
        Report mixed = visit("2026-10-25T08:30:00+05:30", "2026-10-23T20:00:00-06:00");
        assertEquals(25.0, berlin.treatment().hoursSince());
        assertEquals(utc, berlin);
        assertEquals(utc, mixed);
        assertEquals(
                24.0,
                visit("2024-03-01T00:00:00Z", "2024-02-29T00:00:00Z")
                        .treatment()
                        .hoursSince());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00:00Z, 259200000",
        "2026-11-20T08:59:59Z, 259201000",
        "2026-11-20T08:59:59.999Z, 259200001",
        "2026-11-20T08:59:59.9995Z, 259200000",
        "2026-11-23T09:00:00Z, 0",
        "2026-11-23T09:00:01Z, 0",
        "2026-11-23T09:02:00Z, 0",
        "2026-11-23T08:59:56.400Z, 3600",
        "2016-11-23T09:00:00Z, 315532800000",
    })
    void countsHoursInMilliseconds(String endedAt, long millis) {
        assertEquals(
                millis / 3_600_000.0,
                visit("2026-11-23T09:00:00Z", endedAt).treatment().hoursSince());
    }

    @Test
    void refusesATreatmentAfterTheReportOrTenYearsBeforeIt() {
        assertEquals(List.of("time-order /treatment/endedAt"), visitProblems("2026-11-23T09:02:00.001Z"));
        assertEquals(List.of("time-order /treatment/endedAt"), visitProblems("2027-11-23T09:00:00Z"));
        assertEquals(List.of("time-order /treatment/endedAt"), visitProblems("9999-12-31T23:59:59-18:00"));
        assertEquals(List.of("out-of-range /treatment/endedAt"), visitProblems("2016-11-23T08:59:59.999Z"));
        assertEquals(List.of("out-of-range /treatment/endedAt"), visitProblems("0001-01-01T00:00:00+18:00"));
    }

    @Test
    void refusesAReportMoreThanTwoMinutesAhead() {
        assertEquals(
                Instant.parse("2026-11-23T09:02:00.123456789Z"),
                Desk.accepted("{\"reportedAt\":\"2026-11-23T09:02:00.123456789Z\"}")
                        .reportedAt());
        assertEquals(
                List.of("future-timestamp /reportedAt"),
                Desk.problems("{\"reportedAt\":\"2026-11-23T09:02:00.123456790Z\"}"));
        assertEquals(
                List.of("future-timestamp /reportedAt"),
                Desk.problems("{\"reportedAt\":\"9999-12-31T23:59:59-18:00\"}"));
    }

    @Test
    void takesTheServersClockInMillisecondsWhenTheReportHasNoTime() {
        assertEquals(
                Instant.parse("2026-11-23T09:00:00.123Z"), Desk.accepted("{}").reportedAt());
        Report report = Desk.accepted("{\"treatment\":{\"endedAt\":\"2026-11-23T08:00:00.123Z\"}}");
        assertEquals(1.0, report.treatment().hoursSince());
        assertEquals(
                List.of("time-order /treatment/endedAt"),
                Desk.problems("{\"treatment\":{\"endedAt\":\"2026-11-23T09:02:00.124Z\"}}"));
    }

    @Test
    void saysThatAReportIsStaleAfterADay() {
        assertEquals(
                List.of(),
                Desk.accepted("{\"reportedAt\":\"2026-11-22T09:00:00.123456789Z\"}")
                        .dataQuality());
        Report stale = Desk.accepted("{\"reportedAt\":\"2026-11-22T09:00:00.123456788Z\"}");
        assertEquals(1, stale.dataQuality().size());
        assertEquals("stale-report", stale.dataQuality().get(0).code());
        assertEquals("/reportedAt", stale.dataQuality().get(0).pointer());
        assertEquals("The report is old.", stale.dataQuality().get(0).text());
        assertEquals(Instant.parse("2026-11-22T09:00:00.123456788Z"), stale.reportedAt());
    }

    @Test
    void leavesTheTimeSinceTreatmentUnknownWhenItWasNotGiven() {
        assertNull(Desk.accepted("{}").treatment().hoursSince());
        assertNull(Desk.accepted("{\"treatment\":{\"depth\":\"deep\"}}")
                .treatment()
                .hoursSince());
    }

    @Test
    void neverReadsAChangedTimeAsAnother() {
        String good = "2026-11-23T08:00:00.25+01:00";
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at <= good.length(); at++) {
            for (char character : "0T:Z+-. ".toCharArray()) {
                wrong.add(good.substring(0, at) + character + good.substring(at));
            }
            if (at < good.length()) {
                wrong.add(good.substring(0, at) + good.substring(at + 1));
            }
        }
        for (String text : wrong) {
            Optional<Instant> read = Timestamps.parse(text);
            if (read.isPresent()) {
                assertEquals(OffsetDateTime.parse(text).toInstant(), read.get(), text);
            }
        }
    }

    private static Report visit(String reportedAt, String endedAt) {
        return Desk.accepted(body(reportedAt, endedAt));
    }

    private static List<String> visitProblems(String endedAt) {
        return Desk.problems(body("2026-11-23T09:00:00Z", endedAt));
    }

    private static String body(String reportedAt, String endedAt) {
        return "{\"reportedAt\":\"" + reportedAt + "\",\"treatment\":{\"endedAt\":\"" + endedAt + "\"}}";
    }
}
