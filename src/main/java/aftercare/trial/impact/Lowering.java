package aftercare.trial.impact;

import aftercare.domain.decision.Decision;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether some report is answered lower, or with more time, by one rule set than by another. */
public sealed interface Lowering {

    /**
     * One is.
     *
     * @param reason what the live set gives and the candidate does not: the id of a rule, or the word that the candidate
     *     refuses, such as {@code symptom fever}
     * @param report nothing can be left out of it
     * @param at when the report holds
     * @param after empty when the candidate refuses the report
     * @param lost ids of the live reasons that are more urgent, or sooner, than the candidate's answer
     */
    record Found(String reason, Sketch report, Instant at, Decision before, Optional<Decision> after, List<String> lost)
            implements Lowering {
        public Found {
            lost = List.copyOf(lost);
        }

        /** The report as HTTP takes it. */
        public byte[] body() {
            return report.body(at);
        }
    }

    /** None is. */
    record None() implements Lowering {}

    /**
     * It is not known.
     *
     * @param reason the live reason whose loss is not decided
     * @param why in words
     */
    record NotDecided(String reason, String why) implements Lowering {}
}
