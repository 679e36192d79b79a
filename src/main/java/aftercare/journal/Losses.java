package aftercare.journal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Head;
import aftercare.journal.store.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was acknowledged and is gone. It is written beside the database, so that it stays said after the numbers are used
 * again, until somebody takes the file away.
 */
final class Losses {

    private static final String FILE = "journal.losses";

    private final Path folder;
    private volatile Optional<String> last = Optional.empty();

    Losses(Path folder) {
        this.folder = folder;
    }

    /** What was found since this was opened, the last of it. */
    Optional<String> last() {
        return last;
    }

    /**
     * What of the acknowledged is not in a chain, or what is there that cannot follow on it; empty when all is well. A record
     * that retention removed counts as there: the verifier holds what was removed against what was signed.
     */
    static Optional<String> between(Head acknowledged, Head head, Connection connection) throws SQLException {
        if (acknowledged.sequence() > head.sequence()) {
            return Optional.of("records " + (head.sequence() + 1) + " to " + acknowledged.sequence()
                    + " were acknowledged and are gone: the chain ends at " + head.sequence());
        }
        Optional<Hash> there = acknowledged.sequence() == head.sequence()
                ? Optional.of(head.hash())
                : Ledger.hashOf(connection, acknowledged.sequence());
        if (there.isPresent() && !there.get().equals(acknowledged.hash())) {
            return Optional.of("record " + acknowledged.sequence() + " is not the one that was acknowledged");
        }
        return there.isPresent() && acknowledged.sequence() < head.sequence()
                ? ahead(acknowledged.sequence() + 1, connection)
                : Optional.empty();
    }

    /** Where that record is missing and a later one is there. */
    private static Optional<String> ahead(long expected, Connection connection) throws SQLException {
        long next = Ledger.next(connection, expected - 1).orElse(expected);
        return next > expected
                ? Optional.of("records " + expected + " to " + (next - 1) + " are not there, and record " + next
                        + " is: somebody put it ahead of the chain")
                : Optional.empty();
    }

    void tell(String loss, Instant now) throws IOException {
        last = Optional.of(loss);
        Files.writeString(
                folder.resolve(FILE),
                now + " " + loss + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
    }

    /** Everything that was ever found in that folder. */
    static List<String> lines(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }
}
