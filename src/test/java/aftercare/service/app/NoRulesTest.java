package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.contract.Contract;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract says of a service without a valid rule set. */
@QuarkusTest
@TestProfile(NothingGood.class)
class NoRulesTest {

    @TestHTTPResource(value = "/health/", management = true)
    URI health;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    /** No rules were good before: the service is as one that began without a folder. */
    @BeforeEach
    void takeTheFolderAway() throws IOException {
        if (!takenAway(folder)) {
            Files.move(Path.of(folder), aside(folder));
            RestAssured.given().post("/v1/rules/activate").then().statusCode(409);
        }
    }

    static boolean takenAway(String folder) {
        return Files.exists(aside(folder));
    }

    static void putBack(String folder) throws IOException {
        Files.move(aside(folder), Path.of(folder));
    }

    private static Path aside(String folder) {
        return Path.of(folder + "-aside");
    }

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
