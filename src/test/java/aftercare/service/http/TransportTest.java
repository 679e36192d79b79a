package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no HTTP library would send. */
@QuarkusTest
class TransportTest {

    private static final String REPORT = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int SILENT_SENDERS = 260;

    @TestHTTPResource("/")
    URL url;

    @ParameterizedTest
    @CsvSource({
        "/v1//triage,400", "/v1/./triage,400", "/v1/triage;x,400", "/v1/%74riage,400", "/v1/../v1/triage,400",
        "/v1/triage%2F,400", "/v1/triage%00,400", "/V1/triage,404", "/v1/Triage,404", "/nothing,404"
    })
    void neverReachesTheResourceByAnotherPath(String path, int status) throws IOException {
        String answer = send("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + JSON + length(REPORT) + "\r\n" + REPORT);
        assertEquals(status, status(answer), answer);
        requireProblem(answer, "EMERGENCY_AMBULANCE");
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void refusesOtherMethods(String method) throws IOException {
        String answer = send(method + " /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        assertEquals(405, status(answer), answer);
        assertTrue(answer.contains("llow: POST"), answer);
    }

    @Test
    void refusesWhatHasTwoEnds() throws IOException {
        String both = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + length(REPORT)
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
        String twice =
                "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd";
        String negative = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Length: -1\r\n\r\n";
        String badChunk = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON
                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
        String noHost = "POST /v1/triage HTTP/1.1\r\n" + JSON + length(REPORT) + "\r\n" + REPORT;
        for (String request : List.of(both, twice, negative, badChunk, noHost)) {
            String answer = send(request);
            assertTrue(answer.isEmpty() || status(answer) == 400, answer);
            assertFalse(answer.contains("200 OK"), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("exception"), answer);
        }
    }

    @Test
    void refusesTooMuchAndStillNamesTheEmergency() throws IOException {
        String body = REPORT.substring(0, REPORT.length() - 1) + ",\"reportId\":\"" + "x".repeat(70_000) + "\"}";
        String answer = send("POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + length(body) + "\r\n" + body);
        assertEquals(413, status(answer), answer);
        requireProblem(answer, "EMERGENCY_AMBULANCE");
        String headers = "X-Filler: " + "y".repeat(9000) + "\r\n";
        assertEquals(431, status(send("POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")));
        assertEquals(414, status(send("GET /" + "z".repeat(9000) + " HTTP/1.1\r\nHost: x\r\n\r\n")));
    }

    @Test
    void refusesOtherTypesAndEncodings() throws IOException {
        for (String type : List.of(
                "text/plain", "application/xml", "application/json; charset=utf-16", "", "multipart/form-data")) {
            String answer = send("POST /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n"
                    + length(REPORT) + "\r\n" + REPORT);
            assertEquals(415, status(answer), type + answer);
            requireProblem(answer, "EMERGENCY_AMBULANCE");
        }
        for (String encoding : List.of("gzip", "identity", "br")) {
            String answer = send("POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Encoding: " + encoding
                    + "\r\n" + length(REPORT) + "\r\n" + REPORT);
            assertEquals(415, status(answer), answer);
            assertTrue(answer.contains("unsupported-encoding"), answer);
        }
        String answer = send("POST /v1/triage HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n" + JSON + length(REPORT)
                + "\r\n" + REPORT);
        assertEquals(406, status(answer), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json ; charset=UTF-8",
                "application/json; charset=utf-8",
                "Application/JSON ;charset=\"UTF-8\"",
                "application/json\t;\tcharset=utf-8"
            })
    void takesJsonHoweverItsTypeIsSpaced(String type) throws IOException {
        String answer = send("POST /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n" + length(REPORT)
                + "\r\n" + REPORT);
        assertEquals(200, status(answer), answer);
    }

    /** Who asks first whether to send that much is told no, and need not send it to hear so. */
    @Test
    void refusesTooMuchBeforeItIsSent() throws IOException {
        for (String path : List.of("/v1/triage", "/v1/rules/activate")) {
            String answer = send("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + JSON
                    + "Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(413, status(answer), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n"), answer);
            requireProblem(answer, "URGENT_24H");
        }
        try (Socket socket = connect()) {
            String head = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON
                    + "Content-Length: 65536\r\nExpect: 100-continue\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            assertEquals(100, status(answer(socket.getInputStream())));
            String body = REPORT + " ".repeat(65_536 - REPORT.length());
            socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            assertEquals(200, status(answer(socket.getInputStream())));
        }
    }

    @Test
    void keepsTheConnectionAfterARefusal() throws IOException {
        try (Socket socket = connect()) {
            String refused = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Length: 3\r\n\r\n{\"a";
            socket.getOutputStream().write(refused.getBytes(StandardCharsets.UTF_8));
            assertEquals(400, status(answer(socket.getInputStream())));
            String good = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + length(REPORT) + "\r\n" + REPORT;
            socket.getOutputStream().write(good.getBytes(StandardCharsets.UTF_8));
            assertEquals(200, status(answer(socket.getInputStream())));
        }
    }

    @Test
    void answersWhileManySendersSayOnlyHalf() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            String half =
                    "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Length: 1000\r\n\r\n{\"symptoms\":";
            for (int i = 0; i < SILENT_SENDERS; i++) {
                Socket socket = connect();
                socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
                silent.add(socket);
            }
            String answer = send("POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + length(REPORT) + "\r\n" + REPORT);
            assertEquals(200, status(answer), answer);
            // The stated time is 10 s; the socket's own time-out is five times that.
            String late = answer(silent.get(0).getInputStream());
            assertTrue(late.isEmpty() || status(late) == 408, late);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    /**
     * Who began first makes room for others, and hears what he may go by meanwhile. A body has 10 s in all: on a machine
     * that was too slow to take the others within it, the first one hears that instead, and it is tried again.
     */
    @Test
    void refusesUpwardWhoMustMakeRoom() throws IOException {
        String answer = answerToWhoMustMakeRoom();
        for (int again = 0; again < 4 && status(answer) == 408; again++) {
            answer = answerToWhoMustMakeRoom();
        }
        assertEquals(503, status(answer), answer);
        assertTrue(answer.contains("urn:aftercare:problem:overloaded"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nretry-after: "), answer);
        requireProblem(answer, "EMERGENCY_AMBULANCE");
    }

    private String answerToWhoMustMakeRoom() throws IOException {
        List<Socket> others = new ArrayList<>();
        String head = "POST /v1/triage HTTP/1.1\r\nHost: x\r\n" + JSON + "Content-Length: 65536\r\n\r\n";
        byte[] half = (head + " ".repeat(60_000)).getBytes(StandardCharsets.UTF_8);
        try (Socket first = connect()) {
            // Together more than 16 MiB.
            for (int i = 0; i < 320; i++) {
                others.add(connect());
            }
            String begun = head + "{\"symptoms\":[{\"code\":\"chest-pain\"}" + " ".repeat(60_000);
            first.getOutputStream().write(begun.getBytes(StandardCharsets.UTF_8));
            for (Socket other : others) {
                other.getOutputStream().write(half);
            }
            return answer(first.getInputStream());
        } finally {
            for (Socket socket : others) {
                socket.close();
            }
        }
    }

    private static void requireProblem(String answer, String failSafe) {
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"triagePerformed\":false"), answer);
        assertTrue(answer.contains("\"urgency\":\"" + failSafe + "\""), answer);
        assertFalse(answer.contains("java"), answer);
    }

    private static String length(String body) {
        return "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n";
    }

    private static int status(String answer) {
        return answer.length() < 12 ? 0 : Integer.parseInt(answer.substring(9, 12));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(50_000);
        return socket;
    }

    private String send(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return answer(socket.getInputStream());
        }
    }

    /** One answer: its head, and as much body as it announces; empty when the connection closed without a word. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return head.toString(StandardCharsets.UTF_8);
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        int length = 0;
        for (String line : text.split("\r\n")) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
