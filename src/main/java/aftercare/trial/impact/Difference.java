package aftercare.trial.impact;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import java.util.List;

/** A report whose answer is another by other rules. */
public sealed interface Difference {

    /** The note of the case, or what else a person knows the report by. */
    String name();

    /** File and line. */
    String where();

    /** Whether it would be told to act later, or told nothing at all. */
    boolean lowered();

    /** Another answer. */
    record Answered(String name, String where, Change change) implements Difference {
        @Override
        public boolean lowered() {
            return change.lowered();
        }
    }

    /**
     * A report that is no longer accepted: an answer is lost.
     *
     * @param problems why, each in words with its place in the report
     */
    record NoLongerAccepted(String name, String where, Decision before, List<String> problems) implements Difference {
        public NoLongerAccepted {
            problems = List.copyOf(problems);
        }

        @Override
        public boolean lowered() {
            return true;
        }
    }

    /** A report that was not accepted before. */
    record NewlyAccepted(String name, String where, Decision after) implements Difference {
        @Override
        public boolean lowered() {
            return false;
        }
    }
}
