package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.Ready;
import aftercare.engine.RogueRules;
import aftercare.ruleset.languages.Translations;
import aftercare.service.http.Settings;
import aftercare.triage.CrossCheck;
import aftercare.triage.LiveRules;
import aftercare.triage.RuleSet;
import aftercare.triage.reference.ReferenceRules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller gets when the rules fail while they are heard. */
@QuarkusTest
class FaultsHttpTest {

    private static final String MILD = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}";

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Inject
    CrossCheck crossCheck;

    @Inject
    MeterRegistry meters;

    /** A worker that a rule has put to sleep would be missing where the next test needs it. */
    @AfterEach
    void awaitWorkers() {
        Gauge busy = meters.get("aftercare.triage.workers.busy").gauge();
        Ready.await(() -> busy.value() == 0, "a worker does not come back");
    }

    @Test
    void raisesTheAnswerWhenARuleBreaks() {
        live(RogueRules.breaks());
        requireUpward();
        given().contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(200)
                .body("urgency", equalTo("EMERGENCY_DEPARTMENT"))
                .body("reasons.ruleId", hasItem("FLR-01"))
                .body("complete", equalTo(false));
    }

    @Test
    void raisesTheAnswerWhenTheRulesDoNotEnd() {
        live(RogueRules.runsAway());
        requireUpward();
    }

    @Test
    void raisesTheAnswerAtTheDeadline() {
        live(RogueRules.stalls(5 * settings.deadlineMillis()));
        requireUpward();
    }

    @Test
    void keepsTheEmergencyThatTheEngineLost() {
        RuleSet shipped = RogueRules.shipped(clock);
        live(shipped, RogueRules.losing(shipped, "chest/chest.drl"));
        long before = crossCheck.disagreements();
        given().contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"pain-on-breathing\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("urgency", equalTo("EMERGENCY_AMBULANCE"))
                .body("reasons.ruleId", hasItem("RSP-04"))
                .body("reasons.ruleId", hasItem("SYS-01"));
        assertEquals(before + 1, crossCheck.disagreements());
    }

    @Test
    void keepsWhatTheReferenceFoundWhenTheEngineTakesTooLong() {
        RuleSet shipped = RogueRules.shipped(clock);
        RuleSet slow = new RuleSet(
                RogueRules.of(shipped, RogueRules.stalls(5 * settings.deadlineMillis())),
                shipped.reference(),
                shipped.rules(),
                shipped.intake(),
                shipped.files(),
                Translations.NONE);
        live(shipped, slow);
        given().contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"pain-on-breathing\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("urgency", equalTo("EMERGENCY_AMBULANCE"))
                .body("reasons.ruleId", hasItem("RSP-04"));
    }

    @Test
    void saysThatThereAreNoRules() {
        RuleSet shipped = RogueRules.shipped(clock);
        QuarkusMock.installMockForType(new CannedRules(clock, settings, shipped, Optional.empty()), RulesWatch.class);
        given().contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("urn:aftercare:problem:rules-unavailable"))
                .body("triagePerformed", equalTo(false))
                .body("failSafe.urgency", equalTo("EMERGENCY_AMBULANCE"));
    }

    @Test
    void carriesTheEmergencyEvenWhenTheAnswerCannotBeWritten() {
        RuleSet shipped = RogueRules.shipped(clock);
        CannedRules unwritable = new CannedRules(clock, settings, shipped, Optional.empty()) {
            @Override
            public Optional<LiveRules.Live> live() {
                // Without the time since which it is live, no answer can be written.
                return Optional.of(new LiveRules.Live(shipped, null));
            }
        };
        QuarkusMock.installMockForType(unwritable, RulesWatch.class);
        given().contentType("application/json")
                .body(
                        "{\"vitals\":{\"heartRate\":130},\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"worsening\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:aftercare:problem:internal-error"))
                .body("failSafe.urgency", equalTo("EMERGENCY_AMBULANCE"));
    }

    private void requireUpward() {
        given().contentType("application/json")
                .body(MILD)
                .post("/v1/triage")
                .then()
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("urgency", equalTo("URGENT_24H"))
                .body("reasons.ruleId", contains("SYS-01"))
                .body("selfCare", equalTo(List.of()))
                .body("reasons[0].reason", not(containsString("value of the report")));
    }

    private void live(String rules) {
        RuleSet shipped = RogueRules.shipped(clock);
        RuleSet rogue = new RuleSet(
                RogueRules.of(shipped, rules),
                ReferenceRules.of(List.of()),
                List.of(),
                shipped.intake(),
                shipped.files(),
                Translations.NONE);
        live(shipped, rogue);
    }

    private void live(RuleSet shipped, RuleSet rules) {
        QuarkusMock.installMockForType(
                new CannedRules(clock, settings, shipped, Optional.of(new LiveRules.Live(rules, clock.instant()))),
                RulesWatch.class);
    }
}
