package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuildFolder;
import aftercare.Ready;
import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files are saved while the service runs: what is good goes live, what is not is named and does no harm. */
@QuarkusTest
@TestProfile(RulesHttpTest.OfItsOwn.class)
public class RulesHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHEST = "chest/chest.drl";
    private static final String SORENESS = "soreness/soreness.drl";

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    private EditedRules rules;

    /** A small folder of rules and a state folder that nobody else has. */
    public static class OfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path temp = BuildFolder.fresh("rules-over-http");
                return Map.of(
                        "aftercare.rules",
                        EditedRules.smallIn(temp).folder().toString(),
                        "aftercare.state",
                        temp.resolve("state").toString(),
                        "aftercare.watch-millis",
                        "50",
                        // A soak sends as fast as the machine allows, and is not to be paced.
                        "aftercare.caller-per-second",
                        "0",
                        // A machine that pauses for two seconds is no fault of a rule set that was swapped.
                        "aftercare.deadline-millis",
                        "10000");
            } catch (IOException e) {
                throw new UncheckedIOException("there is no room for a folder", e);
            }
        }
    }

    @BeforeEach
    void begin() {
        rules = EditedRules.smallIn(Path.of(folder).getParent());
        // Until then a status may still speak of what the test before left there.
        long began = System.nanoTime();
        Response live = activate();
        while (live.statusCode() != 200) {
            assertTrue(millisSince(began) < PATIENCE.toMillis(), live.asString());
            live = activate();
        }
        JsonNode status = status();
        assertEquals("LIVE", status.path("state").asText(), status::toString);
        assertEquals(
                RuleFolder.read(rules.folder()).files().version(),
                status.at("/live/version").asText());
    }

    @Test
    void showsWhatDecides() {
        JsonNode status = status();
        assertEquals("LIVE", status.path("state").asText());
        assertEquals(answer().at("/ruleSet/version"), status.at("/live/version"));
        assertEquals(answer().at("/ruleSet/activatedAt"), status.at("/live/activatedAt"));
        assertEquals(
                JSON.valueToTree(RestAssured.get("/v1/rules").jsonPath().getList("rules"))
                        .size(),
                status.at("/live/rules").asInt());
        assertTrue(status.path("problems").isEmpty());
        assertTrue(status.path("staleSeconds").asInt() < 60);
    }

    @Test
    void putsLiveWhatIsSaved() {
        String before = status().at("/live/version").asText();
        long began = System.nanoTime();
        rules.replace(SORENESS, "Tell your practitioner.", "Please tell your practitioner.");
        JsonNode status = until(some -> !some.at("/live/version").asText().equals(before));
        System.out.println("saved to live, a small set: " + millisSince(began) + " ms");
        assertEquals("LIVE", status.path("state").asText());
        assertEquals(status.at("/live/version"), answer().at("/ruleSet/version"));
    }

    @Test
    void namesWhatIsWrongAndGoesOnWithWhatWasGood() {
        JsonNode good = status().path("live");
        long began = System.nanoTime();
        rules.replace(CHEST, "chest-pain", "chst-pain");
        JsonNode status = until(some -> some.path("state").asText().equals("DEGRADED"));
        System.out.println("saved to degraded: " + millisSince(began) + " ms");
        assertTrue(millisSince(began) < 10_000);
        assertEquals(good, status.path("live"));
        JsonNode problem = status.at("/problems/0");
        assertEquals(CHEST, problem.path("file").asText());
        assertEquals(12, problem.path("line").asInt());
        assertEquals("RULE-023", problem.path("code").asText());
        assertEquals("did you mean `chest-pain`?", problem.path("help").asText());
        assertEquals(problem.path("message"), status.at("/lastError/message"));
        assertNotEquals(good.path("version"), status.at("/candidate/version"));
        assertEquals("EMERGENCY_AMBULANCE", answer().path("urgency").asText());
        assertEquals(good.path("version"), answer().at("/ruleSet/version"));
        Ready.await(ready);
        assertFalse(status.toString().contains(Path.of(folder).getParent().toString()), "no path of this machine");
    }

    @Test
    void saysAtOnceWhetherWhatIsThereGoesLive() {
        String before = status().at("/live/version").asText();
        rules.replace(SORENESS, "Tell your practitioner.", "Please tell your practitioner.");
        Response good = activate();
        assertEquals(200, good.statusCode(), good.asString());
        String version = Contract.read(good.asString()).at("/live/version").asText();
        assertNotEquals(before, version);
        assertEquals(version, answer().at("/ruleSet/version").asText());
        assertEquals(200, activate().statusCode());

        rules.replace("infection/infection.drl", "    @within( 6 )\n", "");
        for (int i = 0; i < 2; i++) {
            JsonNode problem = Contract.requireProblem(ProblemType.RULES_REJECTED, activate());
            assertEquals("GATE-001", problem.at("/problems/0/code").asText());
            assertEquals(
                    "infection/infection.cases.yaml",
                    problem.at("/problems/0/file").asText());
            assertEquals("URGENT_24H", problem.at("/failSafe/urgency").asText());
        }
        assertEquals(version, answer().at("/ruleSet/version").asText());
        rules.restore();
        assertEquals(200, activate().statusCode());
    }

    @Test
    void bothAreOfTheContract() {
        for (String method : new String[] {"GET", "PUT", "DELETE"}) {
            Response response = RestAssured.given().filter(Contract.answers()).request(method, "/v1/rules/activate");
            Contract.requireProblem(ProblemType.METHOD_NOT_ALLOWED, response);
            assertEquals("POST", response.header("Allow"));
        }
        Response response = RestAssured.given().filter(Contract.answers()).post("/v1/rules/status");
        Contract.requireProblem(ProblemType.METHOD_NOT_ALLOWED, response);
        Response page = RestAssured.given()
                .accept("text/html")
                .filter(Contract.answers())
                .get("/v1/rules/status");
        Contract.requireProblem(ProblemType.NOT_ACCEPTABLE, page);
    }

    private static Response activate() {
        return RestAssured.given().filter(Contract.filter()).post("/v1/rules/activate");
    }

    private static JsonNode status() {
        return Contract.read(RestAssured.given()
                .filter(Contract.filter())
                .get("/v1/rules/status")
                .asString());
    }

    private static JsonNode answer() {
        return Contract.read(Contract.report("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .filter(Contract.filter())
                .post("/v1/triage")
                .asString());
    }

    private static JsonNode until(Predicate<JsonNode> wanted) {
        long began = System.nanoTime();
        JsonNode status = status();
        while (!wanted.test(status)) {
            assertTrue(millisSince(began) < PATIENCE.toMillis(), "still " + status);
            status = status();
        }
        return status;
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
