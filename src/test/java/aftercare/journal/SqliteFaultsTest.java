package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room, somebody else's lock: nothing is acknowledged that is not there, and it comes back by itself. */
class SqliteFaultsTest {

    /** Five times the second that was promised. */
    private static final long MOST_MILLIS = 5000;

    @TempDir
    Path folder;

    private final JournalPlace place = new JournalPlace.Embedded();

    @Test
    void lockedBySomebodyElse() throws Exception {
        Journal journal = Journal.open(JournalSettings.of(folder, place), JournalContract.CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        assertTrue(Writable.records(20, journal, Entries.entry("d1")));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            long began = System.nanoTime();
            assertInstanceOf(
                    NotRecorded.Unavailable.class, JournalContract.refused(journal.append(Entries.entry("d2"))));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertTrue(millis < MOST_MILLIS, "failed only after " + millis + " ms");
            statement.execute("ROLLBACK");
        }
        assertTrue(Writable.records(20, journal, Entries.entry("d3")));
        // The second may be there: whoever waited longer than one waits does not know.
        assertTrue(journal.find("d1").isPresent());
        assertTrue(journal.find("d3").isPresent());
        boolean late = journal.find("d2").isPresent();
        journal.close();
        Verification verified = new Verifier(folder, place, List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(late ? 3 : 2, verified.records());
    }

    @Test
    void refusesAtOnceWhenTooManyWait() throws Exception {
        JournalSettings usual = JournalSettings.of(folder, place);
        JournalSettings small =
                new JournalSettings(folder, place, 4, 2, usual.patience(), usual.sealEvery(), usual.sealAfter());
        Journal journal = Journal.open(small, JournalContract.CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        assertTrue(Writable.records(20, journal, Entries.entry("d0")));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.FILE));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            int full = 0;
            for (int index = 1; index <= 20; index++) {
                var stage = journal.append(Entries.entry("d" + index)).toCompletableFuture();
                if (stage.isCompletedExceptionally()) {
                    assertInstanceOf(NotRecorded.Full.class, JournalContract.refused(stage));
                    full++;
                }
            }
            assertTrue(full >= 12, "only " + full + " were refused");
        }
        journal.close();
    }

    /**
     * The size of files is limited, as if the disk were full at that size, and the limit lifted again while the process
     * runs.
     */
    @Test
    void fullDisk() throws Exception {
        FillerProcess.start(folder, place, "ulimit -S -f 3000", Filler.Scarce.DISK)
                .ended("--fsize=unlimited", () -> {});
    }

    /** No descriptor is left while it records: the files that it holds are enough, and what needs another fails. */
    @Test
    void noDescriptorLeft() throws Exception {
        FillerProcess.start(folder, place, "ulimit -S -n 1000", Filler.Scarce.DESCRIPTORS)
                .ended("--nofile=1000", () -> {});
    }

    /** The kernel refuses every write to the database and its log, open or not, as after an error of the disk. */
    @Test
    void readOnly() throws Exception {
        Journal journal = Journal.open(JournalSettings.of(folder, place), JournalContract.CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        assertTrue(Writable.records(20, journal, Entries.entry("d1")));
        try {
            // Not the memory that is shared beside them: a process that may no longer write there is ended by the
            // kernel.
            String[] files = {SqliteStore.FILE, SqliteStore.FILE + "-wal"};
            Assumptions.assumeTrue(isFrozen(true, files), "nobody may freeze files here");
            for (int round = 1; round <= 3; round++) {
                long began = System.nanoTime();
                assertInstanceOf(
                        NotRecorded.Unavailable.class,
                        JournalContract.refused(journal.append(Entries.entry("r" + round))));
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                assertTrue(millis < MOST_MILLIS, "failed only after " + millis + " ms");
                assertFalse(journal.state().writable());
            }
            assertTrue(journal.find("d1").isPresent());
            assertTrue(isFrozen(false, files));
            awaitWritable(journal);
            assertTrue(Writable.records(20, journal, Entries.entry("d2")));
        } finally {
            isFrozen(false, SqliteStore.FILE, SqliteStore.FILE + "-wal");
            journal.close();
        }
        Verification verified = new Verifier(folder, place, List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(2, verified.records());
    }

    /** It opens by itself when the folder is no longer read-only. */
    @Test
    void readOnlyAtTheStart() throws Exception {
        Journal.open(JournalSettings.of(folder, place), JournalContract.CLOCK).close();
        try {
            Assumptions.assumeTrue(isFrozen(true, SqliteStore.FILE, "."), "nobody may freeze files here");
            try (OpeningLog log = OpeningLog.begin(JournalSettings.of(folder, place), JournalContract.CLOCK)) {
                log.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (log.state().trouble().orElse("").contains("not open yet") && System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                assertFalse(log.state().writable());
                assertInstanceOf(
                        NotRecorded.Unavailable.class, JournalContract.refused(log.append(Entries.entry("d1"))));
                assertTrue(isFrozen(false, ".", SqliteStore.FILE));
                awaitWritable(log);
                assertTrue(Writable.records(20, log, Entries.entry("d2")));
            }
        } finally {
            isFrozen(false, ".", SqliteStore.FILE);
        }
        assertEquals(1, new Verifier(folder, place, List.of()).verify().records());
    }

    private static void awaitWritable(DecisionLog log) {
        assertTrue(Writable.within(20, log), "it did not come back: " + log.state());
    }

    /** Freezes those files, or lets go of them; false where that is not possible. */
    private boolean isFrozen(boolean frozen, String... files) throws Exception {
        Path chattr = Path.of("/usr/bin/chattr");
        if (!Files.isExecutable(chattr)) {
            return false;
        }
        List<String> command = new ArrayList<>(List.of(chattr.toString(), frozen ? "+i" : "-i"));
        for (String file : files) {
            command.add(folder.resolve(file).toString());
        }
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
