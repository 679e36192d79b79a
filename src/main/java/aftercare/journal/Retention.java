package aftercare.journal;

import aftercare.journal.record.Damaged;
import aftercare.journal.record.Kept;
import aftercare.journal.record.Row;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import aftercare.journal.store.Store;
import aftercare.journal.store.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes what is old and erases what must go, and leaves a signed statement of each. Works under a role of its own, beside
 * a service that appends.
 */
public final class Retention {

    private final Store store;
    private final Path folder;
    private final Verifier verifier;
    private final Clock clock;

    /** @param publicKeys files of the keys that may have signed; none means that of the data folder */
    public Retention(JournalSettings settings, List<Path> publicKeys, Clock clock) {
        this.store = settings.store();
        this.folder = settings.dataFolder();
        this.verifier = new Verifier(folder, settings.place(), publicKeys);
        this.clock = clock;
    }

    /**
     * Removes whole sealed segments, all of whose decisions were made before that moment. What is newer, and what is not
     * sealed, stays. The rest of the chain verifies as before.
     *
     * @return the records that were removed
     * @throws Damaged when the journal does not verify: then nothing is removed
     */
    public long removeBefore(Instant moment) {
        requireSound();
        return work((connection, key) -> remove(connection, key, moment));
    }

    /**
     * Erases the reports of that id and the answers to them. Their records stay in the chain, and say erased.
     *
     * @return how many there were
     */
    public long erase(String reportId) {
        return work((connection, key) -> {
            List<Row> rows = Ledger.ofReport(connection, reportId);
            for (Row row : rows) {
                Kept kept = row.kept();
                Seals.add(connection, key.sign(Seal.Kind.ERASED, kept.sequence(), kept.contentHash(), clock.instant()));
                delete(connection, "DELETE FROM content WHERE sequence = ?", kept.sequence());
            }
            return (long) rows.size();
        });
    }

    /**
     * How many records {@link #removeBefore} would remove.
     *
     * @throws Damaged when the journal does not verify
     */
    public long countBefore(Instant moment) {
        requireSound();
        return look(connection -> {
            Optional<Seal> end = endOfOld(connection, moment);
            return end.isEmpty() ? 0L : Ledger.countUpTo(connection, end.get().sequence());
        });
    }

    /** How many reports {@link #erase} would erase. */
    public long count(String reportId) {
        return look(connection -> (long) Ledger.ofReport(connection, reportId).size());
    }

    private void requireSound() {
        List<String> problems = verifier.verify().problems();
        if (!problems.isEmpty()) {
            // What was tampered with must not vanish in good order.
            throw new Damaged("nothing was removed, the journal does not verify: " + problems.get(0));
        }
    }

    private long look(Readers.Reading<Long> reading) {
        store.requireThere();
        try (Readers readers = new Readers(store)) {
            return readers.read(reading);
        }
    }

    private long remove(Connection connection, SealKey key, Instant moment) throws SQLException {
        Optional<Seal> end = endOfOld(connection, moment);
        if (end.isEmpty()) {
            return 0;
        }
        long sequence = end.get().sequence();
        Seals.add(connection, key.sign(Seal.Kind.REMOVED, sequence, end.get().hash(), clock.instant()));
        delete(connection, "DELETE FROM content WHERE sequence <= ?", sequence);
        return delete(connection, "DELETE FROM decision WHERE sequence <= ?", sequence);
    }

    /** The last seal before the first record that must stay; empty when nothing that is still there is old. */
    private static Optional<Seal> endOfOld(Connection connection, Instant moment) throws SQLException {
        long stays = Ledger.firstSince(connection, moment).orElse(Long.MAX_VALUE);
        Optional<Seal> end = Optional.empty();
        for (Seal seal : Seals.in(connection)) {
            if (seal.kind() == Seal.Kind.HEAD && seal.sequence() < stays) {
                end = Optional.of(seal);
            }
        }
        // A seal whose record is gone was used before.
        return end.isPresent()
                        && Ledger.bySequence(connection, end.get().sequence()).isPresent()
                ? end
                : Optional.empty();
    }

    private static long delete(Connection connection, String sql, long sequence) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, sequence);
            return delete.executeUpdate();
        }
    }

    private interface Work {
        long on(Connection connection, SealKey key) throws SQLException;
    }

    /** All of it or nothing. */
    private long work(Work work) {
        store.requireThere();
        try {
            SealKey key = SealKey.existing(folder);
            // Closing undoes what was not committed.
            try (Connection connection = store.retainer()) {
                store.begin(connection);
                long count = work.on(connection, key);
                store.commit(connection);
                store.forget(connection);
                return count;
            }
        } catch (SQLException e) {
            throw new Unreadable(
                    store.name() + ": nothing was removed, " + Trouble.words(e) + ": see to the role and try again", e);
        } catch (IOException e) {
            throw new Unreadable(
                    folder
                            + ": there is no key to sign with: name the data folder of the service, and see to its permissions",
                    e);
        }
    }
}
