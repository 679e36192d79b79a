package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuildFolder;
import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import aftercare.live.ReadyState;
import aftercare.service.access.Roles;
import aftercare.service.http.Line.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Where tokens are asked for, a change of rules takes two people. */
@QuarkusTest
@TestProfile(ApprovalTest.LockedAndSmall.class)
public class ApprovalTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SORENESS = "soreness/soreness.drl";
    private static final int MOST_TRIES = 60;

    @TestHTTPResource
    URL service;

    @ConfigProperty(name = "aftercare.auth-keys")
    String keys;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    /** A service that asks for tokens, with a small folder of rules that nobody else has. */
    public static class LockedAndSmall implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Map<String, String> settings = new HashMap<>(new Locked().getConfigOverrides());
                Path rules = EditedRules.smallIn(BuildFolder.fresh("approval")).folder();
                settings.put("aftercare.rules", rules.toString());
                settings.put("aftercare.state", ReadyState.of(rules.resolveSibling("state"), rules));
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException("there is no room for a folder", e);
            }
        }
    }

    @Test
    void nobodyApprovesWhatTheyHaveWorkedOn() throws IOException {
        Locked.takeOver(keys, service);
        String text = JSON.readTree(send("GET", "/v1/rules/source?file=" + SORENESS, "first", "")
                        .body())
                .path("text")
                .asText();
        // One begins, another goes on and proposes.
        String revision = Contract.read(require(200, send("PUT", "/v1/rules/draft", "first", change(text + "\n")))
                        .body())
                .path("revision")
                .asText();
        String changed = text.replace("Tell your practitioner.", "Please tell your practitioner.");
        require(200, send("PUT", "/v1/rules/draft", "second", change(changed), "If-Match: \"" + revision + "\"\r\n"));
        JsonNode made = Contract.read(patiently(200, "/v1/rules/proposals", "second", "{\"reason\":\"friendlier\"}")
                .body());
        assertEquals("[\"first\",\"second\"]", made.path("authors").toString());
        String approve = "/v1/rules/proposals/" + made.path("id").asText() + "/approve";
        for (String author : new String[] {"first", "second"}) {
            JsonNode problem = Contract.read(
                    require(409, send("POST", approve, author, "")).body());
            assertEquals(
                    "urn:aftercare:problem:own-proposal", problem.path("type").asText());
        }
        assertEquals(text, new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(folder, SORENESS))));
        JsonNode approved = Contract.read(patiently(200, approve, "third", "").body());
        assertTrue(approved.path("written").asBoolean(), approved::toString);
        assertEquals("false", approved.path("selfApproved").toString());
        assertEquals("third", approved.path("decidedBy").asText());
        assertEquals(changed, new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(folder, SORENESS))));
    }

    /** Who asks while another's approval is written hears nothing that is said to the other. */
    @Test
    void nobodySharesAnothersApproval() throws Exception {
        Locked.takeOver(keys, service);
        String text = java.nio.file.Files.readString(java.nio.file.Path.of(folder, SORENESS));
        require(200, send("PUT", "/v1/rules/draft", "author", change(text + "\n")));
        JsonNode made = Contract.read(patiently(200, "/v1/rules/proposals", "author", "{\"reason\":\"a line\"}")
                .body());
        String approve = "/v1/rules/proposals/" + made.path("id").asText() + "/approve";
        java.util.concurrent.ExecutorService others = java.util.concurrent.Executors.newSingleThreadExecutor();
        try {
            java.util.concurrent.Future<Answer> other = others.submit(() -> patiently(200, approve, "other", ""));
            while (!other.isDone()) {
                Answer said = send("POST", approve, "author", "");
                assertTrue(said.status() == 503 || said.status() == 409, said.body());
            }
            assertEquals(
                    "other", Contract.read(other.get().body()).path("decidedBy").asText());
        } finally {
            others.shutdownNow();
        }
    }

    private static String change(String text) {
        return JSON.createObjectNode()
                .set("files", JSON.createObjectNode().put(SORENESS, text))
                .toString();
    }

    private Answer patiently(int wanted, String path, String who, String body) throws IOException {
        Answer answer = send("POST", path, who, body);
        for (int i = 0; i < MOST_TRIES && answer.status() == 503; i++) {
            answer = send("POST", path, who, body);
        }
        return require(wanted, answer);
    }

    private static Answer require(int wanted, Answer answer) {
        assertEquals(wanted, answer.status(), answer.body());
        return answer;
    }

    private Answer send(String method, String path, String who, String body, String... headers) throws IOException {
        String head =
                Locked.bearer(who, Roles.CLINICIAN) + "Content-Type: application/json\r\n" + String.join("", headers);
        try (Line line = new Line(service)) {
            return line.send(method, path, head, body);
        }
    }
}
