package aftercare.trial.mutation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How many mutants there are, and what became of them.
 *
 * @param survived those that a report tells apart
 * @param unlisted those that no report tells apart, and that the file of equivalent mutants does not have
 * @param details of the equivalent ones, those that differ in details that no case can speak of
 */
public record Score(int mutants, int killed, int survived, int unlisted, int equivalent, int details) {

    private static final int PLACES = 2;

    public static Score of(List<MutantResult> all) {
        return ofFates(all.stream().map(MutantResult::fate).toList());
    }

    static Score ofFates(List<Fate> all) {
        int killed = 0;
        int survived = 0;
        int unlisted = 0;
        int equivalent = 0;
        int details = 0;
        for (Fate fate : all) {
            if (fate instanceof Fate.Killed) {
                killed++;
            } else if (fate instanceof Fate.Equivalent same) {
                unlisted += same.listed() ? 0 : 1;
                equivalent += same.listed() ? 1 : 0;
                details += same.listed() && same.details() ? 1 : 0;
            } else {
                survived++;
            }
        }
        return new Score(all.size(), killed, survived, unlisted, equivalent, details);
    }

    /** Per cent of the mutants that are not equivalent, rounded down: 100 means all of them. */
    public BigDecimal killedPercent() {
        int counted = mutants - equivalent;
        if (counted == 0) {
            return new BigDecimal("100.00");
        }
        return BigDecimal.valueOf(100L * killed).divide(BigDecimal.valueOf(counted), PLACES, RoundingMode.DOWN);
    }

    /** Whether every mutant that is not equivalent was killed. */
    public boolean all() {
        return killed + equivalent == mutants;
    }
}
