package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.service.access.Issuer;
import aftercare.service.access.Roles;
import aftercare.service.http.Line.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over every route of the contract: who may, who may not, and that no other way to write a path makes a difference. */
@QuarkusTest
@TestProfile(Locked.class)
class WhoMayTest {

    private static final String EMERGENCY = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String NDJSON = "Content-Type: application/x-ndjson\r\n";
    private static final Issuer ISSUER = Locked.ISSUER;
    private static final List<Route> ROUTES = Route.all();

    private static final Set<String> NO_TOKEN = Set.of("no token", "a token in another header", "a token as a cookie");

    /** What the answer must name, by what is wrong with the token. */
    private static final Map<String, String> FAULTS = Map.ofEntries(
            Map.entry("expired", "expired"),
            Map.entry("expired long ago", "expired"),
            Map.entry("not yet valid", "not-yet-valid"),
            Map.entry("another audience", "audience"),
            Map.entry("other audiences", "audience"),
            Map.entry("no audience", "audience"),
            Map.entry("another issuer", "issuer"),
            Map.entry("no issuer", "issuer"),
            Map.entry("nobody", "subject"),
            Map.entry("a name of two lines", "subject"),
            Map.entry("another key", "signature"),
            Map.entry("the signature of another token", "signature"),
            Map.entry("another key by its own name", "key"),
            Map.entry("a key that is a file", "key"),
            Map.entry("two headers", "form"),
            Map.entry("another scheme", "form"),
            Map.entry("a word", "form"),
            Map.entry("no end", "form"),
            Map.entry("alg `none`", "form"),
            Map.entry("HS256 with the public key as PEM", "form"));

    /** Every set of roles that a caller may have. */
    private static final List<Set<String>> CALLERS = List.of(
            Set.of(),
            Set.of(Roles.TRIAGE),
            Set.of(Roles.CLINICIAN),
            Set.of(Roles.AUDITOR),
            Set.of(Roles.TRIAGE, Roles.CLINICIAN),
            Set.of(Roles.TRIAGE, Roles.AUDITOR),
            Set.of(Roles.CLINICIAN, Roles.AUDITOR),
            Roles.ALL);

    @TestHTTPResource
    URL service;

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    @BeforeEach
    void takeOver() throws IOException {
        Locked.takeOver(keys, service);
    }

    @Test
    void nobodyPassesWithoutAValidToken() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Line line = new Line(service)) {
            String address = "http://localhost:" + elsewhere.getLocalPort() + "/keys";
            for (Entry<String, String> bad : BadCredentials.of(ISSUER, address).entrySet()) {
                for (Route route : ROUTES) {
                    String what = route + " with " + bad.getKey();
                    if (!route.open()) {
                        requireRefused(what, bad.getKey(), send(line, route.method(), route, bad.getValue()));
                    }
                    if (!route.open() && route.method().equals("GET")) {
                        assertEquals(
                                401, send(line, "HEAD", route, bad.getValue()).status(), what);
                    }
                }
            }
            elsewhere.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, elsewhere::accept, "somebody asked for a stranger's keys");
        }
    }

    private static void requireRefused(String what, String credential, Answer answer) {
        assertEquals(401, answer.status(), what);
        String asked = answer.headers().get("www-authenticate");
        if (NO_TOKEN.contains(credential)) {
            assertEquals("Bearer", asked, what);
        } else {
            String fault = FAULTS.getOrDefault(credential, "[a-z-]+");
            String expected = "Bearer error=\"invalid_token\", error_description=\"" + fault + "\"";
            assertTrue(asked.matches(expected), what + ": " + asked);
        }
        requireProblem(what, "unauthorized", answer);
    }

    /** A name that is misspelt here would let any word pass. */
    @Test
    void theFaultsThatMustBeNamedAreAmongThoseTried() {
        Set<String> tried = BadCredentials.of(ISSUER, "http://localhost/keys").keySet();
        assertTrue(tried.containsAll(FAULTS.keySet()), () -> "not tried: " + FAULTS.keySet());
        assertTrue(tried.containsAll(NO_TOKEN), () -> "not tried: " + NO_TOKEN);
    }

    private static void requireProblem(String what, String type, Answer answer) {
        boolean fhir = what.contains(" /fhir/");
        assertEquals(
                fhir ? "application/fhir+json" : "application/problem+json",
                answer.headers().get("content-type"),
                what);
        Contract.requireMatch(fhir ? "OperationOutcome" : "Problem", answer.body());
        JsonNode problem = Contract.read(answer.body());
        String said = fhir
                ? "urn:aftercare:problem:"
                        + problem.at("/issue/1/details/coding/0/code").asText()
                : problem.path("type").asText();
        assertEquals("urn:aftercare:problem:" + type, said, what);
        boolean emergency = what.startsWith("POST /v1/triage") || what.contains("$triage");
        JsonNode failSafe = problem.at(fhir ? "/issue/0/details/coding/0/code" : "/failSafe/urgency");
        assertEquals(emergency ? "EMERGENCY_AMBULANCE" : "URGENT_24H", failSafe.asText(), what);
    }

    @Test
    void aTokenAllowsWhatItsRolesAllowAndNothingElse() throws IOException {
        try (Line line = new Line(service)) {
            for (Set<String> roles : CALLERS) {
                for (Route route : ROUTES) {
                    String what = route + " with " + roles;
                    Answer answer = send(line, route.method(), route, good(roles));
                    if (route.allows(roles)) {
                        assertTrue(answer.status() != 401 && answer.status() != 403, what + ": " + answer.status());
                    } else {
                        assertEquals(403, answer.status(), what);
                        assertEquals(
                                "Bearer error=\"insufficient_scope\", error_description=\"roles\"",
                                answer.headers().get("www-authenticate"),
                                what);
                        requireProblem(what, "forbidden", answer);
                    }
                    assertTrue(
                            route.statuses().contains(String.valueOf(answer.status())), what + ": " + answer.status());
                }
            }
        }
    }

    @Test
    void theContractIsOpenToAll() throws IOException {
        try (Line line = new Line(service)) {
            assertEquals(200, status(line, "GET", "/q/openapi", "", ""));
        }
    }

    /** No other way to write a path leads to the resource, whoever asks. */
    @Test
    void noOtherPathLeadsThere() throws IOException {
        Map<String, String> credentials = BadCredentials.of(ISSUER, "http://localhost/keys");
        for (Set<String> roles : CALLERS) {
            credentials.put("a token for " + roles, good(roles));
        }
        try (Line line = new Line(service)) {
            for (Entry<String, String> credential : credentials.entrySet()) {
                for (Route route : ROUTES) {
                    for (String path : tricks(route.path())) {
                        Answer answer = send(line, route.method(), path, credential.getValue());
                        String what = route.method() + " " + path + " with " + credential.getKey();
                        assertEquals(400, answer.status(), what);
                        // What is not even HTTP is answered below the program, without a body.
                        boolean told = answer.body().contains("\"triagePerformed\":false")
                                || answer.body().contains("This is not an all-clear.");
                        assertTrue(told || answer.body().isEmpty(), what);
                    }
                    String louder = route.path().toUpperCase(Locale.ROOT);
                    // A path without a letter is no other way to write it.
                    if (!louder.equals(route.path())) {
                        int status = send(line, route.method(), louder, credential.getValue())
                                .status();
                        assertTrue(
                                status == 404 || status == 401,
                                louder + " with " + credential.getKey() + ": " + status);
                    }
                }
            }
        }
    }

    private static List<String> tricks(String path) {
        if (path.equals("/")) {
            return List.of(
                    "//", "/;", "/;x", "/./", "/.", "/..", "/%2F", "/%00", "/%20", "/\\", "/#x", "http://localhost//");
        }
        int last = path.lastIndexOf('/');
        String before = path.substring(0, last);
        String after = path.substring(last + 1);
        String encoded = "%" + Integer.toHexString(after.charAt(0)) + after.substring(1);
        return List.of(
                path + ";x",
                path + ";",
                path + ";/x",
                before + ";x/" + after,
                path + "/",
                "/" + path,
                before + "//" + after,
                before + "/./" + after,
                before + "/x/../" + after,
                before + "/..;/" + path.substring(1),
                before + "%2F" + after,
                before + "%2f" + after,
                before + "/" + encoded,
                before + "%5C" + after,
                before + "\\" + after,
                path + "%3Bx",
                path + "%00",
                path + "%20",
                path + "%",
                path + "/.",
                path + "/..",
                path + "#x",
                "http://localhost" + path + ";x",
                "http://localhost/" + path);
    }

    private static Answer send(Line line, String method, Route route, String credential) throws IOException {
        return send(line, method, route.path(), credential);
    }

    private static Answer send(Line line, String method, String path, String credential) throws IOException {
        boolean batch = path.endsWith("batch");
        boolean triage = (batch || path.endsWith("triage")) && method.equals("POST");
        return line.send(method, path, credential + (batch ? NDJSON : JSON), triage ? EMERGENCY : "");
    }

    private static int status(Line line, String method, String path, String credential, String body)
            throws IOException {
        return line.send(method, path, credential, body).status();
    }

    private static String good(Set<String> roles) {
        return Locked.bearer("somebody", roles.toArray(String[]::new));
    }
}
