package aftercare.trial.cases;

import java.util.List;

/**
 * A case and what came of it.
 *
 * @param differences between what was wanted and what came, in words; empty when the case passed
 */
public record CaseResult(TriageCase triageCase, CaseOutcome outcome, List<String> differences) {

    public CaseResult {
        differences = List.copyOf(differences);
    }

    /**
     * The result of a case that came to that outcome.
     *
     * @param known the rules that it was answered by
     */
    public static CaseResult of(TriageCase triageCase, CaseOutcome outcome, KnownRules known) {
        return new CaseResult(triageCase, outcome, Comparison.differences(triageCase.want(), outcome, known));
    }

    public boolean passed() {
        return differences.isEmpty();
    }
}
