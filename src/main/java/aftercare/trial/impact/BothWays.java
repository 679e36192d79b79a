package aftercare.trial.impact;

import aftercare.trial.agreement.Agreed;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.SearchLimits;
import java.time.Instant;
import java.util.List;

/**
 * What the exact difference finds from a live rule set to a candidate, and on the way back.
 *
 * @param lowered every live reason that some report loses
 * @param raised every reason of the candidate that some report gains: what the way back would lose. In each of them
 *     {@code before} is the candidate's decision and {@code after} that of the live set, empty where the live set refuses
 *     the report
 */
public record BothWays(List<Lowering> lowered, List<Lowering> raised) {

    public BothWays {
        lowered = List.copyOf(lowered);
        raised = List.copyOf(raised);
    }

    /**
     * Both, with whatever was agreed to. What is lowered is searched first: what is raised gets the time that is left.
     *
     * @param limits of both together
     * @param now when the reports hold
     */
    public static BothWays between(WholeSet live, WholeSet candidate, SearchLimits limits, Instant now) {
        Allowance allowance = new Allowance(limits.time());
        List<Lowering> lowered = ExactDifference.all(live, candidate, Agreed.none(), limits, now);
        List<Lowering> raised =
                ExactDifference.all(candidate, live, Agreed.none(), limits.within(allowance.left()), now);
        return new BothWays(lowered, raised);
    }
}
