package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-journal}, over a small decision log that once had 12 records. */
class VerifyJournalVerbTest {

    private static final Path SMALL = Path.of("src/test/resources/readme/journal");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.list(SMALL)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private Ran verify(String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "verify-journal";
        arguments[1] = "--data";
        arguments[2] = folder.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Ran.aftercare(Path.of("rules"), "", arguments);
    }

    private void alter(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void saysWhatHolds() {
        Ran ran = verify();
        assertEquals("", ran.err());
        assertEquals(
                """
                7 records hold, 1 of them erased
                  first 6: d6, 2026-11-24T09:00:06Z
                  last 12: d12, 2026-11-24T09:00:12Z
                  records up to 5 were removed, and it is signed
                5 checkpoints hold
                verified
                """,
                ran.out());
        assertEquals(0, ran.exit());
    }

    @Test
    void namesTheFirstBadRecord() throws SQLException {
        alter("UPDATE decision SET urgency = 'SELF_CARE' WHERE sequence IN (9, 11)");
        Ran ran = verify();
        assertEquals(
                """
                record 9, decision `d9`: it was altered: its hash does not fit
                3 records hold before the first problem, 1 of them erased
                  first 6: d6, 2026-11-24T09:00:06Z
                  last 8: d8, 2026-11-24T09:00:08Z
                  records up to 5 were removed, and it is signed
                5 checkpoints hold
                not verified
                """,
                ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void noticesACutTail() throws SQLException {
        alter("DELETE FROM content WHERE sequence > 11");
        alter("DELETE FROM decision WHERE sequence > 11");
        Ran ran = verify();
        assertEquals(
                "records 12 to 12 are gone: the chain ends at 11 and once reached further",
                ran.out().lines().findFirst().orElse(""));
        assertEquals(1, ran.exit());
    }

    @Test
    void saysThatNothingIsSigned() throws SQLException, IOException {
        alter("DELETE FROM seal");
        alter("DELETE FROM content");
        alter("DELETE FROM decision");
        for (String beside : List.of("journal.checkpoints", "journal.head")) {
            Files.deleteIfExists(folder.resolve(beside));
        }
        Ran ran = verify();
        assertTrue(
                ran.out()
                        .contains("no signed statement says how far this log reached: what is there may be less than"
                                + " there was\n"),
                ran.out());
        assertTrue(ran.out().endsWith("not verified\n"), ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void takesAKeyFromElsewhere(@TempDir Path elsewhere) throws IOException {
        Path key = elsewhere.resolve("kept.pub");
        Files.move(folder.resolve("journal.pub"), key);
        assertEquals(0, verify("--public-key", key.toString()).exit());
        Ran ran = verify();
        assertEquals(
                folder.resolve("journal.pub")
                        + ": the public key is missing: put it back there, or name where a copy of it is\n",
                ran.err());
        assertEquals(2, ran.exit());
    }

    @Test
    void saysThatThereIsNoJournal(@TempDir Path nothing) {
        Ran ran = Ran.aftercare(Path.of("rules"), "", "verify-journal", "--data", nothing.toString());
        assertEquals(nothing.resolve("journal.sqlite") + ": there is no journal: name the data folder\n", ran.err());
        assertEquals(2, ran.exit());
    }

    @Test
    void saysThatThereIsNoDatabase() {
        Ran ran = verify("--url", "jdbc:postgresql://127.0.0.1:1/journal?user=nobody&password=secret");
        assertEquals(
                "jdbc:postgresql://127.0.0.1:1/journal: the journal cannot be read, the database failed: state 08001:"
                        + " is this the right place?\n",
                ran.err());
        assertEquals(2, ran.exit());
    }
}
