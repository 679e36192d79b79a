package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.DecisionLog;
import aftercare.service.fhir.Responses;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No value of a report reaches a log line, a meter, a span or the body of a refusal: nor what else a caller writes into a
 * request. Every place that takes something is filled with marks that are looked for everywhere afterwards.
 */
@QuarkusTest
@TestProfile(Watched.class)
class LogCanaryTest {

    private static final String CANARY = "canary-7391";
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    /** AcceptedConnections: every field that there is, with values that are nothing else's. */
    private static final String WHOLE =
            """
            {"reportId":"visit-8841","reportedAt":"2021-03-04T05:06:07.891234+05:45",
             "treatment":{"endedAt":"2021-03-02T01:02:03.567891+05:45","regions":["upper-trapezius","gluteals"],
               "depth":"superficial","sharpPainAtInsertion":true},
             "patient":{"ageYears":103.7,"bmi":73.9,"anticoagulant":true,"immunosuppressed":true},
             "vitals":{"temperatureC":41.7,"heartRate":197,"respiratoryRate":67,"spo2":61,"systolicBp":223},
             "selfCare":{"tried":["rest"],"relief":"partial"},
             "symptoms":[
               {"code":"site-redness","present":true,"severity":7,"trend":"worsening","onset":"gradual",
                "onsetHours":13.917,"durationHours":87599.137,"newSinceTreatment":true,"site":"upper-trapezius","sizeCm":83.6},
               {"code":"site-bleeding","pressureMinutes":1373,"stopped":false},
               {"code":"other","text":"canary-7391 and \\u0063anary-7391"}]}
            """;

    /** What of it must be nowhere. Words that a log line may use for another reason, such as `rest`, are left out. */
    private static final List<String> MARKS = List.of(
            CANARY,
            "2021-03-0",
            "891234",
            "567891",
            "+05:45",
            "upper-trapezius",
            "gluteals",
            "superficial",
            "sharpPain",
            "103.7",
            "73.9",
            "anticoagulant",
            "immunosuppressed",
            "41.7",
            "1373",
            "13.917",
            "87599.137",
            "83.6",
            "site-redness",
            "site-bleeding",
            "worsening",
            "gradual",
            "a value of the report");

    /** Refused: a mark as a value of each type, as a word, as a name, as a time, and in broken bytes. */
    private static final List<String> REFUSED = List.of(
            "{\"symptoms\":[{\"code\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"site-redness\",\"site\":\"" + CANARY + "\"}]}",
            "{\"" + CANARY + "\":1}",
            "{\"patient\":{\"" + CANARY + "\":true}}",
            "{\"patient\":{\"ageYears\":103.71373}}",
            "{\"vitals\":{\"temperatureC\":41.71373}}",
            "{\"vitals\":{\"spo2\":1373}}",
            "{\"reportId\":\"" + CANARY + " with blanks\"}",
            "{\"reportedAt\":\"" + CANARY + "\"}",
            "{\"reportedAt\":\"2021-03-04\"}",
            "{\"treatment\":{\"regions\":[\"" + CANARY + "\"]}}",
            "{\"treatment\":{\"depth\":\"" + CANARY + "\"}}",
            "{\"selfCare\":{\"tried\":[\"" + CANARY + "\"],\"relief\":\"" + CANARY + "\"}}",
            "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + CANARY + "\",\"text\":\"" + CANARY + "\"}]}",
            "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + CANARY + "\"",
            "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + CANARY + "\u0000\"}]}",
            "[\"" + CANARY + "\"]",
            "\"" + CANARY + "\"",
            CANARY);

    @TestHTTPResource("/")
    URI service;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    InMemorySpanExporter spans;

    @Inject
    OpenTelemetry tracing;

    @Inject
    MeterRegistry meters;

    private Listener listener;
    private int requests;
    private long began;

    @BeforeEach
    void listen() {
        spans.reset();
        // By the clock of spans. It never ends, so nobody gets it.
        ReadableSpan now =
                (ReadableSpan) tracing.getTracer("canary").spanBuilder("now").startSpan();
        began = now.toSpanData().getStartEpochNanos();
        listener = Listener.begin();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void keepsEveryValueToItself() {
        Response whole = send(json(WHOLE).header("Idempotency-Key", CANARY), "POST", "/v1/triage");
        assertEquals(200, whole.statusCode(), whole.asString());
        String decision = whole.jsonPath().getString("decisionId");
        assertEquals(
                "true",
                send(json(WHOLE).header("Idempotency-Key", CANARY), "POST", "/v1/triage")
                        .header("Idempotent-Replayed"));
        refuse(json("{}").header("Idempotency-Key", CANARY), "POST", "/v1/triage");
        refuse(json("{}").header("Idempotency-Key", CANARY + " " + CANARY), "POST", "/v1/triage");
        for (String body : REFUSED) {
            refuse(json(body), "POST", "/v1/triage");
        }
        for (String path : List.of("/v1/rules/activate", "/v1/decisions/" + decision + "/replay")) {
            assertEquals(200, send(json(WHOLE), "POST", path).statusCode(), path);
        }
        assertEquals(200, send(given(), "GET", "/v1/decisions/" + decision).statusCode());
        assertEquals(200, send(given(), "GET", "/v1/decisions?limit=1").statusCode());
        for (String query : List.of("since", "until", "urgency", "ruleId", "cursor", "limit", CANARY)) {
            refuse(given(), "GET", "/v1/decisions?" + query + "=" + CANARY);
        }
        refuse(json(WHOLE), "POST", "/v1/decisions/" + decision + "/replay?ruleSet=" + CANARY);
        refuse(json(WHOLE), "POST", "/v1/decisions/" + CANARY + "/replay");
        for (String path : List.of("/v1/rules/", "/v1/decisions/", "/v1/", "/", "/v1/triage;", "/v1/%63")) {
            refuse(given().urlEncodingEnabled(false), "GET", path + CANARY);
        }
        refuse(json(WHOLE), CANARY.toUpperCase(Locale.ROOT), "/v1/triage");
        refuse(json(WHOLE).header("Accept", "text/" + CANARY), "POST", "/v1/triage");
        refuse(json(WHOLE).header("Content-Encoding", CANARY), "POST", "/v1/triage");
        refuse(given().contentType("text/" + CANARY).body(WHOLE), "POST", "/v1/triage");
        send(
                json(WHOLE)
                        .header("User-Agent", CANARY)
                        .header("X-Request-Id", CANARY + " " + CANARY)
                        .header("traceparent", "00-" + CANARY)
                        .header("tracestate", "a=" + CANARY)
                        .header("baggage", "a=" + CANARY)
                        .header("Authorization", "Bearer " + CANARY)
                        .cookie("session", CANARY),
                "POST",
                "/v1/triage?" + CANARY + "=" + CANARY);
        requireSilence(List.of());
    }

    @Test
    void keepsItToItselfAsFhir() {
        String path = "/fhir/QuestionnaireResponse/$triage";
        String good =
                Responses.of(Contract.read(WHOLE), CANARY, Responses.items()).toString();
        Response whole = send(json(good).urlEncodingEnabled(false), "POST", path);
        assertEquals(200, whole.statusCode(), whole.asString());
        for (String body : List.of(
                good.replace("site-redness", CANARY),
                good.replace("\"linkId\":\"symptoms.trend\"", "\"linkId\":\"" + CANARY + "\""),
                good.replace("\"completed\"", "\"" + CANARY + "\""),
                good.replace("valueInteger", "value" + CANARY),
                good.replace("urn:aftercare:code:symptoms.code", "urn:" + CANARY),
                "{\"resourceType\":\"" + CANARY + "\"}",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"" + CANARY + "\"}]}",
                CANARY)) {
            refuse(json(body).urlEncodingEnabled(false), "POST", path);
        }
        refuse(given(), "GET", "/fhir/Questionnaire/" + CANARY);
        refuse(given(), "GET", "/fhir/Questionnaire?" + CANARY + "=1");
        requireSilence(List.of());
    }

    @Test
    void keepsItToItselfWhenThingsGoWrong() {
        QuarkusMock.installMockForType(MoodyLog.unavailable(), DecisionLog.class);
        assertEquals(503, send(json(WHOLE), "POST", "/v1/triage").statusCode());
        assertEquals(
                503,
                send(json(WHOLE).header("Idempotency-Key", CANARY), "POST", "/v1/triage")
                        .statusCode());
        refuse(given(), "GET", "/v1/decisions/" + CANARY);
        refuse(given(), "GET", "/v1/decisions?ruleId=RSP-01");
        requireSilence(List.of());
    }

    @Test
    void keepsItToItselfWhenItIsNoHttp() throws IOException {
        for (String request : List.of(
                "GET /" + CANARY + " HTTP/9.9\r\n\r\n",
                CANARY + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + CANARY + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + (CANARY + ",").repeat(900) + "\r\n\r\n",
                "GET /" + CANARY.repeat(900) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + CANARY + "\r\n",
                "POST /v1/triage HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + CANARY
                        + "\r\n\r\n")) {
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertEquals(List.of(), marksIn(answer), answer);
            }
        }
        requests = 0;
        requireSilence(List.of());
    }

    @Test
    void followsTheCallersTraceByItsIdsAlone() {
        send(
                json(WHOLE)
                        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .header("tracestate", "a=" + CANARY),
                "POST",
                "/v1/triage");
        requireSilence(List.of());
        SpanData span = ended().get(0);
        assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", span.getTraceId());
        assertEquals("00f067aa0ba902b7", span.getParentSpanId());
        assertEquals("POST /v1/triage", span.getName());
        Set<String> keys = new TreeSet<>();
        span.getAttributes().forEach((key, value) -> keys.add(key.getKey()));
        assertEquals(
                Set.of(
                        "http.request.method",
                        "http.route",
                        "http.response.status_code",
                        "aftercare.decision.id",
                        "aftercare.rule_set.version",
                        "aftercare.urgency",
                        "aftercare.complete"),
                keys);
    }

    @Test
    void followsARequestThatIsRefusedAndDisconnected() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            String twoHosts = "POST /v1/triage HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(twoHosts.getBytes(StandardCharsets.ISO_8859_1));
            // The end comes from the other side.
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
        awaitSpans(1);
        SpanData span = ended().get(0);
        assertEquals("POST /v1/triage", span.getName());
        assertEquals(400L, span.getAttributes().get(AttributeKey.longKey("http.response.status_code")));
    }

    /** The ears are good: one body in one log line is heard, and so is a mark in a span or in a meter. */
    @Test
    void hearsWhatIsSaid() {
        Logger.getLogger("aftercare.desk.Desk").fine("a report came in: " + WHOLE);
        List<String> heard = heard();
        assertTrue(heard.size() >= 20, heard::toString);
    }

    @Test
    void hearsASpan() {
        tracing.getTracer("canary")
                .spanBuilder("odd")
                .startSpan()
                .setAttribute("region", "gluteals")
                .end();
        awaitSpans(1);
        assertEquals(List.of("gluteals"), marks(heard()));
        tracing.getTracer("canary")
                .spanBuilder("odd")
                .startSpan()
                .addEvent(CANARY)
                .end();
        awaitSpans(2);
        assertEquals(List.of("gluteals", CANARY), marks(heard()));
    }

    @Test
    void hearsAMeter() {
        Counter odd = Counter.builder("odd").tag("region", "gluteals").register(meters);
        try {
            assertEquals(List.of("gluteals"), marks(heard()));
        } finally {
            meters.remove(odd);
        }
    }

    private static List<String> marks(List<String> heard) {
        List<String> marks = new ArrayList<>();
        for (String each : heard) {
            marks.add(each.substring(0, each.indexOf(": ")));
        }
        return marks;
    }

    @Test
    void writesOneLineADecision() {
        String key = UUID.randomUUID().toString();
        RequestSpecification first =
                json(WHOLE).header("X-Request-Id", "gateway:42").header("Idempotency-Key", key);
        Response answer = send(first, "POST", "/v1/triage");
        String id = answer.jsonPath().getString("decisionId");
        List<String> lines = listener.lines().stream()
                .filter(line -> line.startsWith("aftercare.decisions") && line.contains(id))
                .toList();
        assertEquals(1, lines.size(), lines::toString);
        List<String> wanted = new ArrayList<>(List.of(
                "visit-8841",
                "local",
                answer.path("urgency"),
                answer.path("ruleSet.version"),
                "millis=",
                ", request gateway:42",
                "requestId=gateway:42"));
        wanted.addAll(answer.jsonPath().getList("reasons.ruleId"));
        for (String part : wanted) {
            assertTrue(lines.get(0).contains(part), part + " is not in " + lines.get(0));
        }
        send(json(WHOLE).header("X-Request-Id", "gateway:43").header("Idempotency-Key", key), "POST", "/v1/triage");
        assertTrue(
                listener.lines().stream()
                        .anyMatch(line -> line.contains(id + " is answered again, caller local, request gateway:43")),
                () -> listener.lines().toString());
    }

    private static RequestSpecification json(String body) {
        return given().contentType("application/json").body(body);
    }

    private Response send(RequestSpecification request, String method, String path) {
        requests++;
        return request.request(method, path);
    }

    private void refuse(RequestSpecification request, String method, String path) {
        Response response = send(request, method, path);
        String what = method + " " + path + ": " + response.asString();
        assertTrue(response.statusCode() >= 400, what);
        List<String> marks = new ArrayList<>(marksIn(response.asString()));
        // Words that are suggested for a word that is none are the vocabulary's, and are told of it in any case.
        marks.remove("site-redness");
        assertEquals(List.of(), marks, what);
    }

    private void requireSilence(List<String> allowed) {
        awaitSpans(requests);
        Logger.getLogger("aftercare.canary").severe("the listener hears");
        assertTrue(
                listener.lines().stream().anyMatch(line -> line.contains("the listener hears")), "nothing was heard");
        assertEquals(allowed, heard());
    }

    /** Spans arrive some time after what they are about. */
    private void awaitSpans(int count) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (ended().size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(ended().size() >= count, ended().size() + " spans of " + count);
    }

    /** The spans of this test: one of the test before may still arrive. */
    private List<SpanData> ended() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getStartEpochNanos() >= began)
                .toList();
    }

    /** Every place where a mark was seen. */
    private List<String> heard() {
        List<String> heard = new ArrayList<>();
        for (String line : listener.lines()) {
            // How long something took may be any number.
            note(heard, line.replaceAll("[0-9.]+ ms|millis=[0-9.]+", ""));
        }
        for (SpanData span : spans.getFinishedSpanItems()) {
            note(
                    heard,
                    span.getName() + " " + span.getAttributes() + " " + span.getEvents() + " " + span.getLinks() + " "
                            + span.getStatus() + " "
                            + span.getSpanContext().getTraceState().asMap() + " " + span.getResource());
        }
        for (String line : given().accept("text/plain").get(metrics).asString().split("\n", -1)) {
            // What is measured may be any number too.
            note(heard, line.startsWith("#") ? line : line.replaceAll(" [^ ]+$", ""));
        }
        return heard;
    }

    private static void note(List<String> heard, String text) {
        for (String mark : marksIn(text)) {
            heard.add(mark + ": " + text);
        }
    }

    private static List<String> marksIn(String text) {
        List<String> found = new ArrayList<>();
        for (String mark : MARKS) {
            if (text.toLowerCase(Locale.ROOT).contains(mark.toLowerCase(Locale.ROOT))) {
                found.add(mark);
            }
        }
        return found;
    }
}
