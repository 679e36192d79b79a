package aftercare.journal;

import java.util.Optional;

/**
 * Holds what was acknowledged against what is there.
 *
 * @param acknowledged the last record that was acknowledged from here, as far as is known
 * @param head how far the chain reaches now
 */
record Loss(Optional<Head> acknowledged, Head head) {

    /** What is gone, in words; empty when nothing is. */
    Optional<String> since(Readers readers) {
        if (acknowledged.isEmpty() || acknowledged.get().equals(head)) {
            return Optional.empty();
        }
        Head last = acknowledged.get();
        if (last.sequence() > head.sequence()) {
            return Optional.of("records " + (head.sequence() + 1) + " to " + last.sequence()
                    + " were acknowledged and are gone: the chain ends at " + head.sequence());
        }
        Optional<Row> there = readers.read(connection -> Ledger.bySequence(connection, last.sequence()));
        if (there.isPresent() && !there.get().kept().hash().equals(last.hash())) {
            return Optional.of("record " + last.sequence() + " is not the one that was acknowledged");
        }
        return Optional.empty();
    }
}
