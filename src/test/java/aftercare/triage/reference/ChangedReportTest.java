package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A report that differs in few facts from one that was evaluated comes to what it comes to by itself. */
class ChangedReportTest {

    private static final int SETS = 60;
    private static final int REPORTS = 40;

    private final long seed = System.nanoTime() >>> 10;

    @Test
    void findsWhatAWholeEvaluationFinds() {
        int found = 0;
        int other = 0;
        for (int set = 0; set < SETS; set++) {
            List<ParsedRule> parsed =
                    BothEvaluators.check(RandomRules.files(seed + set)).rules();
            ReferenceRules rules = ReferenceRules.of(parsed);
            for (int i = 0; i < REPORTS; i++) {
                long at = (seed + set) * REPORTS + i;
                Report report = RandomFacts.report(at);
                Report changed = changed(report, RandomFacts.report(-at), new Random(at));
                Evaluation before = rules.evaluate(report);
                Evaluation whole = rules.evaluate(changed);
                Evaluation quick = rules.evaluate(before, changed);
                assertEquals(whole.signs(), quick.signs(), () -> "seed " + at);
                assertEquals(whole.findings(), quick.findings(), () -> "seed " + at);
                found += whole.findings().size();
                other += before.sameFindings(whole) ? 0 : 1;
            }
        }
        System.out.printf("from seed %d: %d findings, %d of other reports%n", seed, found, other);
        assertTrue(found > SETS * REPORTS / 2 && other > SETS * REPORTS / 20, found + " findings, " + other);
    }

    /** One fact or two come, go or give way to another one. */
    private static Report changed(Report report, Report source, Random random) {
        List<Fact> facts = new ArrayList<>(report.facts());
        List<Fact> more = source.facts();
        for (int i = 0; i <= random.nextInt(2); i++) {
            Fact next = more.get(random.nextInt(more.size()));
            int at = random.nextInt(facts.size());
            switch (random.nextInt(3)) {
                case 0 -> facts.add(at, next);
                case 1 -> facts.set(at, next);
                default -> facts.remove(at);
            }
        }
        return new Report(
                report.reportId(),
                report.reportedAt(),
                random.nextInt(4) == 0 ? source.asymptomatic() : report.asymptomatic(),
                report.symptomCount(),
                report.symptomsGiven(),
                facts,
                report.questions(),
                report.dataQuality());
    }
}
