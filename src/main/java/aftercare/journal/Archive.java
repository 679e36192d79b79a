package aftercare.journal;

import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Row;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A decision log that is only looked through: nothing in it changes, and a service may append to it meanwhile. */
public final class Archive {

    private static final int PAGE = 500;

    private final Store store;

    public Archive(Path dataFolder, JournalPlace place) {
        this.store = JournalSettings.of(dataFolder, place).store();
    }

    /**
     * Hands on every record, in the order of the chain.
     *
     * @param since only those that were decided at that moment or later
     * @throws Unreadable when there is no journal, or it cannot be read
     * @throws JournalDamage when a record is not what was recorded
     */
    public void read(Optional<Instant> since, Consumer<DecisionRecord> reader) {
        store.requireThere();
        try (Connection connection = store.reader()) {
            long after = since.isEmpty()
                    ? Long.MIN_VALUE
                    : Ledger.firstSince(connection, since.get()).orElse(Long.MAX_VALUE) - 1;
            for (List<Row> page = Ledger.after(connection, after, PAGE);
                    !page.isEmpty();
                    page = Ledger.after(connection, after, PAGE)) {
                for (Row row : page) {
                    DecisionRecord kept = row.sound();
                    after = kept.sequence();
                    // A clock that was put back: what follows in the chain may be older.
                    if (since.isEmpty() || !kept.decidedAt().isBefore(since.get())) {
                        reader.accept(kept);
                    }
                }
            }
        } catch (SQLException e) {
            throw DatabaseFault.unreadable(store, e);
        }
    }
}
