package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.access.Roles;
import aftercare.service.http.Line.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages that are named may use the API from a browser, in everything but changes of rules; every other page may not. */
@QuarkusTest
@TestProfile(LockedForPages.class)
class NamedPagesTest {

    private static final String REPORT = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FHIR = Operations.FHIR_TRIAGE;
    private static final List<String> NAMED = List.of(LockedForPages.PORTAL, LockedForPages.BOT);

    /** A browser writes none of them for a page that is named. */
    private static final List<String> STRANGERS = List.of(
            "null",
            "",
            "*",
            "https://stranger.example.org",
            LockedForPages.PORTAL + ".example.com",
            LockedForPages.PORTAL + ":443",
            LockedForPages.PORTAL + "/",
            "http://portal.example.org",
            "https://PORTAL.example.org",
            "https://portal.example.org, http://127.0.0.1:3000",
            "http://127.0.0.1:3001",
            "http://localhost:3000");

    private static final List<String> CHANGES = List.of(
            "POST /v1/rules/activate",
            "PUT /v1/rules/draft",
            "DELETE /v1/rules/draft",
            "POST /v1/rules/check",
            "POST /v1/rules/impact",
            "POST /v1/rules/proposals",
            "POST /v1/rules/proposals/1/approve",
            "POST /v1/rules/proposals/1/reject",
            "POST /v1/rules/history/1/restore");

    @TestHTTPResource
    URL service;

    @TestHTTPResource(value = "/q/health/live", management = true)
    URL management;

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    @BeforeEach
    void takeOver() throws IOException {
        Locked.takeOver(keys, service);
    }

    @Test
    void aBrowserIsToldThatNamedPagesMayAsk() throws IOException {
        for (String page : NAMED) {
            for (String path : List.of("/v1/triage", "/v1/triage/batch", "/v1/vocabulary/search", "/v1/rules", FHIR)) {
                Answer told = preflight(page, path, "POST");
                assertEquals(204, told.status(), told::toString);
                assertEquals("", told.body());
                requireReadable(page, told);
                assertEquals("GET, HEAD, POST", told.headers().get("access-control-allow-methods"));
                for (String header : List.of("Authorization", "Content-Type", "Idempotency-Key", "X-Request-Id")) {
                    assertTrue(names(told, "access-control-allow-headers", header), told::toString);
                }
                assertEquals("600", told.headers().get("access-control-max-age"));
            }
        }
    }

    /** Also what is refused is shown: it carries the fail-safe. */
    @Test
    void namedPagesReadEveryAnswerWithItsHeaders() throws IOException {
        String token = Locked.bearer("portal", Roles.TRIAGE);
        for (String page : NAMED) {
            String from = "Origin: " + page + "\r\nX-Request-Id: a-1\r\n" + JSON;
            for (Map.Entry<Answer, Integer> each : List.of(
                    Map.entry(send("POST", "/v1/triage", from + token, REPORT), 200),
                    Map.entry(send("GET", "/v1/vocabulary", from + token, ""), 200),
                    Map.entry(send("POST", "/v1/triage", from + token, "{"), 400),
                    Map.entry(send("POST", "/v1/triage", from + token, "{\"symptoms\":[{\"code\":\"x\"}]}"), 422),
                    Map.entry(send("GET", "/v1/nothing", from + token, ""), 404),
                    Map.entry(send("DELETE", "/v1/triage", from + token, ""), 405),
                    Map.entry(send("OPTIONS", "/v1/triage", from + token, ""), 405),
                    Map.entry(send("GET", "/v1/decisions", from + token, ""), 200),
                    Map.entry(send("GET", "/v1/rules/source", from + token, ""), 200),
                    Map.entry(send("GET", "/v1/decisions/chain", from + token, ""), 403),
                    Map.entry(send("POST", "/v1/triage", from, REPORT), 401))) {
                Answer answer = each.getKey();
                assertEquals(each.getValue(), answer.status(), answer::toString);
                requireReadable(page, answer);
                assertEquals("a-1", answer.headers().get("x-request-id"));
                if (each.getValue() != 200) {
                    assertTrue(answer.body().contains("failSafe"), answer::toString);
                }
            }
        }
    }

    @Test
    void aBatchIsReadableToo() throws IOException {
        String from = "Origin: " + LockedForPages.PORTAL + "\r\nContent-Type: application/x-ndjson\r\n";
        Answer answer = send("POST", "/v1/triage/batch", from + Locked.bearer("portal", Roles.TRIAGE), REPORT + "\n");
        assertEquals(200, answer.status(), answer::toString);
        requireReadable(LockedForPages.PORTAL, answer);
    }

    /** A form of FHIR in a portal reads its questions and sends its answers. */
    @Test
    void formsOfFhirReadEveryAnswerToo() throws IOException {
        String token = Locked.bearer("portal", Roles.TRIAGE);
        String from = "Origin: " + LockedForPages.PORTAL + "\r\nContent-Type: application/fhir+json\r\n";
        for (Map.Entry<Answer, Integer> each : List.of(
                Map.entry(send("GET", "/fhir/Questionnaire/patient", from + token, ""), 200),
                Map.entry(send("GET", "/fhir/nothing", from + token, ""), 404),
                Map.entry(send("POST", FHIR, from + token, "{}"), 422),
                Map.entry(send("POST", FHIR, from, "{}"), 401))) {
            assertEquals(each.getValue(), each.getKey().status(), each::toString);
            requireReadable(LockedForPages.PORTAL, each.getKey());
        }
        for (String stranger : STRANGERS) {
            for (Answer refused : List.of(
                    preflight(stranger, FHIR, "POST"),
                    send("GET", "/fhir/Questionnaire/patient", "Origin: " + stranger + "\r\n" + token, ""))) {
                assertEquals(400, refused.status(), refused::toString);
                assertTrue(refused.body().contains("OperationOutcome"), refused::toString);
                assertNull(refused.headers().get("access-control-allow-origin"), refused::toString);
            }
        }
    }

    @Test
    void everyOtherPageIsRefused() throws IOException {
        String token = Locked.bearer("portal", Roles.TRIAGE);
        for (String stranger : STRANGERS) {
            String from = "Origin: " + stranger + "\r\n" + JSON + token;
            for (Answer refused : List.of(
                    preflight(stranger, "/v1/triage", "POST"),
                    preflight(stranger, "/v1/vocabulary", "GET"),
                    send("POST", "/v1/triage", from, REPORT),
                    send("GET", "/v1/decisions", from, ""))) {
                requireForeign(refused);
            }
        }
        String twice = "Origin: " + LockedForPages.PORTAL + "\r\n";
        requireForeign(send("POST", "/v1/triage", twice + twice + JSON + token, REPORT));
    }

    @Test
    void noPageOfAnotherPlaceChangesRules() throws IOException {
        String token = Locked.bearer("editor", Roles.CLINICIAN);
        for (String change : CHANGES) {
            String method = change.substring(0, change.indexOf(' '));
            String path = change.substring(method.length() + 1);
            for (String page : NAMED) {
                requireForeign(preflight(page, path, method));
                requireForeign(send(method, path, "Origin: " + page + "\r\n" + JSON + token, "{}"));
            }
        }
        Answer read = send("GET", "/v1/rules/draft", "Origin: " + LockedForPages.PORTAL + "\r\n" + token, "");
        assertEquals(204, read.status(), read::toString);
        assertEquals(LockedForPages.PORTAL, read.headers().get("access-control-allow-origin"));
    }

    @Test
    void thePageOfThisPlaceAndProgramsAskAsEver() throws IOException {
        String token = Locked.bearer("portal", Roles.TRIAGE);
        String own = "Origin: http://localhost\r\n";
        for (String from : List.of(own, "")) {
            Answer answer = send("POST", "/v1/triage", from + JSON + token, REPORT);
            // The line writes no port behind the name of the host.
            assertEquals(200, answer.status(), answer::toString);
            assertEquals("Origin", answer.headers().get("vary"));
            assertNull(answer.headers().get("access-control-allow-origin"));
        }
    }

    @Test
    void whatIsNotOfTheApiStaysShut() throws IOException {
        String from = "Origin: " + LockedForPages.PORTAL + "\r\n";
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of("/", "/page/try.js", "/q/openapi", "/cds-services")) {
            answers.add(send("GET", path, from, ""));
            answers.add(preflight(LockedForPages.PORTAL, path, "GET"));
        }
        try (Line line = new Line(management)) {
            answers.add(line.send("GET", management.getPath(), from, ""));
        }
        try (Line line = new Line(management)) {
            answers.add(line.send("OPTIONS", management.getPath(), from, ""));
        }
        for (Answer answer : answers) {
            assertFalse(
                    answer.headers().keySet().stream().anyMatch(name -> name.startsWith("access-control")),
                    answer::toString);
        }
    }

    private static void requireReadable(String page, Answer answer) {
        assertEquals(page, answer.headers().get("access-control-allow-origin"), answer::toString);
        assertEquals("Origin", answer.headers().get("vary"), answer::toString);
        assertNull(answer.headers().get("access-control-allow-credentials"), answer::toString);
        for (String header :
                List.of("Retry-After", "WWW-Authenticate", "X-Request-Id", "Idempotent-Replayed", "Allow")) {
            assertTrue(names(answer, "access-control-expose-headers", header), answer::toString);
        }
    }

    private static void requireForeign(Answer answer) {
        assertEquals(400, answer.status(), answer::toString);
        assertTrue(answer.body().contains("urn:aftercare:problem:foreign-host"), answer::toString);
        assertTrue(answer.body().contains("failSafe"), answer::toString);
        assertNull(answer.headers().get("access-control-allow-origin"), answer::toString);
        assertEquals("Origin", answer.headers().get("vary"), answer::toString);
    }

    private static boolean names(Answer answer, String header, String name) {
        return List.of(answer.headers().getOrDefault(header, "").split(", ", -1))
                .contains(name);
    }

    private Answer preflight(String page, String path, String method) throws IOException {
        String asked = "Origin: " + page + "\r\nAccess-Control-Request-Method: " + method
                + "\r\nAccess-Control-Request-Headers: authorization,content-type,idempotency-key\r\n";
        return send("OPTIONS", path, asked, "");
    }

    private Answer send(String method, String path, String headers, String body) throws IOException {
        try (Line line = new Line(service)) {
            return line.send(method, path, headers, body);
        }
    }
}
