package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.engine.RogueRules;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.DecisionLog;
import aftercare.live.Status;
import aftercare.ruleset.languages.Translations;
import aftercare.service.http.Settings;
import aftercare.service.telemetry.Scrape;
import aftercare.triage.CrossCheck;
import aftercare.triage.LiveRules;
import aftercare.triage.RuleSet;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.reference.ReferenceRules;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an operator can count and see over HTTP. */
@QuarkusTest
@TestProfile(Watched.class)
class MetricsHttpTest {

    private static final String CHEST_PAIN = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    CrossCheck crossCheck;

    @Inject
    LiveRules rules;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    @Test
    void countsDecisionsByUrgencyAndRule() {
        Scrape before = scrape();
        post(CHEST_PAIN).then().statusCode(200);
        post(CHEST_PAIN).then().statusCode(200);
        post("{\"asymptomatic\":true}").then().statusCode(200);
        Scrape after = scrape();
        assertEquals(2, grown(before, after, "aftercare_decisions_total", "urgency", "EMERGENCY_AMBULANCE"));
        assertEquals(3, grown(before, after, "aftercare_decisions_total", "complete", "true"));
        assertEquals(0, grown(before, after, "aftercare_decisions_total", "complete", "false"));
        assertEquals(2, grown(before, after, "aftercare_reasons_total", "rule", "RSP-01"));
        assertEquals(3, grown(before, after, "aftercare_decision_duration_seconds_count"));
        assertEquals(3, grown(before, after, "aftercare_decision_duration_seconds_bucket", "le", "+Inf"));
        assertEquals(3, grown(before, after, "aftercare_journal_records_total"));
        double commits = grown(before, after, "aftercare_journal_commit_duration_seconds_count");
        assertTrue(commits >= 1 && commits <= 3, commits + " commits");
        assertEquals(0, grown(before, after, "aftercare_refusals_total"));
        assertEquals(0, grown(before, after, "aftercare_floors_total"));
    }

    @Test
    void countsRefusalsByType() {
        Scrape before = scrape();
        post("{\"symptoms\":[{\"code\":\"chest-pian\"}]}").then().statusCode(422);
        post("{").then().statusCode(400);
        given().get("/nothing/here").then().statusCode(404);
        given().contentType("text/plain").body("x").post("/v1/triage").then().statusCode(415);
        given().post("/v1/rules/activate").then().statusCode(200);
        Scrape after = scrape();
        assertEquals(1, grown(before, after, "aftercare_refusals_total", "type", "unknown-code"));
        assertEquals(1, grown(before, after, "aftercare_refusals_total", "type", "malformed-json"));
        assertEquals(1, grown(before, after, "aftercare_refusals_total", "type", "not-found"));
        assertEquals(1, grown(before, after, "aftercare_refusals_total", "type", "unsupported-media-type"));
        assertEquals(4, grown(before, after, "aftercare_refusals_total"));
        assertEquals(0, grown(before, after, "aftercare_decisions_total"));
        for (ProblemType type : ProblemType.values()) {
            assertFalse(
                    after.named("aftercare_refusals_total").stream()
                            .filter(sample -> type.code().equals(sample.labels().get("type")))
                            .toList()
                            .isEmpty(),
                    type.code());
        }
    }

    @Test
    void countsWhatWasSentAgain() {
        String key = UUID.randomUUID().toString();
        Scrape before = scrape();
        for (int i = 0; i < 3; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(CHEST_PAIN)
                    .post("/v1/triage")
                    .then()
                    .statusCode(200);
        }
        Scrape after = scrape();
        assertEquals(2, grown(before, after, "aftercare_idempotent_replays_total"));
        assertEquals(1, grown(before, after, "aftercare_decisions_total"));
    }

    @Test
    void countsFloorsAndWhatIsIncomplete() {
        RuleSet shipped = RogueRules.shipped(clock);
        RuleSet broken = new RuleSet(
                RogueRules.of(shipped, RogueRules.breaks()),
                ReferenceRules.of(List.of()),
                List.of(),
                shipped.intake(),
                shipped.files(),
                Translations.NONE);
        QuarkusMock.installMockForType(new Rogue(clock, settings, broken), RulesWatch.class);
        Scrape before = scrape();
        post(CHEST_PAIN).then().statusCode(200);
        Scrape after = scrape();
        assertEquals(1, grown(before, after, "aftercare_floors_total"));
        assertEquals(1, grown(before, after, "aftercare_reasons_total", "rule", "FLR-01"));
        assertEquals(1, grown(before, after, "aftercare_reasons_total", "rule", "SYS-01"));
        assertEquals(1, grown(before, after, "aftercare_decisions_total", "complete", "false"));
        assertEquals(1, after.value("aftercare_rules_state", Map.of("state", "DEGRADED")));
        assertEquals(0, after.value("aftercare_rules_state", Map.of("state", "LIVE")));
    }

    @Test
    void countsDisagreements() {
        Scrape before = scrape();
        crossCheck.disagreed();
        assertEquals(1, grown(before, scrape(), "aftercare_disagreements_total"));
    }

    @Test
    void showsHowItStandsWithTheRules() {
        Ready.await(() -> scrape().value("aftercare_journal_writable") == 1, "the log cannot be written");
        Scrape scrape = scrape();
        assertEquals(1, scrape.value("aftercare_rules_state", Map.of("state", "LIVE")));
        assertEquals(1, scrape.value("aftercare_rules_state"));
        LiveRules.Live live = rules.live().orElseThrow();
        assertEquals(live.book().cards().size(), scrape.value("aftercare_rules_live"));
        assertEquals(
                List.of(Map.of("version", live.book().version())),
                scrape.named("aftercare_rules_info").stream()
                        .map(Scrape.Sample::labels)
                        .toList());
        assertTrue(scrape.value("aftercare_rules_read_age_seconds") < 60, "the folder is not looked at");
        assertEquals(0, scrape.value("aftercare_rules_problems"));
        assertEquals(Runtime.getRuntime().availableProcessors(), scrape.value("aftercare_triage_workers"));
        assertEquals(settings.queue(), scrape.value("aftercare_triage_queue_room"));
        assertEquals(0, scrape.value("aftercare_journal_lost"));
    }

    @Test
    void showsThatTheLogCannotBeWritten() {
        QuarkusMock.installMockForType(MoodyLog.unavailable(), DecisionLog.class);
        Scrape before = scrape();
        assertEquals(0, before.value("aftercare_journal_writable"));
        post(CHEST_PAIN).then().statusCode(503);
        assertEquals(1, grown(before, scrape(), "aftercare_refusals_total", "type", "storage-unavailable"));
    }

    @Test
    void everyNumberIsOne() {
        for (Scrape.Sample sample : scrape().ours()) {
            assertFalse(Double.isNaN(sample.value()), sample.toString());
        }
    }

    /** However much callers invent, there are as many series afterwards as before, but for rules that spoke. */
    @Test
    void noCallerMakesASeries() {
        post(CHEST_PAIN).then().statusCode(200);
        Set<String> before = series(scrape());
        for (int i = 0; i < 20; i++) {
            String invented = UUID.randomUUID().toString();
            given().get("/" + invented);
            given().get("/v1/rules/" + invented);
            given().get("/v1/decisions/" + invented);
            given().get("/v1/decisions?" + invented + "=" + invented);
            given().request("X" + i, "/v1/triage");
            given().contentType("application/json")
                    .header("Idempotency-Key", invented)
                    .header("User-Agent", invented)
                    .body("{\"reportId\":\"" + invented + "\",\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                    .post("/v1/triage");
        }
        assertEquals(before, series(scrape()));
    }

    private static Set<String> series(Scrape scrape) {
        Set<String> series = new HashSet<>();
        for (Scrape.Sample sample : scrape.all()) {
            // The JVM's own appear when their first collection of garbage does.
            if (!sample.name().startsWith("jvm_")) {
                series.add(sample.name() + sample.labels());
            }
        }
        return series;
    }

    private Scrape scrape() {
        return new Scrape(given().accept("text/plain").get(metrics).asString());
    }

    private static io.restassured.response.Response post(String body) {
        return given().contentType("application/json").body(body).post("/v1/triage");
    }

    private static double grown(Scrape before, Scrape after, String name) {
        return after.value(name) - before.value(name);
    }

    private static double grown(Scrape before, Scrape after, String name, String label, String value) {
        return after.value(name, Map.of(label, value)) - before.value(name, Map.of(label, value));
    }

    /** Rules that were not loaded from the folder, while those in the folder do not decide. */
    @Vetoed
    private static final class Rogue extends CannedRules {

        private final Clock clock;

        Rogue(Clock clock, Settings settings, RuleSet rules) {
            super(clock, settings, rules);
            this.clock = clock;
        }

        @Override
        public Status status() {
            return new Status(
                    live(),
                    Optional.empty(),
                    List.of(new aftercare.ruleset.folder.FolderProblem(
                            "chest/chest.drl", 1, 1, "RULE-001", "unreadable", "mend it")),
                    Optional.empty(),
                    clock.instant(),
                    Optional.empty());
        }
    }
}
