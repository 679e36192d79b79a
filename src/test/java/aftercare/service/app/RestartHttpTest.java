package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import aftercare.BuildFolder;
import aftercare.Ready;
import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A start with a broken file after good days: the last good rules answer. */
@QuarkusTest
@TestProfile(RestartHttpTest.BrokenSince.class)
class RestartHttpTest {

    @ConfigProperty(name = "good.version")
    String good;

    /** Good rules were kept, then a file was cut off. */
    public static final class BrokenSince implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path temp = BuildFolder.fresh("restart");
                EditedRules rules = EditedRules.smallIn(temp);
                RuleFiles files = RuleFolder.read(rules.folder()).files();
                new RuleStore(temp.resolve("state"), rules.folder(), "another").keep(files, Set.of());
                String chest = rules.text("chest/chest.drl");
                rules.write("chest/chest.drl", chest.substring(0, chest.length() - 20));
                return Map.of(
                        "aftercare.rules", rules.folder().toString(),
                        "aftercare.state", temp.resolve("state").toString(),
                        "good.version", files.version());
            } catch (IOException e) {
                throw new UncheckedIOException("there is no room for a folder", e);
            }
        }
    }

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Test
    void theLastGoodRulesAnswer() {
        Ready.await(ready);
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
