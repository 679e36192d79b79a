package aftercare.journal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.MoveListener.Stage;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Row;
import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.Departure;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.PostgresStore;
import aftercare.journal.store.Reception;
import aftercare.journal.store.RuleSets;
import aftercare.journal.store.SqliteStore;
import aftercare.journal.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Moves a log from its SQLite file to a PostgreSQL, exactly as it is. The keys and the file of checkpoints stay in the data
 * folder, where a service looks for them whichever database it uses.
 *
 * <p>INVARIANT: whenever it ends, killed or not, at most one of the two takes decisions, and that one has all of them. Run
 * again it goes on.
 */
public final class Move {

    /** Records that are read, and committed, at once. */
    static final int PAGE = 200;

    /** A service that appends gets its turn between, and so does this. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final JournalPlace.Postgres place;
    private final SqliteStore source;
    private final PostgresStore target;
    private final Clock clock;
    private final MoveListener listener;
    private final int page;

    /** @param dataFolder of the service, with the file, the keys and the checkpoints */
    public Move(Path dataFolder, JournalPlace.Postgres place, Clock clock, MoveListener listener) {
        this(dataFolder, place, clock, listener, PAGE);
    }

    Move(Path dataFolder, JournalPlace.Postgres place, Clock clock, MoveListener listener, int page) {
        int millis = Math.toIntExact(PATIENCE.toMillis());
        this.folder = dataFolder;
        this.place = place;
        this.source = new SqliteStore(dataFolder, millis);
        this.target = new PostgresStore(place, millis);
        this.clock = clock;
        this.listener = listener;
        this.page = page;
    }

    /**
     * What was moved.
     *
     * @param ruleSets kept with the decisions
     * @param seals checkpoints in the database
     * @param verification what both came to
     * @param head the last record
     */
    public record Moved(long ruleSets, long seals, Verification verification, Head head) {}

    /**
     * Moves it, or goes on.
     *
     * @return what was moved; empty when it had been before
     * @throws JournalDamage when the log is not sound, or the target holds something else
     * @throws Unreadable when it cannot be done now; the message says what to do
     */
    public Optional<Moved> run() {
        return reached(() -> {
            Optional<Departure> departure = departure();
            if (departure.isPresent() && departure.get().over()) {
                requireAtLeast();
                open();
                return Optional.empty();
            }
            SealKey key = SealKey.existing(folder);
            listener.begun(Stage.VERIFY, 0);
            source.migrate();
            requireSound(verified(new JournalPlace.Embedded()));
            listener.begun(Stage.LOOK, 0);
            look();
            target.migrate();
            listener.begun(Stage.CLOSE, 0);
            closeTarget();
            if (departure.isEmpty()) {
                closeSource(key);
            }
            completeCheckpoints(key);
            copy();
            Moved moved = compared();
            inSource(connection -> Departure.end(connection, clock.instant()));
            open();
            return Optional.of(moved);
        });
    }

    /**
     * The log stays in its file after all, or comes back to it: only while the PostgreSQL has no decision that the file has
     * not. That takes no decisions afterwards; moved there again, the log goes on from what is there.
     *
     * @throws JournalDamage when decisions were made there since
     * @throws Unreadable when it cannot be done now
     */
    public void back() {
        reached(() -> {
            Optional<Departure> departure = departure();
            if (departure.isEmpty()) {
                throw new Unreadable(
                        source.name() + ": this decision log was not moved: there is nothing to undo", null);
            }
            if (departure.get().over()) {
                closeTarget();
                requireNothingNew();
            }
            inSource(Departure::undo);
            return true;
        });
    }

    /** INVARIANT: where the log does not come back, the PostgreSQL takes decisions as before. */
    private void requireNothingNew() throws SQLException {
        try (Connection log = source.reader();
                Connection copy = target.reader()) {
            check(log, copy).requireBeginning(records -> {});
        } catch (JournalDamage e) {
            open();
            throw new JournalDamage(e.getMessage() + ": the log stays there");
        }
    }

    private interface Work<T> {
        T done() throws SQLException, IOException;
    }

    private <T> T reached(Work<T> work) {
        source.requireThere();
        try {
            return work.done();
        } catch (SQLException e) {
            boolean file = e instanceof org.sqlite.SQLiteException;
            throw new Unreadable(
                    (file ? source.name() : target.name()) + ": " + DatabaseFault.words(e)
                            + ": nothing is lost: see to the database and its roles, and run this again: it goes on",
                    e);
        } catch (IOException e) {
            throw new Unreadable(
                    folder
                            + ": its key or its checkpoints cannot be used: see to their permissions, and run this again",
                    e);
        }
    }

    /** @throws Unreadable when the log is on its way to another place */
    private Optional<Departure> departure() throws SQLException {
        Optional<Departure> departure = source.departure();
        if (departure.isPresent() && !departure.get().address().equals(target.name())) {
            throw new Unreadable(
                    source.name() + ": " + departure.get().words() + ": `" + target.name() + "` is another", null);
        }
        return departure;
    }

    /** What was moved before is there: it may have gone on since, and what was old may be removed. */
    private void requireAtLeast() throws SQLException {
        try (Connection log = source.reader();
                Connection copy = target.looker()) {
            Head left = Ledger.head(log);
            boolean another = Ledger.hashOf(copy, left.sequence())
                    .filter(hash -> !hash.equals(left.hash()))
                    .isPresent();
            if (another || Ledger.head(copy).sequence() < left.sequence()) {
                throw new JournalDamage(
                        target.name() + ": the decision log was moved there, and not all of it is there: keep "
                                + source.name() + ", and find out what became of that database");
            }
        }
    }

    private Verification verified(JournalPlace looked) {
        return new Verifier(folder, looked, List.of()).verify();
    }

    private CopyCheck check(Connection log, Connection copy) {
        return new CopyCheck(log, source.name(), copy, target.name());
    }

    private static void requireSound(Verification verification) {
        if (!verification.sound()) {
            throw new JournalDamage("nothing was moved, the decision log does not verify: "
                    + verification.problems().get(0));
        }
    }

    /** Before anything is changed there. */
    private void look() throws SQLException {
        try (Connection log = source.reader();
                Connection copy = target.looker()) {
            check(log, copy).requireBeginning(records -> {});
        } catch (JournalDamage e) {
            throw new JournalDamage(e.getMessage() + ": nothing was changed: name an empty database");
        } catch (SQLException e) {
            // An empty database.
            if (!DatabaseFault.isTableMissing(e)) {
                throw e;
            }
        }
    }

    private interface Change {
        void on(Connection connection) throws SQLException;
    }

    private void inSource(Change change) throws SQLException {
        in(source, change);
    }

    private void inTarget(Change change) throws SQLException {
        in(target, change);
    }

    /** Nobody appends meanwhile; closing undoes what was not committed. */
    private static void in(Store store, Change change) throws SQLException {
        try (Connection connection = store.writer()) {
            store.lock(connection);
            change.on(connection);
            store.commit(connection);
        }
    }

    private void closeTarget() throws SQLException {
        inTarget(copy -> {
            Ledger.requireUpToDate(copy);
            requireOfSource(copy);
            Reception.begin(copy);
        });
    }

    /** @throws JournalDamage when the last record there is none of the source */
    private void requireOfSource(Connection copy) throws SQLException {
        OptionalLong last = Ledger.highest(copy);
        if (last.isPresent()) {
            try (Connection log = source.reader()) {
                requireLast(copy, Ledger.hashOf(log, last.getAsLong()), last);
            }
        }
    }

    private void requireLast(Connection copy, Optional<Hash> expected, OptionalLong sequence) throws SQLException {
        if (!Ledger.highest(copy).equals(sequence)
                || sequence.isPresent()
                        && !Ledger.hashOf(copy, sequence.getAsLong()).equals(expected)) {
            throw new JournalDamage(target.name() + ": decisions were recorded there that the log in " + source.name()
                    + " does not have: look which of the two is the right one");
        }
    }

    /** INVARIANT: what was acknowledged is committed before this, and nothing is acknowledged after it. */
    private void closeSource(SealKey key) throws SQLException {
        inSource(log -> {
            Head head = Ledger.head(log);
            if (head.sequence() > 0) {
                Seals.add(log, key.sign(Seal.Kind.HEAD, head.sequence(), head.hash(), clock.instant()));
            }
            Departure.begin(log, target.name(), clock.instant());
        });
    }

    /** A kill may have come between the database and the file. */
    private void completeCheckpoints(SealKey key) throws SQLException, IOException {
        List<Seal> last = new ArrayList<>();
        List<Seal> deeds;
        try (Connection log = source.reader()) {
            deeds = Seals.deeds(log);
            Head head = Ledger.head(log);
            Seal sought = key.sign(Seal.Kind.HEAD, head.sequence(), head.hash(), clock.instant());
            Seals.inPlaceOf(log, sought).ifPresent(last::add);
        }
        Seals.complete(folder, deeds, key);
        for (Seal seal : last) {
            Seals.complete(folder, seal);
        }
    }

    private void copy() throws SQLException {
        try (Connection log = source.reader();
                Connection copy = target.writer()) {
            OptionalLong last = Ledger.highest(copy);
            copy.rollback();
            listener.begun(
                    Stage.COPY,
                    Ledger.countUpTo(log, Long.MAX_VALUE) - Ledger.countUpTo(log, last.orElse(Long.MIN_VALUE)));
            copyRuleSets(log, copy);
            copyRecords(log, copy, last);
            copySeals(log, copy);
        }
    }

    private void copyRuleSets(Connection log, Connection copy) throws SQLException {
        for (String version : RuleSets.versions(log)) {
            byte[] files = RuleSets.find(log, version).orElseThrow();
            target.lock(copy);
            RuleSets.add(copy, version, files);
            target.commit(copy);
        }
    }

    private void copyRecords(Connection log, Connection copy, OptionalLong from) throws SQLException {
        OptionalLong last = from;
        List<Row> rows = Ledger.after(log, last.orElse(Long.MIN_VALUE), page);
        while (!rows.isEmpty()) {
            for (Row row : rows) {
                row.sound();
            }
            target.lock(copy);
            requireLast(copy, last.isEmpty() ? Optional.empty() : Ledger.hashOf(log, last.getAsLong()), last);
            Ledger.add(copy, rows);
            target.commit(copy);
            last = OptionalLong.of(rows.get(rows.size() - 1).kept().sequence());
            listener.done(rows.size());
            rows = Ledger.after(log, last.getAsLong(), page);
        }
    }

    private void copySeals(Connection log, Connection copy) throws SQLException {
        List<Seal> waiting = new ArrayList<>();
        Seals.each(log, seal -> {
            waiting.add(seal);
            if (waiting.size() >= page) {
                addSeals(copy, waiting);
            }
        });
        addSeals(copy, waiting);
    }

    private void addSeals(Connection copy, List<Seal> seals) throws SQLException {
        target.lock(copy);
        for (Seal seal : seals) {
            Seals.add(copy, seal);
        }
        target.commit(copy);
        seals.clear();
    }

    /** INVARIANT: the target takes no decision before it was found to be the same as the source, and to verify. */
    private Moved compared() throws SQLException {
        CopyCheck.Size size;
        Head head;
        try (Connection log = source.reader();
                Connection copy = target.reader()) {
            listener.begun(Stage.COMPARE, Ledger.countUpTo(log, Long.MAX_VALUE));
            size = check(log, copy).requireSame(listener::done);
            head = Ledger.head(copy);
        } catch (JournalDamage e) {
            throw new JournalDamage(e.getMessage() + ": keep both, and find out who changed it");
        }
        listener.begun(Stage.VERIFY_BOTH, 0);
        Verification before = verified(new JournalPlace.Embedded());
        requireSound(before);
        Verification after = verified(place);
        if (!after.equals(before)) {
            throw new JournalDamage(target.name() + ": it does not verify as " + source.name() + " does: "
                    + after.problems().stream().findFirst().orElse("it has other records"));
        }
        return new Moved(size.ruleSets(), size.seals(), after, head);
    }

    private void open() throws SQLException {
        listener.begun(Stage.OPEN, 0);
        inTarget(Reception::end);
    }
}
