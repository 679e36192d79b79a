package aftercare.trial.replay;

import java.util.List;

/**
 * What came of the cases that were replayed.
 *
 * @param ruleSet version of the rules
 * @param cases in their order
 */
public record ReplayOutcome(String ruleSet, List<ReplayResult> cases) {

    public ReplayOutcome {
        cases = List.copyOf(cases);
    }

    public int passed() {
        int passed = 0;
        for (ReplayResult each : cases) {
            passed += each.passed() ? 1 : 0;
        }
        return passed;
    }

    public int failed() {
        return cases.size() - passed();
    }
}
