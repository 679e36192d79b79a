package aftercare.journal;

import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.Head;
import aftercare.journal.record.Micros;
import aftercare.journal.record.Row;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.RuleSets;
import aftercare.journal.store.Store;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Extends the chain over one connection. Used by one thread. */
final class Chain implements AutoCloseable {

    private static final int SALT_BYTES = 16;
    private static final String CONSTRAINT_BROKEN = "23";

    private final Store store;
    private final Clock clock;
    private final RecentRuleSets ruleSets;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> keptRuleSets = new HashSet<>();
    private Optional<Connection> connection = Optional.empty();

    /** @param ruleSets those that decisions may name; others may add to it */
    Chain(Store store, Clock clock, RecentRuleSets ruleSets) {
        this.store = store;
        this.clock = clock;
        this.ruleSets = ruleSets;
    }

    /**
     * What an attempt came to.
     *
     * @param rows the records that are durable, in the order of {@code recorded}
     * @param recorded whose they are
     * @param taken whose key or id has its decision already
     * @param loss what of the acknowledged was found to be gone
     */
    record Extended(List<Row> rows, List<Pending> recorded, List<Pending> taken, Optional<String> loss) {}

    /**
     * Records all of these in one transaction, but for those whose key is taken; or none, then it throws.
     *
     * @param acknowledged the last record that this process acknowledged
     */
    Extended extend(List<Pending> batch, Head acknowledged) throws SQLException {
        try {
            return attempt(batch, acknowledged, false);
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(CONSTRAINT_BROKEN) || isSqliteConstraint(e)) {
                return attempt(batch, acknowledged, true);
            }
            throw e;
        }
    }

    /**
     * How far the chain was found to reach.
     *
     * @param loss what of the acknowledged was found to be gone
     */
    record Found(Head head, Optional<String> loss) {}

    /**
     * Writes something that changes no record, and looks how far the chain reaches: throws when the database cannot be
     * written.
     *
     * @param acknowledged the last record that this process acknowledged
     */
    Found beat(Head acknowledged) throws SQLException {
        return inTransaction(open -> {
            try (var update = open.prepareStatement("UPDATE pulse SET beat_at = ? WHERE id = 1")) {
                update.setLong(1, Micros.of(clock.instant()));
                update.executeUpdate();
            }
            return found(open, acknowledged);
        });
    }

    /** How far the chain was found to reach, signed. */
    record Sealed(Seal seal, Found found) {}

    /**
     * Signs how far the chain reaches.
     *
     * @param acknowledged the last record that this process acknowledged
     */
    Sealed seal(SealKey key, Head acknowledged) throws SQLException {
        return inTransaction(open -> {
            Found found = found(open, acknowledged);
            Head head = found.head();
            Seal seal = key.sign(Seal.Kind.HEAD, head.sequence(), head.hash(), clock.instant());
            if (head.sequence() > 0) {
                Seals.add(open, seal);
            }
            return new Sealed(seal, found);
        });
    }

    /** What was signed of erasures and removals. */
    List<Seal> deeds() throws SQLException {
        return inTransaction(Seals::deeds);
    }

    private static Found found(Connection open, Head acknowledged) throws SQLException {
        Head head = Ledger.head(open);
        return new Found(head, Losses.between(acknowledged, head, open));
    }

    /**
     * Looks how far the chain reaches.
     *
     * @param acknowledged the last record that was acknowledged from here
     */
    Found find(Head acknowledged) throws SQLException {
        return inTransaction(open -> {
            Ledger.requireUpToDate(open);
            return found(open, acknowledged);
        });
    }

    /** At an orderly end: the database is complete without the files that it has only while it is open. */
    void settle() {
        try {
            if (connection.isPresent()) {
                store.settle(connection.get());
            }
        } catch (SQLException e) {
            // What is committed is durable; the next program that opens the database finds it.
        }
    }

    @Override
    public void close() {
        if (connection.isPresent()) {
            try {
                connection.get().close();
            } catch (SQLException e) {
                // It is of no use any more; what it had not committed is undone.
            }
        }
        connection = Optional.empty();
        keptRuleSets.clear();
    }

    private Extended attempt(List<Pending> batch, Head acknowledged, boolean keysFirst) throws SQLException {
        List<Pending> recorded = new ArrayList<>();
        List<Pending> taken = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Connection open = begun();
        Optional<String> loss = Optional.empty();
        boolean committing = false;
        try {
            Head head = Ledger.head(open);
            loss = Losses.between(acknowledged, head, open);
            Set<Object> names = new HashSet<>();
            for (Pending pending : batch) {
                if (keysFirst && isTaken(open, pending.entry(), names)) {
                    taken.add(pending);
                    continue;
                }
                Row row = row(head, pending.entry());
                rows.add(row);
                recorded.add(pending);
                head = row.kept().asHead();
            }
            addRuleSets(open, recorded);
            Ledger.add(open, rows);
            committing = true;
            store.commit(open);
        } catch (SQLException | RuntimeException | Error e) {
            close();
            if (!committing || !store.visibleIsDurable() || rows.isEmpty() || !isThere(rows.get(rows.size() - 1))) {
                throw e;
            }
        }
        if (keptRuleSets.size() > RecentRuleSets.MOST) {
            keptRuleSets.clear();
        }
        keptRuleSets.addAll(ruleSets(recorded));
        return new Extended(rows, recorded, taken, loss);
    }

    private Row row(Head head, Entry entry) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Row(DecisionRecord.after(head, entry, salt), Optional.of(salt));
    }

    private boolean isTaken(Connection open, Entry entry, Set<Object> names) throws SQLException {
        boolean twice = !names.add(entry.decisionId());
        boolean there = Ledger.byId(open, entry.decisionId()).isPresent();
        if (entry.keyHash().isPresent()) {
            twice |= !names.add(List.of(entry.caller(), entry.keyHash().get()));
            there |= Ledger.byKey(open, entry.caller(), entry.keyHash().get()).isPresent();
        }
        return twice || there;
    }

    private void addRuleSets(Connection open, List<Pending> recorded) throws SQLException {
        Set<String> needed = ruleSets(recorded);
        needed.removeAll(keptRuleSets);
        for (String version : needed) {
            Optional<byte[]> encoded = ruleSets.get(version);
            if (encoded.isEmpty()) {
                throw new SQLException("rule set " + version + " was never handed over");
            }
            RuleSets.add(open, version, encoded.get());
        }
    }

    private static Set<String> ruleSets(List<Pending> recorded) {
        Set<String> versions = new HashSet<>();
        for (Pending pending : recorded) {
            versions.add(pending.entry().ruleSet());
            pending.entry().besideRuleSet().ifPresent(versions::add);
        }
        return versions;
    }

    /**
     * Whether a record whose commit was cut is there. The one that may begin knows that the commit is over, one way or the other.
     */
    private boolean isThere(Row last) {
        try {
            return inTransaction(open -> {
                Optional<Row> found = Ledger.bySequence(open, last.kept().sequence());
                return found.isPresent()
                        && found.get().kept().hash().equals(last.kept().hash());
            });
        } catch (SQLException e) {
            return false;
        }
    }

    private interface Work<T> {
        T on(Connection open) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        Connection open = begun();
        try {
            T result = work.on(open);
            store.commit(open);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** A transaction, begun. A connection that was cut while idle makes way for a fresh one. */
    private Connection begun() throws SQLException {
        boolean kept = connection.isPresent();
        try {
            Connection open = kept ? connection.get() : store.writer();
            connection = Optional.of(open);
            store.begin(open);
            return open;
        } catch (SQLException e) {
            close();
            if (kept && DatabaseFault.isCut(e)) {
                return begun();
            }
            throw e;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static boolean isSqliteConstraint(SQLException e) {
        return e instanceof org.sqlite.SQLiteException broken
                && (broken.getResultCode().code & 0xff) == org.sqlite.SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }
}
