package aftercare.journal.record;

import java.time.Duration;
import java.util.Optional;

/**
 * How the journal is.
 *
 * @param writable whether the last attempt to write succeeded, and in time
 * @param waiting decisions that wait for the writer
 * @param room decisions that may still come to wait
 * @param lastCommit how long the last commit took; zero before the first
 * @param trouble why it cannot be written, or what else is wrong; holds no value of a report
 * @param lost what was acknowledged and is gone
 */
public record JournalState(
        boolean writable,
        int waiting,
        int room,
        Duration lastCommit,
        Optional<String> trouble,
        Optional<String> lost) {}
