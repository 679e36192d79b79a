package aftercare.live.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.domain.decision.Decision;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.study.StudyWay;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a second rule set costs, as processor time, so that a busy machine does not count. */
@Tag("long")
class BesideCostTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM = 4;
    private static final Path RULES = Path.of("rules");

    private record Decided(byte[] body, Decision decision) {}

    @Test
    void tellsWhatShadowAndCanaryCost() {
        Clock clock = Clock.systemUTC();
        Instant now = clock.instant();
        RuleSet live = load(clock);
        RuleSet second = load(clock);
        List<Decided> reports = new ArrayList<>();
        for (TriageCase each : new FolderCases(live.files()).cases().cases()) {
            byte[] body = each.body(now);
            if (Triage.byBoth(live).assessAny(body, now) instanceof Triage.Decided decided) {
                reports.add(new Decided(body, decided.decision()));
            }
        }
        Canary.Admitted admitted = new Canary.Admitted(live.book().version(), new Live(second, now), Agreed.none());
        double alone = 0;
        double both = 0;
        for (int round = 0; round < WARM; round++) {
            alone = micros(reports, each -> Triage.byBoth(live).assess(each.body(), now));
            both = micros(reports, each -> {
                Triage.byBoth(live).assess(each.body(), now);
                Decision other = ((Triage.Decided) Triage.byBoth(second).assess(each.body(), now)).decision();
                assertTrue(admitted.mayBeAnswered(
                        each.decision(), other, live.book().vocabulary()));
            });
        }
        SecondSet set = new SecondSet(RULES, new RuleSetLoader(clock), clock);
        set.look();
        double look = 0;
        double compared = 0;
        try (Shadow shadow = Shadow.of(set, clock, reports.size())) {
            for (int round = 1; round <= WARM; round++) {
                int all = round * reports.size();
                long before = ofShadow();
                look = micros(reports, each -> shadow.look(each.body(), new Answer("d", each.decision(), now, now)));
                Ready.await(() -> shadow.compared(StudyWay.SAME) == all, "not all were compared");
                compared = (ofShadow() - before) / 1000.0 / reports.size();
            }
            assertEquals(0, shadow.dropped());
        }
        System.out.printf(
                "%d reports, processor time of each: a decision %.0f µs, with the canary's and its guard %.0f µs;"
                        + " to hand one to the shadow %.1f µs, to compare it beside %.0f µs%n",
                reports.size(), alone, both, look, compared);
        assertTrue(look < alone / 4, "whoever answers waits for the shadow");
        assertTrue(both < 4 * alone, "the canary costs more than two decisions and a little");
    }

    private static RuleSet load(Clock clock) {
        return assertInstanceOf(RuleSet.class, new RuleSetLoader(clock).load(RULES));
    }

    private interface Work {
        void on(Decided report);
    }

    private static double micros(List<Decided> reports, Work work) {
        long before = THREADS.getCurrentThreadCpuTime();
        reports.forEach(work::on);
        return (THREADS.getCurrentThreadCpuTime() - before) / 1000.0 / reports.size();
    }

    /** Processor time of the thread that compares, in nanoseconds; 0 before it has begun. */
    private static long ofShadow() {
        for (long id : THREADS.getAllThreadIds()) {
            var thread = THREADS.getThreadInfo(id);
            if (thread != null && thread.getThreadName().equals("shadow")) {
                return THREADS.getThreadCpuTime(id);
            }
        }
        return 0;
    }
}
