package aftercare.journal;

import aftercare.journal.record.Head;
import aftercare.journal.record.Row;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** Holds what was acknowledged from here against the chain as it is found. */
    void compare(Head acknowledged, Head head, Readers readers, Instant now) throws IOException {
        if (acknowledged.sequence() > head.sequence()) {
            tell(gone(head.sequence(), acknowledged.sequence()), now);
            return;
        }
        Optional<Row> there = readers.read(connection -> Ledger.bySequence(connection, acknowledged.sequence()));
        if (there.isPresent() && !there.get().kept().hash().equals(acknowledged.hash())) {
            tell("record " + acknowledged.sequence() + " is not the one that was acknowledged", now);
        }
    }

    /** Words for a chain that ends too early. */
    static String gone(long end, long acknowledged) {
        return "records " + (end + 1) + " to " + acknowledged + " were acknowledged and are gone: the chain ends at "
                + end;
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
