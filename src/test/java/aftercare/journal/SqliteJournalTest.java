package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.Unreadable;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.SqliteStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a file. */
class SqliteJournalTest extends JournalContract {

    @Override
    JournalPlace place() {
        return new JournalPlace.Embedded();
    }

    @Override
    Connection intruder(JournalPlace place) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.FILE));
    }

    @Test
    void nobodyElseMayReadItsFiles() throws Exception {
        append(1, 12);
        List<String> open = List.of(SealKey.PUBLIC_FILE);
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!open.contains(file.getFileName().toString())) {
                    assertEquals(
                            "rw-------",
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            file.toString());
                }
            }
        }
    }

    @Test
    void noFileHoldsWhatWasErased() throws Exception {
        append(1, 12);
        new Retention(settings(), List.of(), CLOCK).erase(Entries.report("visit-d5"));
        byte[] erased = "visit-d5".getBytes(StandardCharsets.UTF_8);
        byte[] kept = "visit-d6".getBytes(StandardCharsets.UTF_8);
        boolean keptThere = false;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(new String(erased, StandardCharsets.ISO_8859_1)), file.toString());
                keptThere |= bytes.contains(new String(kept, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(keptThere);
    }

    /** Whoever reads keeps the old pages of the log; nobody is told meanwhile that all is gone. */
    @Test
    void waitsForReadersBeforeItSaysErased() throws Exception {
        append(1, 12);
        // Whoever erases waits for the file no longer than a caller would: nobody else writes to it meanwhile.
        journal.close();
        Connection reader = settings().store().reader();
        try (Statement statement = reader.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM content").next();
            CompletableFuture<Long> erasing = CompletableFuture.supplyAsync(
                    () -> new Retention(JournalSettings.of(folder, place()), List.of(), CLOCK)
                            .erase(Entries.report("visit-d5")));
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (isThere("d5") && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            assertThrows(TimeoutException.class, () -> erasing.get(3, TimeUnit.SECONDS));
            reader.close();
            assertEquals(1, erasing.get(30, TimeUnit.SECONDS));
        } finally {
            reader.close();
        }
    }

    /** Whether the report is still there for somebody who looks now. */
    private boolean isThere(String decisionId) throws SQLException {
        try (Connection look = settings().store().reader()) {
            return Ledger.byId(look, decisionId).orElseThrow().kept().content().isPresent();
        }
    }

    @Test
    void saysThatTheFileIsDamaged() throws Exception {
        append(1, 3);
        journal.close();
        Path file = folder.resolve(SqliteStore.FILE);
        byte[] bytes = Files.readAllBytes(file);
        for (int index = 0; index < 100; index++) {
            bytes[index] = 7;
        }
        Files.write(file, bytes);
        Unreadable unreadable = assertThrows(Unreadable.class, this::reopened);
        assertTrue(unreadable.getMessage().startsWith(file + ": "), unreadable.getMessage());
        assertEquals(
                List.of(file + ": the file is damaged and cannot be read further: the database failed: SQLITE_NOTADB"),
                verified().problems());
    }

    /** Somebody who stops the service and copies the one file has every record. */
    @Test
    void leavesEveryRecordInTheFileAtTheEnd(@TempDir Path copy) throws Exception {
        append(1, 12);
        assertTrue(journal.find("d12").isPresent());
        journal.close();
        for (String name : List.of(SqliteStore.FILE, SealKey.PUBLIC_FILE, Seals.FILE)) {
            Files.copy(folder.resolve(name), copy.resolve(name));
        }
        Verification verified = new Verifier(copy, place(), List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(12, verified.records());
    }

    @Test
    void makesNoNewFileWhereOneVanished() throws Exception {
        append(1, 3);
        journal.close();
        Path file = folder.resolve(SqliteStore.FILE);
        Files.delete(file);
        assertThrows(Unreadable.class, this::verified);
        assertFalse(Files.exists(file));
    }

    @Test
    void waitsForTheDiskAtEveryCommit() throws Exception {
        try (Connection writer = settings().store().writer();
                Statement statement = writer.createStatement()) {
            assertEquals("2", pragma(statement, "synchronous"));
            assertEquals("wal", pragma(statement, "journal_mode"));
            assertEquals("1", pragma(statement, "foreign_keys"));
            assertEquals("1", pragma(statement, "secure_delete"));
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet value = statement.executeQuery("PRAGMA " + name)) {
            value.next();
            return value.getString(1);
        }
    }
}
