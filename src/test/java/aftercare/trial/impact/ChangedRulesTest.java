package aftercare.trial.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.triage.intake.Reading;
import aftercare.trial.formula.Goal;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What is left out because no rule changed for it is answered alike by both sets: every report of random small sets is tried. */
class ChangedRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long FIRST = 20_261_129L;
    private static final int PAIRS = 100;
    private static final List<Goal> GOALS = goals();

    private int leftOut;
    private int told;
    private int goalsLeftOut;

    private static List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (Urgency level : Urgency.values()) {
            goals.add(new Goal.Level(level));
        }
        for (int hours : new int[] {0, 1, 2, 4, 6, 24, 72, 168}) {
            goals.add(new Goal.Hours(hours));
        }
        return goals;
    }

    @Test
    void whatIsLeftOutIsAnsweredAlike() {
        System.out.println("seeds " + FIRST + " to " + (FIRST + PAIRS - 1));
        for (long seed = FIRST; seed < FIRST + PAIRS; seed++) {
            SmallSets sets = new SmallSets(seed);
            SmallSets.Written before = sets.written();
            compare(sets, SmallSets.whole(before, NOW), SmallSets.whole(sets.edited(before), NOW), "seed " + seed);
        }
        System.out.println(leftOut + " reports left out, " + told + " told apart, " + goalsLeftOut + " goals left out");
        assertTrue(leftOut > 10_000 && told > 500 && goalsLeftOut > 50, "nothing was tried");
    }

    private void compare(SmallSets sets, WholeSet live, WholeSet candidate, String said) {
        ChangedRules changed = new ChangedRules(live, candidate);
        for (SortedMap<String, String> globals : EveryReport.products(sets.globalValues())) {
            for (List<SortedMap<String, String>> entries : EveryReport.symptoms(sets)) {
                compare(new Sketch(globals, entries), changed, live, candidate, said);
            }
        }
        for (Goal goal : GOALS) {
            goalsLeftOut += changed.mayTellApart(goal) ? 0 : 1;
        }
    }

    private void compare(Sketch report, ChangedRules changed, WholeSet live, WholeSet candidate, String said) {
        if (!(live.intake().read(report.body(NOW), NOW) instanceof Reading.Accepted accepted)) {
            return;
        }
        Report read = accepted.report();
        if (!live.vocabulary().equals(candidate.vocabulary())) {
            assertTrue(changed.mayTellApart(read), said);
            return;
        }
        Decision one = live.evaluators().get(0).apply(read);
        Decision other = candidate.evaluators().get(0).apply(read);
        if (!changed.mayTellApart(read)) {
            leftOut++;
            assertEquals(one.urgency(), other.urgency(), said);
            assertEquals(one.actWithinHours(), other.actWithinHours(), said);
        } else {
            told += one.urgency() == other.urgency() ? 0 : 1;
        }
        for (Goal goal : GOALS) {
            if (!changed.mayTellApart(goal)) {
                assertEquals(goal.isReachedBy(one), goal.isReachedBy(other), said + " " + goal);
            }
        }
    }

    @Test
    void aSetAndItselfDifferInNothing() {
        WholeSet set = SmallSets.whole(new SmallSets(FIRST).written(), NOW);
        ChangedRules changed = new ChangedRules(set, set);
        for (Goal goal : GOALS) {
            assertFalse(changed.mayTellApart(goal));
        }
    }
}
