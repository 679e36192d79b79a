package aftercare.trial.safety;

import aftercare.domain.decision.Decision;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.trial.cases.CaseOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Labelled cases, answered by a rule set.
 *
 * @param version of the rule set
 * @param unlabelled how many cases say no level, and were left out
 * @param cases in the order of the files
 */
public record SafetyReport(String version, int unlabelled, List<JudgedCase> cases) {

    /** What the report is worth, for every form of it. */
    public static final String WARNING =
            "This is no clinical validation. It says how far the rules agree with labels that "
                    + "people gave to chosen cases. The cases are no sample of patients, and the bounds speak of cases like these "
                    + "alone.";

    public SafetyReport {
        cases = List.copyOf(cases);
    }

    /**
     * Asks both evaluators of every case.
     *
     * @param now when the reports are to hold, for those that do not say so themselves
     * @param step is called after each case
     */
    public static SafetyReport of(RuleSet rules, LabelledCases labelled, Instant now, Runnable step) {
        Triage triage = Triage.byBoth(rules);
        List<JudgedCase> cases = new ArrayList<>();
        for (LabelledCase each : labelled.cases()) {
            cases.add(judged(each, triage.assess(each.given().body(now), now)));
            step.run();
        }
        return new SafetyReport(rules.files().version(), labelled.unlabelled(), cases);
    }

    private static JudgedCase judged(LabelledCase labelled, Triage.Result result) {
        if (result instanceof Triage.Refused refused) {
            List<String> why = CaseOutcome.Refused.of(refused).problems();
            return new JudgedCase(labelled, refused.failSafe(), List.of(), why);
        }
        Decision decision = ((Triage.Decided) result).decision();
        return new JudgedCase(labelled, decision.urgency(), List.copyOf(decision.ruleIds()), List.of());
    }

    public SafetyGroup all() {
        return SafetyGroup.of("all", cases);
    }

    /** By the least urgent level that is acceptable. */
    public List<SafetyGroup> byLevel() {
        return SafetyGroup.by(cases, LabelledCase::least);
    }

    public List<SafetyGroup> byTopic() {
        return SafetyGroup.by(cases, LabelledCase::topic);
    }

    public List<SafetyGroup> bySource() {
        return SafetyGroup.by(cases, LabelledCase::source);
    }

    /** Those answered too mildly, the furthest off first; of two alike, the one with the more urgent label. */
    public List<JudgedCase> under() {
        List<JudgedCase> under = new ArrayList<>(cases);
        under.removeIf(each -> each.under() == 0);
        under.sort(Comparator.comparing(JudgedCase::under)
                .thenComparing(each -> each.labelled().least())
                .reversed());
        return under;
    }

    /** Those answered too urgently, the furthest off first. */
    public List<JudgedCase> over() {
        List<JudgedCase> over = new ArrayList<>(cases);
        over.removeIf(each -> each.over() == 0);
        over.sort(Comparator.comparing(JudgedCase::over).reversed());
        return over;
    }

    /** Those whose report is refused: each counts as what its fail-safe says. */
    public List<JudgedCase> refused() {
        List<JudgedCase> refused = new ArrayList<>(cases);
        refused.removeIf(each -> each.refused().isEmpty());
        return refused;
    }
}
