package aftercare.service.http.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.service.app.NarrowRestart;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The limits of batches, set to a little. */
@QuarkusTest
@TestProfile(NarrowRestart.class)
class SmallBatchesTest {

    private static final String EMERGENCY = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}\n";

    @TestHTTPResource("/")
    URL url;

    private List<JsonNode> batch(String lines) throws IOException {
        try (BatchWire wire = new BatchWire(url)) {
            List<String> head = wire.begin().send(lines).end().head();
            assertEquals("http/1.1 200 ok", head.get(0));
            return wire.answers();
        }
    }

    private static List<Integer> statuses(List<JsonNode> answers) {
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode answer : answers) {
            Contract.requireMatch("BatchAnswerLine", answer.toString());
            statuses.add(answer.path("status").asInt());
        }
        return statuses;
    }

    @Test
    void keepsToItsLimits() throws IOException, InterruptedException {
        NarrowRestart.rest();
        // The request and three lines use up the quota; the next waits and then is refused, or gets what came
        // meanwhile.
        List<JsonNode> many = batch(EMERGENCY.repeat(5));
        assertEquals(List.of(200, 200, 200, 429), statuses(many).subList(0, 4));
        assertEquals(
                "EMERGENCY_AMBULANCE", many.get(3).at("/body/failSafe/urgency").asText());
        assertEquals(2, many.get(3).path("retryAfter").asInt());
        NarrowRestart.rest();
        List<Integer> beyond = statuses(batch("\n\n" + EMERGENCY.repeat(9)));
        assertEquals(6, beyond.size());
        assertEquals(413, beyond.get(5));
        NarrowRestart.rest();
        List<JsonNode> long_ = batch("{\"reportId\":\"" + "x".repeat(700) + "\"}\n" + EMERGENCY);
        assertEquals(List.of(413, 200), statuses(long_));
        NarrowRestart.rest();
        List<JsonNode> bytes = batch(EMERGENCY + " ".repeat(3000) + EMERGENCY.strip());
        assertEquals(413, statuses(bytes).get(bytes.size() - 1));
        assertEquals(2, bytes.get(bytes.size() - 1).path("line").asInt());
        NarrowRestart.rest();
        String announced = EMERGENCY.repeat(100);
        try (BatchWire wire = new BatchWire(url)) {
            wire.write("POST /v1/triage/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                    + "Content-Length: " + announced.length() + "\r\n\r\n" + announced.substring(0, 200));
            assertEquals("http/1.1 413 request entity too large", wire.head().get(0));
        }
    }

    @Test
    void refusesOneBatchTooManyUntilAnotherHasEnded() throws IOException, InterruptedException {
        NarrowRestart.rest();
        try (BatchWire first = new BatchWire(url)) {
            first.begin().send(EMERGENCY).head();
            assertEquals(200, first.answer().orElseThrow().path("status").asInt());
            assertEquals(503, refusedWith());
            first.end();
            assertEquals(Optional.empty(), first.answer());
        }
        NarrowRestart.rest();
        assertEquals(List.of(200), statuses(batch(EMERGENCY)));
        NarrowRestart.rest();
        // A client that goes away gives its place free.
        try (BatchWire gone = new BatchWire(url)) {
            gone.begin().send(EMERGENCY).head();
        }
        NarrowRestart.rest();
        assertEquals(List.of(200), statuses(batch(EMERGENCY)));
    }

    private int refusedWith() throws IOException {
        try (BatchWire second = new BatchWire(url)) {
            List<String> head = second.begin().send(EMERGENCY + "{").head();
            assertTrue(head.contains("connection: close"), head.toString());
            return Integer.parseInt(head.get(0).substring(9, 12));
        }
    }
}
