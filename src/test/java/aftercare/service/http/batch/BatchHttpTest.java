package aftercare.service.http.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many reports in one request, from the outside. */
@QuarkusTest
class BatchHttpTest {

    private static final int PATIENCE_MILLIS = 5000;

    /** What the intake refuses or reads for the worse, a family each, and none with a line break. */
    private static final List<String> ODD = List.of(
            "null",
            "{",
            "{\"symptoms\":[{\"code\":\"chest-pain\"},{\"code\":",
            "{\"symptoms\":[],}",
            "{'symptoms':[]}",
            "{} {}",
            "{\"vitals\":{\"heartRate\":NaN}}",
            "{\"symptoms\":[],\"symptoms\":[{\"code\":\"chest-pain\"}]}",
            "\ufeff{}",
            "\ufeff{\"report\":{}}",
            "[".repeat(17) + "]".repeat(17),
            "{\"reportId\":\"" + "a".repeat(4097) + "\"}",
            "{\"vitals\":{\"heartRate\":" + "1".repeat(41) + "}}",
            "[]",
            "\"report\"",
            "5",
            "{\"simptoms\":[]}",
            "{\"@class\":\"x\"}",
            "{\"symptoms\":null}",
            "{\"symptoms\":[null]}",
            "{\"symptoms\":{\"code\":\"chest-pain\"}}",
            "{\"symptoms\":[{\"code\":\"chst-pain\"}]}",
            "{\"symptoms\":[{\"code\":\"pain\",\"severity\":75}]}",
            "{\"vitals\":{\"temperatureC\":98.6}}",
            "{\"vitals\":{\"spo2\":0.97}}",
            "{\"patient\":{\"ageYears\":-1}}",
            "{\"reportedAt\":\"2026-02-30T09:00:00Z\"}",
            "{\"reportedAt\":\"2999-01-01T09:00:00Z\",\"symptoms\":[{\"code\":\"chest-pain\"}]}",
            "{\"treatment\":{\"endedAt\":\"2999-01-01T09:00:00Z\"}}",
            "{\"reportId\":\"${x}\"}",
            "{\"x\":1,\"report\":{}}",
            "{\"reportId\":\"a\",\"idempotencyKey\":\"k\"}",
            "\u0000",
            "GET / HTTP/1.1");

    @TestHTTPResource("/")
    URL url;

    @Inject
    MeterRegistry meters;

    private static String report(String id) {
        return "{\"reportId\":\"" + id + "\",\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}";
    }

    private static String keyed(String key, String report) {
        return "{\"idempotencyKey\":\"" + key + "\",\"report\":" + report + "}";
    }

    private List<JsonNode> batch(String lines) throws IOException {
        try (BatchWire wire = new BatchWire(url)) {
            wire.begin();
            Thread sender = new Thread(() -> {
                try {
                    wire.send(lines).end();
                } catch (IOException e) {
                    // Who reads notices it.
                }
            });
            sender.start();
            assertEquals("http/1.1 200 ok", wire.head().get(0));
            return wire.answers();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t\n\n"})
    void refusesABatchWithoutAReport(String lines) {
        Response answer = Contract.report(lines)
                .contentType("application/x-ndjson")
                .filter(Contract.answers())
                .post("/v1/triage/batch");
        assertEquals(400, answer.statusCode(), answer.asString());
        assertEquals("there is no report in the batch", answer.jsonPath().getString("errors[0].detail"));
        assertEquals("URGENT_24H", answer.jsonPath().getString("failSafe.urgency"));
    }

    @Test
    void answersEveryLineInItsPlace() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 600; i++) {
            lines.append(i % 3 == 0 ? "{\"symptoms\":7}" : i % 3 == 1 ? report("r" + i) : "  ")
                    .append(i % 2 == 0 ? "\r\n" : "\n");
        }
        List<JsonNode> answers = batch(lines.toString());
        assertEquals(400, answers.size());
        int at = 0;
        for (int i = 1; i <= 600; i++) {
            if (i % 3 != 2) {
                JsonNode answer = answers.get(at++);
                Contract.requireMatch("BatchAnswerLine", answer.toString());
                assertEquals(i, answer.path("line").asInt());
                assertEquals(i % 3 == 0 ? 422 : 200, answer.path("status").asInt());
                if (i % 3 == 1) {
                    assertEquals("r" + i, answer.at("/body/reportId").asText());
                }
            }
        }
    }

    /** A line gets what its report gets alone: the same status and, but for what differs from time to time, the same body. */
    @Test
    void answersALineAsItsReportAlone() throws IOException {
        List<JsonNode> answers = batch(String.join("\n", ODD));
        assertEquals(ODD.size(), answers.size());
        for (int i = 0; i < ODD.size(); i++) {
            String line = ODD.get(i);
            Response alone = Contract.report(line).filter(Contract.answers()).post("/v1/triage");
            JsonNode answer = answers.get(i);
            assertEquals(i + 1, answer.path("line").asInt(), line);
            assertEquals(alone.statusCode(), answer.path("status").asInt(), line);
            assertEquals(Contract.read(alone.asString()), answer.path("body"), line);
            assertFalse(answer.at("/body/failSafe/instruction").asText().isEmpty(), line);
        }
    }

    @Test
    void readsAReportWithinItsLineAsItsReportAlone() throws IOException {
        List<String> wrapped = new ArrayList<>();
        for (String odd : ODD) {
            wrapped.add("{\"report\":" + odd + "}");
        }
        List<JsonNode> answers = batch(String.join("\n", wrapped));
        assertEquals(ODD.size(), answers.size());
        for (int i = 0; i < ODD.size(); i++) {
            int status = answers.get(i).path("status").asInt();
            String instruction = answers.get(i).at("/body/failSafe/instruction").asText();
            assertTrue(status >= 400 && status < 500 && !instruction.isEmpty(), wrapped.get(i) + ": " + answers.get(i));
        }
    }

    /** With the key in the line or in the header it is the same request. */
    @Test
    void sharesItsKeysWithSingleReports() throws IOException {
        String report = report("shared");
        Response alone = Contract.report(report)
                .header("Idempotency-Key", "\"shared-key\"")
                .filter(Contract.filter())
                .post("/v1/triage");
        List<JsonNode> answers = batch(keyed("shared-key", report) + "\n" + keyed("shared-key", report("other")) + "\n"
                + keyed("not a key", report) + "\n{\"idempotencyKey\":5,\"report\":{}}\n"
                + "{\"idempotencyKey\":\"k\"}\n{\"report\":{},\"more\":1}\n{\"report\":{},\"report\":{}}");
        assertEquals(Contract.read(alone.asString()), answers.get(0).path("body"));
        assertTrue(answers.get(0).path("replayed").asBoolean());
        List<String> types = new ArrayList<>();
        for (JsonNode answer : answers.subList(1, answers.size())) {
            types.add(answer.path("status").asInt() + " "
                    + answer.at("/body/type").asText().replaceFirst(".*:", ""));
        }
        assertEquals(
                List.of(
                        "422 idempotency-key-reused",
                        "400 idempotency-key-invalid",
                        "400 idempotency-key-invalid",
                        "422 missing-field",
                        "422 unknown-field",
                        "400 malformed-json"),
                types);
    }

    @Test
    void recordsOnceWhatIsSentAgainAfterTheConnectionBroke() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            lines.append(keyed("broken/" + i, report("broken-" + i))).append('\n');
        }
        List<String> first = new ArrayList<>();
        try (BatchWire wire = new BatchWire(url)) {
            wire.begin().send(lines.toString()).head();
            for (int i = 0; i < 10; i++) {
                first.add(wire.answer().orElseThrow().at("/body/decisionId").asText());
            }
        }
        List<JsonNode> again = lastOf(lines.toString());
        assertEquals(150, again.size());
        for (int i = 0; i < 150; i++) {
            JsonNode answer = again.get(i);
            assertEquals(200, answer.path("status").asInt(), answer.toString());
            assertEquals(1, decisions("broken-" + i), "records of line " + i);
            if (i < 10) {
                assertEquals(first.get(i), answer.at("/body/decisionId").asText());
                assertTrue(answer.path("replayed").asBoolean());
            }
        }
    }

    /** What is in flight from the broken connection is refused for a moment; then it is sent again, as the contract says. */
    private List<JsonNode> lastOf(String lines) throws IOException {
        List<JsonNode> answers = batch(lines);
        for (int tries = 0; tries < 20 && answers.stream().anyMatch(answer -> answer.has("retryAfter")); tries++) {
            pause(250);
            answers = batch(lines);
        }
        return answers;
    }

    private static int decisions(String reportId) {
        Response found = RestAssured.given().queryParam("reportId", reportId).get("/v1/decisions");
        return Contract.read(found.asString()).path("decisions").size();
    }

    /** Neither the answers nor the lines of a client who does not read pile up, and others are answered meanwhile. */
    @Test
    void readsNoFasterThanItsClient() throws IOException, InterruptedException {
        double before = decided();
        AtomicInteger sent = new AtomicInteger();
        try (BatchWire wire = new BatchWire(url)) {
            wire.begin();
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 40_000; i++) {
                        wire.send(report("stalled") + " ".repeat(2000) + "\n");
                        sent.incrementAndGet();
                    }
                } catch (IOException e) {
                    // The service has hung up.
                }
            });
            sender.start();
            double now = -1;
            while (decided() != now) {
                now = decided();
                pause(1000);
            }
            assertTrue(now - before > 64, "only " + (now - before));
            assertTrue(now - before < 10_000, "decided " + (now - before) + " while nobody read");
            assertTrue(sent.get() < 40_000);
            assertEquals(200, Contract.report("{}").post("/v1/triage").statusCode());
            sender.join(3L * PATIENCE_MILLIS);
            assertFalse(sender.isAlive(), "the service waits for ever for who does not read");
        }
    }

    private double decided() {
        double decided = 0;
        for (Counter counter : meters.find("aftercare.decisions").counters()) {
            decided += counter.count();
        }
        return decided;
    }

    @Test
    void answersALineBeforeTheNextIsSent() throws IOException {
        try (BatchWire wire = new BatchWire(url)) {
            wire.begin("Expect: 100-continue\r\n");
            assertEquals(List.of("http/1.1 100 continue"), wire.head());
            wire.send(report("one") + "\n").head();
            assertEquals("one", wire.answer().orElseThrow().at("/body/reportId").asText());
            wire.send(report("two").substring(0, 9));
            wire.send(report("two").substring(9) + "\n\n");
            assertEquals("two", wire.answer().orElseThrow().at("/body/reportId").asText());
            wire.end();
            assertEquals(Optional.empty(), wire.answer());
            // The connection goes on.
            wire.begin().send(report("three")).end().head();
            assertEquals(
                    "three", wire.answer().orElseThrow().at("/body/reportId").asText());
            assertEquals(Optional.empty(), wire.answer());
        }
    }

    @Test
    void refusesALineThatNeverEnds() throws IOException {
        long began = System.nanoTime();
        try (BatchWire wire = new BatchWire(url)) {
            wire.begin()
                    .send(report("one") + "\n{\"symptoms\":[{\"code\":\"chest-pain\"}")
                    .head();
            assertEquals(200, wire.answer().orElseThrow().path("status").asInt());
            JsonNode late = wire.answer().orElseThrow();
            assertEquals(2, late.path("line").asInt());
            assertEquals(408, late.path("status").asInt());
            assertEquals(
                    "EMERGENCY_AMBULANCE", late.at("/body/failSafe/urgency").asText());
            assertEquals(Optional.empty(), wire.answer());
            assertTrue(wire.isClosed());
        }
        assertTrue(System.nanoTime() - began < 2_000_000L * PATIENCE_MILLIS);
    }

    @Test
    void refusesALineThatIsTooLongAndGoesOn() throws IOException {
        String tooLong = "{\"symptoms\":[{\"code\":\"chest-pain\"}],\"reportId\":\"" + "x".repeat(300_000) + "\"}";
        List<JsonNode> answers = batch(tooLong + "\n" + report("after") + "\n" + tooLong);
        assertEquals(3, answers.size());
        for (int i : new int[] {0, 2}) {
            assertEquals(413, answers.get(i).path("status").asInt());
            assertEquals(
                    "EMERGENCY_AMBULANCE",
                    answers.get(i).at("/body/failSafe/urgency").asText());
        }
        assertEquals("after", answers.get(1).at("/body/reportId").asText());
    }

    /** A line whose bytes are no UTF-8 is refused as alone. */
    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin = "{\"symptoms\":[{\"code\":\"other\",\"text\":\"é\"}]}\n{\"report\":{\"reportId\":\"é\"}}\n{}"
                .getBytes(StandardCharsets.ISO_8859_1);
        Response response = Contract.report("")
                .body(latin)
                .contentType("application/x-ndjson")
                .filter(Contract.answers())
                .post("/v1/triage/batch");
        List<Integer> statuses = new ArrayList<>();
        for (String line : response.asString().split("\n")) {
            statuses.add(Contract.read(line).path("status").asInt());
        }
        assertEquals(List.of(400, 400, 200), statuses);
    }

    @Test
    void refusesWhatIsNoBatch() {
        for (String type : List.of("application/json", "text/plain", "application/x-ndjson; charset=latin1")) {
            Response response = Contract.report("{\"symptoms\":[{\"code\":\"chest-pain\"}]}\n")
                    .contentType(type)
                    .filter(Contract.answers())
                    .post("/v1/triage/batch");
            assertEquals(415, response.statusCode(), type);
            assertEquals("EMERGENCY_AMBULANCE", response.path("failSafe.urgency"), type);
        }
        Response html = Contract.report("{}\n")
                .contentType("application/x-ndjson")
                .accept("application/json")
                .filter(Contract.answers())
                .post("/v1/triage/batch");
        assertEquals(406, html.statusCode());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
