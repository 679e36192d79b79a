package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.triage.LiveRules;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One misspelt word in one rule file at start: the service stays up, is not ready, and says where. */
@QuarkusTest
@TestProfile(NothingGood.class)
class BrokenRulesHttpTest {

    @Inject
    LiveRules rules;

    @TestHTTPResource(value = "/health/", management = true)
    URI health;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    /** By their names this class is the first of its start; if not, the folder is put back. */
    @BeforeEach
    void theFolderOfTheStart() throws IOException {
        if (NoRulesTest.takenAway(folder)) {
            NoRulesTest.putBack(folder);
            given().post("/v1/rules/activate").then().statusCode(409);
        }
    }

    @Test
    void staysUpButNotReadyAndAnswersWithTheFailSafe() {
        given().get(health.resolve("live")).then().statusCode(200);
        given().get(health.resolve("ready")).then().statusCode(503);
        given().contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:aftercare:problem:rules-unavailable"))
                .body("failSafe.urgency", equalTo("EMERGENCY_AMBULANCE"));
        assertEquals(1, rules.problems().size());
        assertEquals(
                "chest/chest.drl",
                rules.problems().get(0).file(),
                rules.problems().get(0).message());
        assertEquals(
                "unknown word `chst-pain`",
                rules.problems().get(0).what(),
                rules.problems().get(0).message());
    }
}
