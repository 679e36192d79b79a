package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.BuildFolder;
import aftercare.cli.CopiedRules;
import aftercare.triage.LiveRules;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One misspelt word in one rule file at start: the service stays up, is not ready, and says where. */
@QuarkusTest
@TestProfile(BrokenRulesHttpTest.OneWordWrong.class)
class BrokenRulesHttpTest {

    @Inject
    LiveRules rules;

    @TestHTTPResource(value = "/health/", management = true)
    URI health;

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

    /** The shipped folder with one letter lost. */
    public static final class OneWordWrong implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path copy = CopiedRules.in(BuildFolder.fresh("broken-rules").resolve("rules"));
                Path chest = copy.resolve("chest/chest.drl");
                Files.writeString(chest, Files.readString(chest).replaceFirst("\"chest-pain\"", "\"chst-pain\""));
                // Without a last good set from other tests.
                return Map.of("aftercare.rules", copy.toString(), "aftercare.state", copy + "-state");
            } catch (IOException e) {
                throw new UncheckedIOException("the folder cannot be copied", e);
            }
        }
    }
}
