package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Basis;
import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
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
        int tooLarge = 0;
        for (int set = 0; set < SETS; set++) {
            List<ParsedRule> parsed =
                    BothEvaluators.check(RandomRules.files(seed + set)).rules();
            ReferenceRules rules = ReferenceRules.of(parsed);
            for (int i = 0; i < REPORTS; i++) {
                long at = (seed + set) * REPORTS + i;
                Report report = RandomFacts.report(at);
                Report changed = changed(report, RandomFacts.report(-at), new Random(at));
                try {
                    Evaluation before = rules.evaluate(report);
                    Evaluation whole = rules.evaluate(changed);
                    Evaluation quick = rules.evaluate(before, changed);
                    assertEquals(shown(whole), shown(quick), () -> "seed " + at);
                    found += whole.findings().size();
                    other += before.sameFindings(whole) ? 0 : 1;
                } catch (TooManyTries e) {
                    // Some rules that are made up are too much for a whole evaluation.
                    tooLarge++;
                }
            }
        }
        System.out.printf("from seed %d: %d findings, %d of other reports%n", seed, found, other);
        assertTrue(tooLarge < SETS * REPORTS / 50, tooLarge + " too large");
        assertTrue(found > SETS * REPORTS / 2 && other > SETS * REPORTS / 20, found + " findings, " + other);
    }

    private static Symptom answered(Symptom symptom, Random random) {
        Map<String, Object> answers = random.nextBoolean()
                ? Map.of("severity", random.nextInt(11))
                : Map.of("onset", random.nextBoolean() ? "sudden" : "gradual", "persistent", random.nextBoolean());
        return symptom.answered(
                answers,
                symptom.lastingHours(),
                symptom.siteGroups(),
                symptom.old(),
                symptom.gone(),
                symptom.counts(),
                symptom.place());
    }

    /** What rests on a symptom is told by its place: where no rule looks at what changed, it may be the symptom from before. */
    private static String shown(Evaluation evaluation) {
        StringBuilder shown = new StringBuilder();
        for (Finding finding : evaluation.findings()) {
            shown.append(finding.card().id()).append(shown(finding.basis())).append('\n');
        }
        for (Sign sign : evaluation.signs()) {
            shown.append(sign.kind())
                    .append(sign.code())
                    .append(shown(sign.basis()))
                    .append('\n');
        }
        return shown.toString();
    }

    private static String shown(List<Basis> basis) {
        StringBuilder shown = new StringBuilder();
        for (Basis part : basis) {
            if (part.fact() instanceof Sign sign) {
                shown.append(' ').append(sign.kind()).append(sign.code()).append(shown(sign.basis()));
            } else {
                shown.append(' ').append(part.fact() instanceof Symptom symptom ? symptom.pointer() : part.fact());
            }
            shown.append(new TreeSet<>(part.fields()));
        }
        return shown.toString();
    }

    /** One fact or two come, go or give way to another one. */
    private static Report changed(Report report, Report source, Random random) {
        List<Fact> facts = new ArrayList<>(report.facts());
        List<Fact> more = source.facts();
        for (int i = 0; i <= random.nextInt(2); i++) {
            Fact next = more.get(random.nextInt(more.size()));
            int at = random.nextInt(facts.size());
            if (facts.get(at) instanceof Symptom symptom && random.nextInt(4) > 0) {
                facts.set(at, answered(symptom, random));
                continue;
            }
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
