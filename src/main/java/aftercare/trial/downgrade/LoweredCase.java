package aftercare.trial.downgrade;

import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.cases.TriageCase;
import java.util.List;
import java.util.Optional;

/**
 * A case that comes to less, or to more time, than was agreed to.
 *
 * @param source whose case it is
 * @param after empty when its report is refused
 * @param lost the live reasons to which the new answer is lower; all of them when it is refused
 */
public record LoweredCase(
        TriageCase triageCase, Source source, AnswerLevel before, Optional<AnswerLevel> after, List<LiveReason> lost) {

    /** Where a case is from. */
    public enum Source {
        /** It is in the candidate's folder. */
        CANDIDATE,
        /** It is in the live set, or was in an earlier one, and is gone. */
        GONE,
        /** It is in the candidate's folder with another report. */
        REWRITTEN
    }

    public LoweredCase {
        lost = List.copyOf(lost);
    }
}
