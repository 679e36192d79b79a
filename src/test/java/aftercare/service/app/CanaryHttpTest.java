package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.BuildFolder;
import aftercare.Ready;
import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The service with a canary that gives twice the time, as was agreed to. */
@QuarkusTest
@TestProfile(CanaryHttpTest.Beside.class)
class CanaryHttpTest {

    private static final int REPORTS = 40;

    @ConfigProperty(name = "aftercare.canary")
    String folder;

    /** Two small folders of rules, of which the second gives more time to a redness with fever. */
    public static class Beside implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path temp = BuildFolder.fresh("canary-over-http");
                EditedRules live = EditedRules.smallIn(temp);
                EditedRules beside = EditedRules.smallIn(temp.resolve("beside"));
                within(beside, 12);
                beside.agree(live.version(), "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
                return Map.of(
                        "aftercare.rules",
                        live.folder().toString(),
                        "aftercare.canary",
                        beside.folder().toString(),
                        "aftercare.canary-percent",
                        "50",
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

    private static void within(EditedRules rules, int hours) {
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( " + hours + " )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: " + hours);
    }

    private static JsonNode canary() {
        return Contract.read(RestAssured.given()
                .filter(Contract.filter())
                .get("/v1/rules/canary")
                .asString());
    }

    private static void awaitState(String state) {
        Ready.await(() -> canary().path("state").asText().equals(state), "the canary is not " + state);
    }

    private static JsonNode answer(int visit) {
        return Contract.read(RestAssured.given()
                .filter(Contract.filter())
                .contentType("application/json")
                .body(
                        "{\"reportId\":\"visit-" + visit
                                + "\",\"vitals\":{\"temperatureC\":39},\"symptoms\":[{\"code\":\"site-redness\",\"sizeCm\":1}]}")
                .post("/v1/triage")
                .asString());
    }

    /** Both versions are in the answer, and the decision comes to the same to the last byte when it is made again. */
    private static void requireReplayed(JsonNode answer) {
        String id = answer.path("decisionId").asText();
        JsonNode replayed = Contract.read(
                RestAssured.post("/v1/decisions/" + id + "/replay").asString());
        assertTrue(replayed.path("identical").asBoolean(), replayed::toString);
        JsonNode kept = Contract.read(RestAssured.get("/v1/decisions/" + id).asString());
        assertEquals(answer, kept.path("answer"));
        assertEquals(answer.at("/ruleSet/version"), kept.path("ruleSetVersion"));
    }

    @Test
    void answersItsShareAndEveryDecisionReplays() {
        EditedRules beside = EditedRules.smallIn(Path.of(folder).getParent());
        EditedRules live = EditedRules.smallIn(Path.of(folder).getParent().getParent());
        awaitState("SAME");
        within(beside, 12);
        awaitState("BARRED");
        assertEquals(6, answer(1).path("actWithinHours").asInt(), "nobody agreed to more time");
        beside.agree(live.version(), "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        awaitState("ANSWERING");
        List<Integer> byCanary = new ArrayList<>();
        for (int visit = 0; visit < REPORTS; visit++) {
            JsonNode answer = answer(visit);
            boolean answered = answer.at("/ruleSet/canary").isObject();
            assertEquals(answered ? 12 : 6, answer.path("actWithinHours").asInt());
            assertEquals(
                    answered ? beside.version() : live.version(),
                    answer.at("/ruleSet/version").asText());
            if (answered) {
                byCanary.add(visit);
                assertEquals(
                        live.version(), answer.at("/ruleSet/canary/liveVersion").asText());
                assertEquals(
                        beside.version(),
                        answer.at("/ruleSet/canary/canaryVersion").asText());
                assertEquals("ANSWERED", answer.at("/ruleSet/canary/outcome").asText());
            }
            requireReplayed(answer);
        }
        assertTrue(byCanary.size() > REPORTS / 5 && byCanary.size() < REPORTS * 4 / 5, byCanary::toString);
        for (int visit : byCanary) {
            assertTrue(answer(visit).at("/ruleSet/canary").isObject(), "the same report is answered by other rules");
        }
    }
}
