package aftercare.live.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.Ready;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Trouble;
import aftercare.live.EditedRules;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.trial.study.Study;
import aftercare.trial.study.StudyTally;
import aftercare.trial.study.StudyWay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second rule set beside one that answers: what it finds, what it says of it, and that nobody waits for it. */
class ShadowTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String CHEST = "chest/chest.drl";

    private final HandClock clock = new HandClock(NOW);
    private final RuleSetLoader loader = new RuleSetLoader(clock);

    @TempDir
    private Path temp;

    private RuleSet live;
    private EditedRules beside;
    private Shadow shadow;
    private Instant decidesSince = NOW;
    private int decisions;

    @BeforeEach
    void begin() {
        live = assertInstanceOf(
                RuleSet.class,
                loader.load(EditedRules.smallIn(temp.resolve("live")).folder()));
        beside = EditedRules.smallIn(temp.resolve("beside"));
    }

    @AfterEach
    void end() {
        shadow.close();
    }

    private void open(int queue) {
        shadow = Shadow.of(new SecondSet(beside.folder(), loader, clock), clock, queue);
        shadow.set().orElseThrow().look();
    }

    /** A report that was answered by the live rules; the id of its decision. */
    private String answer(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Triage.Decided decided =
                assertInstanceOf(Triage.Decided.class, Triage.byBoth(live).assess(bytes, NOW));
        return look(bytes, decided.decision());
    }

    private String look(byte[] body, Decision decision) {
        String id = "decision-" + ++decisions;
        shadow.look(body, new Answer(id, decision, NOW, decidesSince));
        return id;
    }

    private static String report(String symptom) {
        return "{\"reportId\":\"mark-1\",\"symptoms\":[{\"code\":\"" + symptom + "\",\"sizeCm\":73.9}]}";
    }

    private void awaitCompared(int reports) {
        Ready.await(() -> json().at("/comparison/reports").asInt() == reports, reports + " were not compared");
    }

    private JsonNode json() {
        try {
            return new ObjectMapper().readTree(shadow.json().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lowerRedness() {
        beside.replace(
                "infection/infection.drl",
                "@urgency( \"URGENT_24H\" )\n    @reason",
                "@urgency( \"ROUTINE_REVIEW\" )\n    @reason");
    }

    @Test
    void countsWhatItWouldAnswerOtherwiseAndListsTheIds() {
        lowerRedness();
        open(10);
        String lowered = answer(report("site-redness"));
        answer(report("chest-pain"));
        awaitCompared(2);
        JsonNode found = json();
        JsonNode comparison = found.path("comparison");
        assertEquals("COMPARING", found.path("state").asText());
        assertEquals(live.book().version(), comparison.path("liveRuleSet").asText());
        assertEquals(beside.version(), comparison.path("shadowRuleSet").asText());
        assertEquals(1, comparison.path("lowered").asInt());
        assertEquals(1, comparison.path("same").asInt());
        assertEquals(
                "{\"way\":\"lowered\",\"from\":\"URGENT_24H\",\"to\":\"ROUTINE_REVIEW\",\"reports\":1}",
                comparison.at("/moves/0").toString());
        assertEquals(
                "[{\"decisionId\":\"" + lowered
                        + "\",\"way\":\"lowered\",\"from\":\"URGENT_24H\",\"to\":\"ROUTINE_REVIEW\",\"lost\":[],\"gained\":[]}]",
                comparison.path("newest").toString());
        assertFalse(found.toString().matches(".*(mark-1|73\\.9|redness|chest).*"), found::toString);
    }

    @Test
    void namesTheRulesThatSpeakAndDoNotSpeakAnyMore() {
        beside.replace(CHEST, "Symptom( code == \"chest-pain\" )", "Symptom( code == \"chest-pain\", severity >= 5 )");
        open(10);
        answer(report("chest-pain"));
        awaitCompared(1);
        assertEquals(
                "[{\"rule\":\"RSP-01\",\"reports\":1}]",
                json().at("/comparison/lost").toString());
        assertEquals("[\"RSP-01\"]", json().at("/comparison/newest/0/lost").toString());
    }

    /** The study evaluates both sets anew; the shadow compares with what was answered. */
    @Test
    void countsWhatAStudyOfTheSameReportsCounts() {
        lowerRedness();
        beside.replace(CHEST, "Symptom( code == \"chest-pain\" )", "Symptom( code == \"chest-pain\", severity >= 5 )");
        open(100);
        Study study = new Study(live, assertInstanceOf(RuleSet.class, loader.load(beside.folder())), NOW);
        StudyTally tally = new StudyTally();
        List<String> symptoms = List.of("chest-pain", "site-redness", "muscle-ache", "fever", "bruising");
        for (int i = 0; i < 50; i++) {
            String body = report(symptoms.get(i % symptoms.size()));
            answer(body);
            tally.add(study.row("there", body.getBytes(StandardCharsets.UTF_8), Optional.of(NOW)));
        }
        awaitCompared(50);
        for (StudyWay way : StudyWay.values()) {
            assertEquals(tally.of(way), json().at("/comparison/" + way.word()).asLong(), way.word());
            assertEquals(tally.of(way), shadow.compared(way));
        }
        assertTrue(tally.of(StudyWay.LOWERED) > 0 && tally.of(StudyWay.SAME) > 0, tally.moves()::toString);
    }

    @Test
    void aFolderThatHoldsNoRuleSetIsSaidAndStopsNothing() {
        beside.replace(CHEST, "chest-pain", "chst-pain");
        open(10);
        answer(report("chest-pain"));
        assertEquals("BROKEN", json().path("state").asText());
        assertEquals("RULE-023", json().at("/problems/0/code").asText());
        assertTrue(json().path("comparison").isMissingNode());
        beside.restore();
        SecondSet set = shadow.set().orElseThrow();
        assertEquals(Optional.empty(), set.look(), "a change is read only when it is still");
        assertInstanceOf(SecondSet.Ready.class, set.look().orElseThrow());
        assertEquals(Optional.empty(), set.look(), "it is not read again");
        answer(report("chest-pain"));
        awaitCompared(1);
    }

    @Test
    void beginsAnewWhenEitherRuleSetChanges() {
        open(10);
        answer(report("chest-pain"));
        answer(report("chest-pain"));
        awaitCompared(2);
        clock.set(NOW.plus(Duration.ofHours(1)));
        lowerRedness();
        shadow.set().orElseThrow().look();
        shadow.set().orElseThrow().look();
        answer(report("site-redness"));
        awaitCompared(1);
        assertEquals(beside.version(), json().at("/comparison/shadowRuleSet").asText());
        assertEquals("2026-11-24T10:00:00Z", json().at("/comparison/since").asText());
        live = assertInstanceOf(RuleSet.class, loader.load(beside.folder()));
        answer(report("site-redness"));
        Ready.await(() -> json().at("/comparison/same").asInt() == 1, "no new count began");
        assertEquals(live.book().version(), json().at("/comparison/liveRuleSet").asText());
        // What was counted since the start goes on.
        assertEquals(3, shadow.compared(StudyWay.SAME));
    }

    /** Its answer was recorded for long, or another thread was quicker: what was counted since the change stays. */
    @Test
    void whatWasAnsweredBeforeAChangeTakesNothingAway() {
        open(10);
        RuleSet before = live;
        answer(report("chest-pain"));
        awaitCompared(1);
        lowerRedness();
        live = assertInstanceOf(RuleSet.class, loader.load(beside.folder()));
        decidesSince = NOW.plusSeconds(1);
        answer(report("site-redness"));
        Ready.await(() -> json().at("/comparison/raised").asInt() == 1, "no new count began");
        RuleSet now = live;
        live = before;
        decidesSince = NOW;
        answer(report("chest-pain"));
        Ready.await(() -> shadow.compared(StudyWay.SAME) == 2, "it was not compared");
        live = now;
        decidesSince = NOW.plusSeconds(1);
        answer(report("site-redness"));
        awaitCompared(2);
        assertEquals(2, json().at("/comparison/raised").asInt());
        assertEquals(2, json().at("/comparison/newest").size());
    }

    @Test
    void dropsWhatCannotWaitAndNobodyWaitsForIt() {
        open(2);
        synchronized (shadow) {
            for (int i = 0; i < 10; i++) {
                answer(report("chest-pain"));
            }
            // One is being counted and two wait, or three wait before the first is taken.
            assertTrue(shadow.dropped() >= 7, shadow.dropped() + " were dropped");
        }
        awaitCompared((int) (10 - shadow.dropped()));
    }

    @Test
    void doesNotCompareWhatNoRuleBroughtWhereItIs() {
        open(2);
        byte[] body = report("muscle-ache").getBytes(StandardCharsets.UTF_8);
        Triage.Read read =
                assertInstanceOf(Triage.Read.class, Triage.byBoth(live).read(body, NOW));
        look(body, read.readings().withoutEngine(Trouble.DEADLINE));
        assertEquals(1, shadow.incomplete());
        answer(report("muscle-ache"));
        awaitCompared(1);
        assertEquals(0, json().at("/comparison/lowered").asInt());
    }

    @Test
    void keepsTheNewestOfEachWay() {
        lowerRedness();
        beside.replace(CHEST, "Call an ambulance now.", "Please call an ambulance now.");
        open(1000);
        String lowered = answer(report("site-redness"));
        String last = "";
        for (int i = 0; i < PairCount.NEWEST + 5; i++) {
            last = answer(report("chest-pain"));
        }
        awaitCompared(PairCount.NEWEST + 6);
        JsonNode newest = json().at("/comparison/newest");
        assertEquals(PairCount.NEWEST + 1, newest.size());
        assertEquals(lowered, newest.at("/0/decisionId").asText());
        assertEquals(last, newest.at("/1/decisionId").asText());
        assertEquals("other", newest.at("/1/way").asText());
    }

    @Test
    void isOffByDefault() {
        shadow = Shadow.off(clock);
        answer(report("chest-pain"));
        assertEquals("{\"state\":\"OFF\",\"problems\":[]}", shadow.json().toString());
    }
}
