package aftercare.trial.impact;

import aftercare.domain.decision.Decision;
import aftercare.trial.agreement.AnswerLevel;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.search.Sketch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether some report is answered lower, or with more time, by one rule set than by another. */
public sealed interface Lowering {

    /**
     * One is.
     *
     * @param reason what the live set gives and the candidate does not: the id of a rule, a floor such as
     *     {@code floor fever}, or the word that the candidate refuses, such as {@code symptom fever}
     * @param report nothing can be left out of it
     * @param at when the report holds
     * @param after empty when the candidate refuses the report
     * @param lost the live reasons to which the candidate's answer is lower than was agreed to
     */
    record Found(
            String reason, Sketch report, Instant at, Decision before, Optional<Decision> after, List<LiveReason> lost)
            implements Lowering {
        public Found {
            lost = List.copyOf(lost);
        }

        /** What the live reason calls for; of a word that is refused, what the report comes to. */
        public AnswerLevel from() {
            for (LiveReason each : lost) {
                if (each.name().equals(reason)) {
                    return each.level();
                }
            }
            return AnswerLevel.of(before);
        }

        /** What the candidate's answer calls for; empty when it refuses the report. */
        public Optional<AnswerLevel> to() {
            return after.map(AnswerLevel::of);
        }

        /** The report as HTTP takes it. */
        public byte[] body() {
            return report.body(at);
        }

        /** The report as JSON, without the moment at which it holds unless a time in it hangs on that. */
        public String text() {
            return report.text(at);
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
