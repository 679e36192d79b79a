package aftercare.journal;

import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Erasure;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Row;
import aftercare.journal.record.SeveralCallers;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.Readers;
import aftercare.journal.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Removes what is old and erases what must go, and leaves a signed statement of each. Works under another role, beside
 * a service that appends.
 */
public final class Retention {

    /** Records that may be removed under the lock of the chain at once: a few tenths of a second. */
    private static final long STEP = 1000;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Store store;
    private final Path folder;
    private final Verifier verifier;
    private final Clock clock;

    /** @param publicKeys files of the keys that may have signed; none means those of the data folder */
    public Retention(JournalSettings settings, List<Path> publicKeys, Clock clock) {
        this.store = settings.store();
        this.folder = settings.dataFolder();
        this.verifier = new Verifier(folder, settings.place(), publicKeys);
        this.clock = clock;
    }

    /**
     * Removes whole sealed segments, all of whose decisions were made before that moment. What is newer, and what is not
     * sealed, stays. The rest of the chain verifies as before. It goes step by step, and those who record have their turn
     * between two steps.
     *
     * @return the records that were removed
     * @throws JournalDamage when the journal does not verify: then nothing is removed
     */
    public long removeBefore(Instant moment) {
        requireSound();
        long stays = look(connection -> firstThatStays(connection, moment));
        return work((connection, key) -> {
            long removed = 0;
            Optional<Head> end = endOfStep(connection, stays);
            while (end.isPresent()) {
                removed += remove(connection, key, end.get());
                pause();
                end = endOfStep(connection, stays);
            }
            return removed;
        });
    }

    /**
     * Erases reports and the answers to them. Their records stay in the chain, and say erased.
     *
     * @return how many there were
     * @throws SeveralCallers when it is not said whose report is meant: then nothing is erased
     */
    public long erase(Erasure erasure) {
        return work((connection, key) -> {
            store.lock(connection);
            List<DecisionRecord> found = found(connection, erasure);
            requireOneCaller(found);
            for (DecisionRecord kept : found) {
                Seals.add(connection, key.sign(Seal.Kind.ERASED, kept.sequence(), kept.contentHash(), clock.instant()));
                delete(connection, "DELETE FROM content WHERE sequence = ?", kept.sequence());
            }
            store.commit(connection);
            return (long) found.size();
        });
    }

    /**
     * How many records {@link #removeBefore} would remove.
     *
     * @throws JournalDamage when the journal does not verify
     */
    public long countBefore(Instant moment) {
        requireSound();
        return look(connection -> {
            Optional<Head> end =
                    Ledger.lastSealedBefore(connection, firstThatStays(connection, moment), Long.MAX_VALUE);
            return end.isEmpty() ? 0L : Ledger.countUpTo(connection, end.get().sequence());
        });
    }

    /** What {@link #erase} would erase, oldest first. Where no caller is named it may be of several. */
    public List<DecisionRecord> found(Erasure erasure) {
        return look(connection -> found(connection, erasure));
    }

    /**
     * The longest time without a decision, from the last that {@link #removeBefore} would remove until now. A clock that leapt
     * leaves a long one.
     */
    public Duration longestPause(Instant moment) {
        Instant now = clock.instant();
        Pauses pauses = new Pauses(now);
        look(connection -> {
            Ledger.eachMoment(connection, firstThatStays(connection, moment) - 1, pauses::hear);
            return true;
        });
        pauses.hear(now);
        return pauses.longest();
    }

    private static final class Pauses {

        private final Instant now;
        private Optional<Instant> last = Optional.empty();
        private Duration longest = Duration.ZERO;

        Pauses(Instant now) {
            this.now = now;
        }

        void hear(Instant moment) {
            if (moment.isAfter(now)) {
                // By a clock that has been put right since.
                return;
            }
            if (last.isPresent()) {
                Duration pause = Duration.between(last.get(), moment);
                longest = pause.compareTo(longest) > 0 ? pause : longest;
            }
            last = Optional.of(moment);
        }

        Duration longest() {
            return longest;
        }
    }

    private static List<DecisionRecord> found(Connection connection, Erasure erasure) throws SQLException {
        List<DecisionRecord> found = new ArrayList<>();
        if (erasure instanceof Erasure.OfReport report) {
            for (Row row : Ledger.ofReport(connection, report.reportId())) {
                if (report.isOf(row.kept().caller())) {
                    found.add(row.kept());
                }
            }
        } else if (erasure instanceof Erasure.OfDecision decision) {
            Optional<Row> row = Ledger.byId(connection, decision.decisionId());
            if (row.isPresent() && row.get().kept().content().isPresent()) {
                found.add(row.get().kept());
            }
        }
        return found;
    }

    private static void requireOneCaller(List<DecisionRecord> found) {
        Set<String> callers = new HashSet<>();
        found.forEach(kept -> callers.add(kept.caller()));
        if (callers.size() > 1) {
            throw new SeveralCallers(callers);
        }
    }

    private void requireSound() {
        List<String> problems = verifier.verify().problems();
        if (!problems.isEmpty()) {
            // What was tampered with must not vanish in good order.
            throw new JournalDamage("nothing was removed, the journal does not verify: " + problems.get(0));
        }
    }

    private <T> T look(Readers.Reading<T> reading) {
        store.requireThere();
        try (Readers readers = new Readers(store)) {
            return readers.read(reading);
        }
    }

    /** The first record that is not old, or else the next that comes. */
    private static long firstThatStays(Connection connection, Instant moment) throws SQLException {
        OptionalLong since = Ledger.firstSince(connection, moment);
        return since.isPresent() ? since.getAsLong() : Ledger.head(connection).sequence() + 1;
    }

    /** Where the next step ends, at a seal; empty when nothing is left that may go. */
    private static Optional<Head> endOfStep(Connection connection, long stays) throws SQLException {
        return Ledger.lastSealedBefore(connection, stays, STEP);
    }

    private long remove(Connection connection, SealKey key, Head end) throws SQLException {
        store.lock(connection);
        Seals.add(connection, key.sign(Seal.Kind.REMOVED, end.sequence(), end.hash(), clock.instant()));
        delete(connection, "DELETE FROM content WHERE sequence <= ?", end.sequence());
        long removed = delete(connection, "DELETE FROM decision WHERE sequence <= ?", end.sequence());
        store.commit(connection);
        return removed;
    }

    /** A writer that waits for a file looks again after a tenth of a second at most. */
    private static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
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

    /** What is committed stays so, and is signed; what is not is undone. */
    private long work(Work work) {
        store.requireThere();
        try {
            SealKey key = SealKey.existing(folder);
            // Closing undoes what was not committed.
            try (Connection connection = store.retainer()) {
                store.requireHere(connection);
                long count = work.on(connection, key);
                completeCheckpoints(key);
                forget(connection);
                return count;
            }
        } catch (SQLException e) {
            throw new Unreadable(
                    store.name() + ": not everything was removed, " + DatabaseFault.words(e)
                            + ": see to the role and try again",
                    e);
        } catch (IOException e) {
            throw new Unreadable(
                    folder
                            + ": there is no key to sign with: name the data folder of the service, and see to its permissions",
                    e);
        }
    }

    /**
     * After the commit: nothing is signed in the file that did not come about. What is not written is written the next time,
     * or by the service at its next start.
     */
    private void completeCheckpoints(SealKey key) {
        List<Seal> deeds = look(Seals::deeds);
        try {
            Seals.complete(folder, deeds, key);
        } catch (IOException e) {
            throw new Unreadable(
                    folder.resolve(Seals.FILE)
                            + ": it is removed, but the file of checkpoints does not say so, because it cannot be written:"
                            + " see to its permissions and its space, and run this again",
                    e);
        }
    }

    /** INVARIANT: no answer says that something is gone while a file of the database still has it. */
    private void forget(Connection connection) throws SQLException {
        long until = System.nanoTime() + FORGET_NANOS;
        while (!store.settle(connection)) {
            if (System.nanoTime() > until) {
                throw new Unreadable(
                        store.name()
                                + ": it is removed, but its log still has a copy, because somebody has been reading"
                                + " all the while: run this again when nobody reads",
                        null);
            }
            pause();
        }
    }
}
