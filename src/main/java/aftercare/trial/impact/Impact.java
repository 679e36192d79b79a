package aftercare.trial.impact;

import aftercare.trial.impact.RuleSetDiff.Sent;
import java.util.List;

/**
 * Whose answers other rules change.
 *
 * @param differences the worst first: lowered, then what loses a reason or an advice, then raised, then the rest; else in
 *     the order of the reports
 * @param same reports with the same answer from both
 * @param refused reports that neither accepts
 * @param erased reports that were erased, and could not be compared
 * @param unfinished reports that could not be evaluated to the end: nothing is known of them
 */
public record Impact(List<Difference> differences, int same, int refused, int erased, List<Sent> unfinished) {

    public Impact {
        differences = List.copyOf(differences);
        unfinished = List.copyOf(unfinished);
    }

    public int lowered() {
        int lowered = 0;
        for (Difference each : differences) {
            lowered += each.lowered() ? 1 : 0;
        }
        return lowered;
    }

    public int raised() {
        int raised = 0;
        for (Difference each : differences) {
            raised += each.raised() ? 1 : 0;
        }
        return raised;
    }

    /** How many are no longer asked something that could raise them. */
    public int unasked() {
        int unasked = 0;
        for (Difference each : differences) {
            unasked += each instanceof Difference.Answered answered
                            && answered.change().losesARaise()
                    ? 1
                    : 0;
        }
        return unasked;
    }
}
