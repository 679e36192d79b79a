package aftercare.desk;

import aftercare.domain.decision.Decision;
import aftercare.triage.LiveRules.Live;
import java.util.Optional;

/** A second rule set that answers a share of the reports, where the live one would not answer higher or sooner. */
public interface SecondOpinion {

    /** There is none. */
    SecondOpinion NONE = (live, byLive, decisionId) -> Optional.empty();

    /** The second rule set for one report. */
    interface Opinion {

        /** The rule set, and since when it may answer. */
        Live set();

        /** Whether its decision on the report may be answered in place of that of the live rules. */
        boolean mayBeAnswered(Decision byLive, Decision bySecond);
    }

    /**
     * Whether a report is to be read by a second rule set too.
     *
     * @param byLive what the live rules make of it: complete
     */
    Optional<Opinion> on(Live live, Decision byLive, String decisionId);
}
