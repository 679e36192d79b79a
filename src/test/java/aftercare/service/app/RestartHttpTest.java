package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import aftercare.Ready;
import aftercare.contract.Contract;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A start with a broken file after good days: the last good rules answer. */
@QuarkusTest
@TestProfile(NarrowRestart.class)
class RestartHttpTest {

    @ConfigProperty(name = "good.version")
    String good;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Test
    void theLastGoodRulesAnswer() throws InterruptedException {
        Ready.await(ready);
        NarrowRestart.rest();
        given().filter(Contract.filter())
                .get("/v1/rules/status")
                .then()
                .body("state", equalTo("DEGRADED"))
                .body("live.version", equalTo(good))
                .body("problems[0].file", equalTo("chest/chest.drl"));
        Contract.report("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .filter(Contract.filter())
                .post("/v1/triage")
                .then()
                .statusCode(200)
                .body("urgency", equalTo("EMERGENCY_AMBULANCE"))
                .body("ruleSet.version", equalTo(good));
    }
}
