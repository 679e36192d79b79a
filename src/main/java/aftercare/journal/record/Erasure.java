package aftercare.journal.record;

import java.util.Optional;

/** What is to be erased from the decision log. */
public sealed interface Erasure {

    /**
     * Every report of that id. Ids are given by those who report, so that two of them may have given the same.
     *
     * @param caller who reported; where no caller is named, all must be of one
     */
    record OfReport(String reportId, Optional<String> caller) implements Erasure {

        /** Whether a report of that caller is meant. */
        public boolean isOf(String name) {
            return caller.isEmpty() || caller.get().equals(name);
        }
    }

    /** The one report that a decision answered; it may have no id. */
    record OfDecision(String decisionId) implements Erasure {}
}
