package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.bytes.Hash;
import aftercare.journal.FaultyLine.Fault;
import aftercare.journal.record.Entry;
import aftercare.journal.record.JournalState;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Receipt;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.PostgresStore;
import aftercare.journal.store.Readers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL stopped, silent, locked, cut in mid-commit: nothing is acknowledged that is not there. */
class PostgresFaultsTest {

    /** Five times the second that was promised. */
    private static final long MOST_MILLIS = 5000;

    private final Postgres postgres = Postgres.shared();

    @TempDir
    Path folder;

    private JournalPlace.Postgres direct;
    private FaultyLine line;
    private Journal journal;
    private int named;

    @BeforeEach
    void open() throws Exception {
        direct = postgres.database();
        line = new FaultyLine(postgres.port());
        String database = direct.url().substring(direct.url().lastIndexOf('/') + 1);
        journal = Journal.open(JournalSettings.of(folder, throughLine(database)), Clock.systemUTC());
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        recordsAtLast();
    }

    private void recordsAtLast() throws Exception {
        assertTrue(
                Writable.records(20, journal, Entries.entry("d" + ++named)),
                () -> "it does not record: " + journal.state());
    }

    /** Without prepared statements: the line must be able to read the order to commit. */
    private JournalPlace.Postgres throughLine(String database) {
        JournalPlace.Postgres place = Postgres.place(line.port(), database);
        return new JournalPlace.Postgres(
                place.url() + "?prepareThreshold=0", place.serve(), place.owner(), place.retain());
    }

    @AfterEach
    void close() throws IOException {
        line.set(Fault.NONE);
        journal.close();
        line.close();
    }

    @Test
    void stopped() throws Exception {
        line.set(Fault.STOPPED);
        failsInTime();
        comesBack();
    }

    @Test
    void silent() throws Exception {
        line.set(Fault.SILENT);
        failsInTime();
        comesBack();
    }

    /** Whoever only asks finds it out too, and does not wait for it. */
    @Test
    void isNotWritableOnceItCannotBeRead() throws Exception {
        for (Fault fault : List.of(Fault.STOPPED, Fault.SILENT)) {
            assertTrue(journal.find("d1").isPresent());
            line.set(fault);
            long began = System.nanoTime();
            assertThrows(Unreadable.class, () -> journal.find("d1"));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertTrue(millis < MOST_MILLIS, "failed only after " + millis + " ms");
            awaitTrouble();
            line.set(Fault.NONE);
            awaitWritable();
        }
        comesBack();
    }

    /** As a verb that removes does, stopped at the terminal: the chain is not its own. */
    @Test
    void whoHoldsTheLockAndStopsIsCut() throws Exception {
        PostgresStore store = new PostgresStore(direct, 600);
        try (Connection stopped = store.retainer()) {
            store.lock(stopped);
            assertFalse(Writable.records(1, journal, Entries.entry("held")));
            recordsAtLast();
            assertThrows(SQLException.class, () -> store.commit(stopped));
        }
    }

    /** Nobody needs to ask. */
    @Test
    void isNotWritableThoughNobodyAsks() throws Exception {
        line.set(Fault.STOPPED);
        awaitTrouble();
        comesBack();
    }

    @Test
    void slow() throws Exception {
        line.set(Fault.SLOW);
        failsInTime();
        comesBack();
    }

    @Test
    void lockedBySomebodyElse() throws Exception {
        try (Connection other = postgres.superuser(direct);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // The pulse too, else it finds out between two attempts that it may write there.
            statement.execute("LOCK TABLE decision, pulse IN ACCESS EXCLUSIVE MODE");
            failsInTime();
            other.rollback();
        }
        comesBack();
    }

    @Test
    void cutBeforeTheCommitArrives() throws Exception {
        for (int round = 0; round < 5; round++) {
            line.set(Fault.CUT_BEFORE_COMMIT);
            List<String> acknowledged = acknowledged(attempt(8));
            assertTrue(line.struck().await(10, TimeUnit.SECONDS), "the line was never cut");
            assertThere(acknowledged);
        }
        comesBack();
    }

    @Test
    void cutAfterTheCommitArrived() throws Exception {
        int whole = 0;
        for (int round = 0; round < 5; round++) {
            line.set(Fault.CUT_AFTER_COMMIT);
            List<String> acknowledged = acknowledged(attempt(8));
            assertTrue(line.struck().await(10, TimeUnit.SECONDS), "the line was never cut");
            assertThere(acknowledged);
            whole += acknowledged.size() == 8 ? 1 : 0;
        }
        // The journal looked whether they are there, and most often had the time for it.
        assertTrue(whole > 0, "a commit that succeeded was never found");
        comesBack();
    }

    @Test
    void killedConnections() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<Attempt> attempts = attempt(50);
            postgres.cut(direct);
            assertThere(acknowledged(attempts));
        }
        comesBack();
    }

    /** As after a restart of the database, or by a proxy that cuts what is idle. */
    @Test
    void aConnectionThatWasCutWhileIdleCostsNobodyAnAnswer() throws Exception {
        for (int round = 0; round < 10; round++) {
            postgres.cut(direct);
            List<Attempt> attempts = attempt(1);
            assertEquals(1, acknowledged(attempts).size(), () -> "refused: " + attempts + ": " + journal.state());
        }
    }

    /** No descriptor is left when the connection is cut: another cannot be made, until there are some again. */
    @Test
    void noDescriptorLeft(@TempDir Path other) throws Exception {
        JournalPlace.Postgres place = postgres.database();
        FillerProcess.start(other, place, "ulimit -S -n 1000", Filler.Scarce.DESCRIPTORS)
                .ended("--nofile=1000", () -> postgres.cut(place));
    }

    /** One decision on its way. */
    private record Attempt(String id, CompletableFuture<Receipt> receipt) {}

    private List<Attempt> attempt(int count) {
        List<Attempt> attempts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            String id = "d" + ++named;
            Entry entry = Entries.entry(id, Optional.of(Hash.of(id)));
            attempts.add(new Attempt(id, journal.append(entry).toCompletableFuture()));
        }
        return attempts;
    }

    private static List<String> acknowledged(List<Attempt> attempts) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (Attempt attempt : attempts) {
            try {
                attempt.receipt().get(30, TimeUnit.SECONDS);
                acknowledged.add(attempt.id());
            } catch (ExecutionException e) {
                assertInstanceOf(NotRecorded.Unavailable.class, e.getCause());
            }
        }
        return acknowledged;
    }

    private void failsInTime() throws Exception {
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            assertEquals(List.of(), acknowledged(attempt(20)));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertTrue(millis < MOST_MILLIS, "failed only after " + millis + " ms");
        }
        awaitTrouble();
    }

    private void awaitTrouble() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (journal.state().writable() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        JournalState state = journal.state();
        assertFalse(state.writable(), "nothing was noticed: " + state);
        assertTrue(state.trouble().isPresent(), "no reason: " + state);
    }

    /** By itself, without a decision that tries it. */
    private void comesBack() throws Exception {
        line.set(Fault.NONE);
        awaitWritable();
        for (int index = 0; index < 5; index++) {
            recordsAtLast();
        }
        journal.close();
        Verification verified = new Verifier(folder, direct, List.of()).verify();
        assertEquals(List.of(), verified.problems());
    }

    private void awaitWritable() {
        assertTrue(Writable.within(20, journal), "it did not come back: " + journal.state());
    }

    private void assertThere(List<String> acknowledged) {
        try (Readers readers = new Readers(new PostgresStore(direct, 1000))) {
            for (String id : acknowledged) {
                assertTrue(
                        readers.read(connection -> Ledger.byId(connection, id)).isPresent(), id);
            }
        }
    }
}
