package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.door.OverloadReply;
import aftercare.service.http.Line.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer says beside its body, an answer that is a refusal too. */
@QuarkusTest
class AnswerHeadersTest {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String ID = "X-Request-Id";

    @TestHTTPResource
    URL service;

    @Inject
    OverloadReply overload;

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/triage, 200, {}",
        "POST, /v1/triage, 400, {",
        "POST, /v1/triage, 422, []",
        "GET, /v1/triage, 405, ''",
        "POST, /v1//triage, 400, {}",
        "GET, /v1/nothing, 404, ''",
        "GET, /v1/rules/NON-99, 404, ''",
        "GET, /v1/decisions, 200, ''",
        "GET, /v1/decisions?limit=0, 400, ''",
        "GET, /v1/vocabulary, 200, ''",
        "HEAD, /v1/rules, 200, ''",
        "GET, /q/openapi, 200, ''",
        "GET, /, 200, ''"
    })
    void neverLetsACopyBeKeptAndGivesTheIdBack(String method, String path, int status, String body) throws IOException {
        Answer answer = send(method, path, JSON + ID + ": a-B.7_:x\r\n", body);
        assertEquals(status, answer.status(), answer.body());
        assertEquals("no-store", answer.headers().get("cache-control"), answer::toString);
        assertEquals("a-B.7_:x", answer.headers().get("x-request-id"), answer::toString);
    }

    @Test
    void givesTheLongestIdBack() throws IOException {
        String id = "x".repeat(64);
        assertEquals(
                id,
                send("POST", "/v1/triage", JSON + ID + ": " + id + "\r\n", "{}")
                        .headers()
                        .get("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ID + ":\r\n",
                ID + ": a b\r\n",
                ID + ": a,b\r\n",
                ID + ": a/b\r\n",
                ID + ": \u00e9\r\n",
                ID + ": xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n",
                ID + ": a\r\n" + ID + ": a\r\n"
            })
    void givesNothingBackThatIsNoId(String header) throws IOException {
        Answer answer = send("POST", "/v1/triage", JSON + header, "{}");
        assertEquals(200, answer.status());
        assertFalse(answer.headers().containsKey("x-request-id"), answer::toString);
    }

    @Test
    void saysTheSameWhereARefusalCostsLeast() {
        for (String given : List.of("x-request-ID:  visit-7 \r\n", ID + ": a b\r\n", "")) {
            String head = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + given + "Content-Length: 2\r\n\r\n";
            byte[] request = (head + "{}").getBytes(StandardCharsets.ISO_8859_1);
            String answer = new String(overload.answer(request, head.length()), StandardCharsets.UTF_8);
            String said = answer.substring(0, answer.indexOf("\r\n\r\n") + 2).toLowerCase(Locale.ROOT);
            assertTrue(said.startsWith("http/1.1 503 "), answer);
            assertTrue(said.contains("\r\ncache-control: no-store\r\n"), answer);
            assertEquals(given.contains("visit-7"), said.contains("\r\nx-request-id: visit-7\r\n"), answer);
            assertEquals(given.contains("visit-7"), said.contains("x-request-id"), answer);
            int length = answer.length() - answer.indexOf("\r\n\r\n") - 4;
            assertTrue(said.contains("\r\ncontent-length: " + length + "\r\n"), answer);
        }
    }

    private Answer send(String method, String path, String headers, String body) throws IOException {
        try (Line line = new Line(service)) {
            return line.send(method, path, headers, body);
        }
    }
}
