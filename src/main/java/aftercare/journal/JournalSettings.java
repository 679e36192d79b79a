package aftercare.journal;

import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.PostgresStore;
import aftercare.journal.store.SqliteStore;
import aftercare.journal.store.Store;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a journal is kept.
 *
 * @param dataFolder where the embedded database is, and the keys and checkpoints of either
 * @param queue decisions that may wait for the writer
 * @param batch decisions that are committed together at most
 * @param patience after which a decision that is not durable counts as not recorded
 * @param sealEvery records after which the head of the chain is signed
 * @param sealAfter time after which it is signed, if there are new records
 */
public record JournalSettings(
        Path dataFolder,
        JournalPlace place,
        int queue,
        int batch,
        Duration patience,
        int sealEvery,
        Duration sealAfter) {

    private static final int QUEUE = 1024;
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final int SEAL_EVERY = 1000;
    private static final Duration SEAL_AFTER = Duration.ofMinutes(5);

    /** The usual ones. */
    public static JournalSettings of(Path dataFolder, JournalPlace place) {
        return new JournalSettings(dataFolder, place, QUEUE, BATCH, PATIENCE, SEAL_EVERY, SEAL_AFTER);
    }

    /** The same for callers who wait so long. */
    public JournalSettings withPatience(Duration longer) {
        return new JournalSettings(dataFolder, place, queue, batch, longer, sealEvery, sealAfter);
    }

    Store store() {
        int millis = Math.toIntExact(patience.toMillis()) * 2 / 3;
        if (place instanceof JournalPlace.Postgres postgres) {
            return new PostgresStore(postgres, millis);
        }
        return new SqliteStore(dataFolder, millis);
    }
}
