package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuildFolder;
import aftercare.Ready;
import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service with a second rule set that would answer lower. */
@QuarkusTest
@TestProfile(ShadowHttpTest.Beside.class)
class ShadowHttpTest {

    private static final String REDNESS =
            "{\"reportId\":\"mark-7391\",\"symptoms\":[{\"code\":\"site-redness\",\"sizeCm\":73.9}]}";

    @ConfigProperty(name = "aftercare.shadow")
    String folder;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    /** Two small folders of rules, of which the second says less of a redness. */
    public static class Beside implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path temp = BuildFolder.fresh("shadow-over-http");
                EditedRules beside = EditedRules.smallIn(temp.resolve("beside"));
                lower(beside);
                return Map.of(
                        "aftercare.rules",
                        EditedRules.smallIn(temp).folder().toString(),
                        "aftercare.shadow",
                        beside.folder().toString(),
                        "aftercare.state",
                        temp.resolve("state").toString(),
                        "aftercare.watch-millis",
                        "50",
                        "aftercare.deadline-millis",
                        "20000");
            } catch (IOException e) {
                throw new UncheckedIOException("there is no room for a folder", e);
            }
        }
    }

    private static void lower(EditedRules rules) {
        rules.replace(
                "infection/infection.drl",
                "@urgency( \"URGENT_24H\" )\n    @reason",
                "@urgency( \"ROUTINE_REVIEW\" )\n    @reason");
    }

    private static JsonNode shadow() {
        String body = RestAssured.given()
                .filter(Contract.filter())
                .get("/v1/rules/shadow")
                .asString();
        Contract.requireMatch("RulesShadow", body);
        return Contract.read(body);
    }

    private static JsonNode answer() {
        return Contract.read(RestAssured.given()
                .contentType("application/json")
                .body(REDNESS)
                .post("/v1/triage")
                .asString());
    }

    @Test
    void answersByTheLiveRulesAndSaysWhatTheOthersWouldAnswer() {
        EditedRules beside = EditedRules.smallIn(Path.of(folder).getParent());
        beside.replace("chest/chest.drl", "chest-pain", "chst-pain");
        Ready.await(() -> shadow().path("state").asText().equals("BROKEN"), "a broken folder is not told");
        assertEquals("URGENT_24H", answer().path("urgency").asText(), "a broken folder stops nothing");
        beside.restore();
        lower(beside);
        Ready.await(() -> shadow().path("state").asText().equals("COMPARING"), "the folder is not read again");
        JsonNode answer = answer();
        assertEquals("URGENT_24H", answer.path("urgency").asText());
        Ready.await(() -> shadow().at("/comparison/reports").asInt() == 1, "nothing was compared");
        JsonNode found = shadow();
        assertEquals(1, found.at("/comparison/lowered").asInt());
        assertEquals(answer.at("/ruleSet/version"), found.at("/comparison/liveRuleSet"));
        assertEquals(beside.version(), found.at("/comparison/shadowRuleSet").asText());
        assertEquals(answer.path("decisionId"), found.at("/comparison/newest/0/decisionId"));
        assertTrue(!found.toString().contains("7391") && !found.toString().contains("73.9"), found::toString);
        String scraped = RestAssured.given().accept("text/plain").get(metrics).asString();
        assertTrue(
                scraped.lines()
                        .anyMatch(line -> line.matches("aftercare_shadow_reports_total\\{way=\"lowered\",?} 1\\.0")),
                scraped);
    }
}
