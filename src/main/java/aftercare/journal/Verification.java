package aftercare.journal;

import aftercare.journal.record.DecisionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a look over the whole journal came to.
 *
 * @param records that are there and whole
 * @param first decided first of those
 * @param last decided last of those
 * @param erased records of them whose content was erased
 * @param removedUpTo the last record that was removed with a signed statement, 0 when none was
 * @param seals signed statements that hold
 * @param problems what is wrong, the worst first; nothing when all is well
 */
public record Verification(
        long records,
        Optional<Place> first,
        Optional<Place> last,
        long erased,
        long removedUpTo,
        int seals,
        List<String> problems) {

    public Verification {
        problems = List.copyOf(problems);
    }

    /** A record by its place, its id and its time. */
    public record Place(long sequence, String decisionId, Instant decidedAt) {

        static Place of(DecisionRecord kept) {
            return new Place(kept.sequence(), kept.decisionId(), kept.decidedAt());
        }
    }

    public boolean sound() {
        return problems.isEmpty();
    }
}
