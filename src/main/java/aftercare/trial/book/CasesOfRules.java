package aftercare.trial.book;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.intake.Intake;
import aftercare.triage.intake.Reading;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import aftercare.trial.cases.TriageCase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which cases each rule speaks in, by the rule's id. */
public final class CasesOfRules {

    private final Map<String, Set<Book.Case>> wanting = new LinkedHashMap<>();
    private final Map<String, Set<Book.Case>> others = new LinkedHashMap<>();

    /**
     * Evaluates every case.
     *
     * @param now when the reports are to hold, for those that do not say so themselves
     * @param step told after each case
     */
    public static CasesOfRules of(
            List<ParsedRule> rules, Intake intake, List<TriageCase> cases, Instant now, Runnable step) {
        ReferenceRules reference = ReferenceRules.of(rules);
        CasesOfRules found = new CasesOfRules();
        for (TriageCase triageCase : cases) {
            if (intake.read(triageCase.body(now)) instanceof Reading.Accepted accepted) {
                found.add(triageCase, speaking(rules, reference, reference.evaluate(accepted.report())));
            }
            step.run();
        }
        return found;
    }

    /** Those that want the rule by its name first, in their order; then those in which it speaks too. */
    List<Book.Case> of(String id) {
        Set<Book.Case> all = new LinkedHashSet<>(wanting.getOrDefault(id, Set.of()));
        all.addAll(others.getOrDefault(id, Set.of()));
        return List.copyOf(all);
    }

    private void add(TriageCase triageCase, Set<String> speaking) {
        Book.Case shown = new Book.Case(triageCase.note(), triageCase.file() + ":" + triageCase.line());
        for (String id : speaking) {
            boolean wants = triageCase.want().because().contains(id)
                    || triageCase.want().advises().contains(id);
            (wants ? wanting : others)
                    .computeIfAbsent(id, key -> new LinkedHashSet<>())
                    .add(shown);
        }
    }

    private static Set<String> speaking(List<ParsedRule> rules, ReferenceRules reference, Evaluation evaluation) {
        Set<String> ids = new LinkedHashSet<>();
        for (Finding finding : evaluation.findings()) {
            ids.add(finding.card().id());
        }
        for (ParsedRule rule : rules) {
            boolean sign = rule.card().kind() instanceof Infers;
            if (sign && reference.explain(rule, evaluation).holds()) {
                ids.add(rule.card().id());
            }
        }
        return ids;
    }
}
