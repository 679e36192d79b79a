package aftercare.trial.safety;

import aftercare.domain.Urgency;
import java.util.List;

/**
 * A labelled case and what the rules answer.
 *
 * @param answer the decided level; of a report that is refused, what its fail-safe says
 * @param reasons ids of the rules; none where the report is refused
 * @param refused why the report is refused, each in words; empty where it is decided
 */
public record JudgedCase(LabelledCase labelled, Urgency answer, List<String> reasons, List<String> refused) {

    public JudgedCase {
        reasons = List.copyOf(reasons);
        refused = List.copyOf(refused);
    }

    /** By how many levels the answer is too mild; 0 where it is not. */
    public int under() {
        return Math.max(0, labelled.least().rank() - answer.rank());
    }

    /** By how many levels the answer is too urgent; 0 where it is not. */
    public int over() {
        return Math.max(0, answer.rank() - labelled.most().rank());
    }

    /** Whether an answer can be too mild at all. */
    public boolean canBeUnder() {
        return labelled.least() != Urgency.SELF_CARE;
    }

    /** Whether an answer can be too urgent at all. */
    public boolean canBeOver() {
        return labelled.most() != Urgency.EMERGENCY_AMBULANCE;
    }
}
