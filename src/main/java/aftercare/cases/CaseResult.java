package aftercare.cases;

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

    public boolean passed() {
        return differences.isEmpty();
    }
}
