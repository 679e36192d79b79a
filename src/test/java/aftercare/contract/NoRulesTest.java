package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract says of a service without a valid rule set. */
@QuarkusTest
@TestProfile(NoRulesTest.NoRules.class)
class NoRulesTest {

    /** A folder that is not there. */
    public static class NoRules implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aftercare.rules", "target/no-rules-here", "aftercare.state", "target/no-state-here");
        }
    }

    @TestHTTPResource(value = "/health/", management = true)
    URI health;

    @Test
    void asksToComeBackAndSaysWhatToDoMeanwhile() {
        Response ache = Contract.report("{\"symptoms\":[{\"code\":\"muscle-ache\"}]}")
                .filter(Contract.filter())
                .post("/v1/triage");
        requireUnavailable("URGENT_24H", ache);
        Response emergency = Contract.report("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .filter(Contract.filter())
                .post("/v1/triage");
        requireUnavailable("EMERGENCY_AMBULANCE", emergency);
    }

    @Test
    void hasNothingToShow() {
        for (String path : List.of("/v1/rules", "/v1/rules/INF-05", "/v1/vocabulary")) {
            requireUnavailable(
                    "URGENT_24H", RestAssured.given().filter(Contract.filter()).get(path));
        }
    }

    @Test
    void saysWhy() {
        Response response = RestAssured.given().filter(Contract.filter()).get("/v1/rules/status");
        JsonNode status = Contract.read(response.asString());
        assertEquals("NONE", status.path("state").asText());
        assertEquals(
                "rules: there is no such folder: name the folder of rules with --rules",
                status.at("/problems/0/message").asText());
        Response activate = RestAssured.given().filter(Contract.filter()).post("/v1/rules/activate");
        Contract.requireProblem(ProblemType.RULES_REJECTED, activate);
    }

    @Test
    void isAliveAndNotReady() {
        RestAssured.given().get(health.resolve("live")).then().statusCode(200);
        RestAssured.given().get(health.resolve("ready")).then().statusCode(503);
    }

    private static void requireUnavailable(String failSafe, Response response) {
        JsonNode problem = Contract.requireProblem(ProblemType.RULES_UNAVAILABLE, response);
        assertEquals(failSafe, problem.at("/failSafe/urgency").asText());
        assertEquals("2", response.header("Retry-After"));
    }
}
