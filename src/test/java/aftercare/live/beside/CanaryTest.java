package aftercare.live.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.domain.Vocabulary;
import aftercare.domain.decision.Decision;
import aftercare.live.EditedRules;
import aftercare.live.Past;
import aftercare.live.beside.Canary.Admitted;
import aftercare.live.beside.Canary.Barred;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.trial.agreement.Agreements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rule set may answer beside the one that decides, which reports, and how low. */
class CanaryTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String INFECTION = "infection/infection.drl";
    private static final String CASES = "infection/infection.cases.yaml";
    private static final String FEVER =
            "{\"vitals\":{\"temperatureC\":39},\"symptoms\":[{\"code\":\"site-redness\",\"sizeCm\":1}]}";

    private final HandClock clock = new HandClock(NOW);
    private final RuleSetLoader loader = new RuleSetLoader(clock);

    @TempDir
    private Path temp;

    private EditedRules rules;
    private EditedRules beside;
    private Live live;

    @BeforeEach
    void begin() {
        rules = EditedRules.smallIn(temp.resolve("live"));
        beside = EditedRules.smallIn(temp.resolve("beside"));
        live = new Live(load(rules), NOW);
    }

    private RuleSet load(EditedRules folder) {
        return assertInstanceOf(RuleSet.class, loader.load(folder.folder()));
    }

    private Canary looked(int percent) {
        Canary canary = Canary.of(beside.folder(), percent, loader, clock);
        canary.look(Optional.of(live.rules()), Past::none);
        return canary;
    }

    private void within(int hours) {
        beside.replace(INFECTION, "@within( 6 )", "@within( " + hours + " )");
        beside.replace(CASES, "actWithinHours: 6", "actWithinHours: " + hours);
    }

    private void agreed(String to) {
        beside.agree(rules.version(), "INF-05", "URGENT_24H within 6 h", "URGENT_24H within " + to + " h");
    }

    private Decision decide(RuleSet set, String body) {
        return assertInstanceOf(
                        Triage.Decided.class, Triage.byBoth(set).assess(body.getBytes(StandardCharsets.UTF_8), NOW))
                .decision();
    }

    private Optional<Admitted> on(Canary canary, String body) {
        return canary.on(live, decide(live.rules(), body), "decision-1");
    }

    @Test
    void isBarredWhereItWouldLowerWhatNobodyAgreedTo() {
        within(12);
        Canary canary = looked(100);
        Barred barred = assertInstanceOf(Barred.class, canary.state());
        assertEquals("GATE-004", barred.problems().get(0).code());
        assertEquals(Optional.empty(), on(canary, FEVER));
        assertTrue(canary.json().toString().contains("\"state\":\"BARRED\""), canary.json()::toString);
    }

    @Test
    void mayAnswerLowerWhatWasAgreedToAndNothingElse() {
        within(12);
        agreed("12");
        Admitted admitted = on(looked(100), FEVER).orElseThrow();
        Decision byLive = decide(live.rules(), FEVER);
        Decision bySecond = decide(admitted.set().rules(), FEVER);
        assertEquals(12, bySecond.actWithinHours().orElseThrow());
        assertTrue(admitted.mayBeAnswered(byLive, bySecond, words()));
        // A decision that is lower still, as if the gate had missed it.
        within18();
        assertFalse(
                admitted.mayBeAnswered(byLive, decide(load(beside), FEVER), words()), "18 hours were not agreed to");
        String mild = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}";
        String redness = "{\"symptoms\":[{\"code\":\"site-redness\",\"sizeCm\":5}]}";
        assertFalse(
                admitted.mayBeAnswered(decide(live.rules(), redness), decide(load(beside), mild), words()),
                "INF-01 was not agreed to");
        assertTrue(admitted.mayBeAnswered(decide(load(beside), FEVER), byLive, words()), "it may always be higher");
    }

    private void within18() {
        beside.replace(INFECTION, "@within( 12 )", "@within( 18 )");
    }

    private Vocabulary words() {
        return live.book().vocabulary();
    }

    @Test
    void anAgreementThatWasUsedUpAgreesToNothing() {
        within(12);
        agreed("12");
        Agreements file =
                Agreements.read("CHANGES.yaml", beside.text("CHANGES.yaml").getBytes(StandardCharsets.UTF_8));
        Past past = new Past(Set.of(file.all().get(0).key()), List.of());
        Canary canary = Canary.of(beside.folder(), 100, loader, clock);
        canary.look(Optional.of(live.rules()), () -> past);
        assertInstanceOf(Barred.class, canary.state());
    }

    /** Nor for a real report, as if the gate had missed it. */
    @Test
    void anAgreementThatWasUsedUpLetsNoReportBeAnsweredLower() {
        beside.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
        agreed("12");
        Agreements file =
                Agreements.read("CHANGES.yaml", beside.text("CHANGES.yaml").getBytes(StandardCharsets.UTF_8));
        for (boolean used : new boolean[] {false, true}) {
            Past past = used ? new Past(Set.of(file.all().get(0).key()), List.of()) : Past.none();
            Canary canary = Canary.of(beside.folder(), 100, loader, clock);
            canary.look(Optional.of(live.rules()), () -> past);
            Admitted admitted = assertInstanceOf(Admitted.class, canary.state());
            EditedRules lower = EditedRules.smallIn(temp.resolve("lower-" + used));
            lower.replace(INFECTION, "@within( 6 )", "@within( 12 )");
            assertEquals(
                    !used, admitted.mayBeAnswered(decide(live.rules(), FEVER), decide(load(lower), FEVER), words()));
        }
    }

    @Test
    void answersNothingBesideOtherRulesThanItWasJudgedAgainst() {
        within(4);
        Canary canary = looked(100);
        assertTrue(on(canary, FEVER).isPresent());
        rules.replace("soreness/soreness.drl", "Tell your practitioner.", "Tell the practitioner.");
        live = new Live(load(rules), NOW);
        assertEquals(Optional.empty(), on(canary, FEVER));
        canary.look(Optional.of(live.rules()), Past::none);
        assertTrue(on(canary, FEVER).isPresent());
    }

    @Test
    void isJudgedAnewWhenItsFolderHasChangedAndIsStill() {
        within(4);
        Canary canary = looked(100);
        assertTrue(on(canary, FEVER).isPresent());
        beside.replace("chest/chest.drl", "chest-pain", "chst-pain");
        assertEquals(Optional.empty(), canary.look(Optional.of(live.rules()), Past::none));
        assertEquals(Optional.empty(), on(canary, FEVER), "what is changed may be bad");
        assertTrue(canary.json().toString().contains("\"state\":\"JUDGING\""), canary.json()::toString);
        assertInstanceOf(
                Barred.class, canary.look(Optional.of(live.rules()), Past::none).orElseThrow());
        assertEquals(Optional.empty(), on(canary, FEVER));
        assertEquals(Optional.empty(), canary.look(Optional.of(live.rules()), Past::none), "it is not judged again");
    }

    @Test
    void isJudgedAnewWhenTheCasesOfTheRulesThatDecideChange() {
        within(4);
        Canary canary = looked(100);
        rules.write(CASES, rules.text(CASES) + "\n# One line more.\n");
        live = new Live(load(rules), NOW);
        assertInstanceOf(
                Admitted.class,
                canary.look(Optional.of(live.rules()), Past::none).orElseThrow());
    }

    /** Taken back before anybody looked twice, it is judged once more: nobody knows what was between. */
    @Test
    void isJudgedAnewWhenAChangeWasTakenBack() {
        within(4);
        Canary canary = looked(100);
        String before = beside.text(CASES);
        beside.write(CASES, before + "\n# One line more.\n");
        assertEquals(Optional.empty(), canary.look(Optional.of(live.rules()), Past::none));
        beside.write(CASES, before);
        assertEquals(Optional.empty(), canary.look(Optional.of(live.rules()), Past::none));
        assertEquals(Optional.empty(), on(canary, FEVER));
        assertInstanceOf(
                Admitted.class,
                canary.look(Optional.of(live.rules()), Past::none).orElseThrow());
        assertTrue(on(canary, FEVER).isPresent());
    }

    @Test
    void waitsForRulesThatDecide() {
        within(4);
        Canary canary = Canary.of(beside.folder(), 100, loader, clock);
        assertEquals(Optional.empty(), canary.look(Optional.empty(), Past::none));
        assertEquals(Optional.empty(), on(canary, FEVER));
        assertInstanceOf(
                Admitted.class,
                canary.look(Optional.of(live.rules()), Past::none).orElseThrow());
    }

    @Test
    void isNoneWhereItHoldsWhatDecides() {
        Canary canary = looked(100);
        assertInstanceOf(Canary.Same.class, canary.state());
        assertEquals(Optional.empty(), on(canary, FEVER));
    }

    /** By the report's id, so that a report that is sent again is answered by the same rules; else by the decision's. */
    @Test
    void answersItsShareAndAlwaysTheSameReports() {
        within(4);
        List<String> first = chosen(looked(30));
        assertEquals(first, chosen(looked(30)));
        assertTrue(chosen(looked(60)).containsAll(first), "a larger share loses some reports");
        assertTrue(first.size() > 250 && first.size() < 350, first.size() + " of 1000");
        assertEquals(1000, chosen(looked(100)).size());
    }

    private List<String> chosen(Canary canary) {
        Decision named = decide(live.rules(), "{\"reportId\":\"visit-1\",\"symptoms\":[]}");
        boolean one = canary.on(live, named, "a").isPresent();
        List<String> chosen = new ArrayList<>();
        Decision nameless = decide(live.rules(), "{\"symptoms\":[]}");
        for (int i = 0; i < 1000; i++) {
            String id = "decision-" + i;
            assertEquals(one, canary.on(live, named, id).isPresent(), "its id was not asked");
            if (canary.on(live, nameless, id).isPresent()) {
                chosen.add(id);
            }
        }
        return chosen;
    }

    @Test
    void isOffByDefault() {
        Canary canary = Canary.off(loader, clock);
        canary.look(Optional.of(live.rules()), Past::none);
        assertEquals(Optional.empty(), on(canary, FEVER));
        assertEquals("{\"state\":\"OFF\",\"problems\":[]}", canary.json().toString());
    }
}
