package aftercare.trial.formula;

import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;

/** What a live reason gives and a candidate's answer must not reach, so that it is lower. */
public sealed interface Goal {

    /** A literal: whether the answer by a rule set reaches it. */
    int reachedBy(SetFormula set);

    /** Whether a rule reaches it. */
    boolean isReachedBy(Triage kind);

    /** Whether an answer reaches it. */
    boolean isReachedBy(Decision answer);

    /** Whether the reason for a symptom that no rule explains would reach it. */
    boolean needsExplanations();

    /** A level. */
    record Level(Urgency level) implements Goal {
        @Override
        public int reachedBy(SetFormula set) {
            return set.atLeast(level);
        }

        @Override
        public boolean isReachedBy(Triage kind) {
            return kind.urgency().atLeast(level);
        }

        @Override
        public boolean isReachedBy(Decision answer) {
            return answer.urgency().atLeast(level);
        }

        @Override
        public boolean needsExplanations() {
            return Urgency.ROUTINE_REVIEW.atLeast(level);
        }
    }

    /** A time to act that is tighter than that of its level. */
    record Hours(int hours) implements Goal {
        @Override
        public int reachedBy(SetFormula set) {
            return set.within(hours);
        }

        @Override
        public boolean isReachedBy(Triage kind) {
            return kind.actWithinHours().orElse(Integer.MAX_VALUE) <= hours;
        }

        @Override
        public boolean isReachedBy(Decision answer) {
            return answer.actWithinHours().orElse(Integer.MAX_VALUE) <= hours;
        }

        @Override
        public boolean needsExplanations() {
            return Urgency.ROUTINE_REVIEW.actWithinHours().orElse(Integer.MAX_VALUE) <= hours;
        }
    }
}
