package aftercare.trial.impact;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import java.util.List;
import java.util.Map;

/** A report whose answer is another by other rules. */
public sealed interface Difference {

    /** The note of the case, or what else a person knows the report by. */
    String name();

    /** File and line. */
    String where();

    /** Whether it would be told to act later, or told nothing at all. */
    default boolean lowered() {
        return false;
    }

    /** Whether it would be told to act sooner, or told something for the first time. */
    default boolean raised() {
        return false;
    }

    /**
     * Another answer.
     *
     * @param silent why each reason that is lost is not given any more, by the id of its rule, where that is known
     */
    record Answered(String name, String where, Change change, Map<String, String> silent) implements Difference {
        public Answered {
            silent = Map.copyOf(silent);
        }

        @Override
        public boolean lowered() {
            return change.lowered();
        }

        @Override
        public boolean raised() {
            return change.way() == Change.Way.RAISED;
        }

        /** Whether only texts and evidence are others: the same rules speak, and as urgently. */
        public boolean inWordsAlone() {
            return change.way() == Change.Way.OTHER
                    && !change.loses()
                    && change.gained().isEmpty()
                    && change.adviceGained().isEmpty()
                    && change.asksLost().isEmpty()
                    && change.asksGained().isEmpty()
                    && change.before().complete() == change.after().complete();
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
        public boolean raised() {
            return true;
        }
    }
}
