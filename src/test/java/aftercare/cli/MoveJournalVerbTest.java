package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code move-journal} where there is nothing to move, or no place for it; with a PostgreSQL it is tried by {@code MoveTest}. */
class MoveJournalVerbTest {

    private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/journal?user=nobody&password=secret";

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        try (SmallJournal journal = new SmallJournal(folder)) {
            journal.add(Ran.NOW, "{}");
        }
    }

    private Ran move(String to, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"move-journal", "--to", to, "--data", folder.toString()}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Ran.aftercare(Path.of("rules"), "", arguments);
    }

    private void requireStays() {
        Ran ran = move(NOBODY, "--back");
        assertEquals(
                new Ran(
                        2,
                        "",
                        folder.resolve("journal.sqlite")
                                + ": this decision log was not moved: there is nothing to undo\n"),
                ran);
    }

    @Test
    void saysThatThereIsNoDatabase() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "jdbc:postgresql://127.0.0.1:1/journal: the database failed: state 08001: nothing is lost: see to the"
                                + " database and its roles, and run this again: it goes on\n"),
                move(NOBODY));
        requireStays();
    }

    @Test
    void saysThatThereIsNoKey() throws Exception {
        Files.delete(folder.resolve("journal.key"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        folder + ": its key or its checkpoints cannot be used: see to their permissions, and run this"
                                + " again\n"),
                move(NOBODY));
        requireStays();
    }

    @Test
    void saysThatThereIsNoJournal() throws Exception {
        Files.delete(folder.resolve("journal.sqlite"));
        assertEquals(
                new Ran(2, "", folder.resolve("journal.sqlite") + ": there is no journal: name the data folder\n"),
                move(NOBODY));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "journal: this is no address of a PostgreSQL: write `jdbc:postgresql://host/database`\n"),
                move("jdbc:mysql://x/?password=secret"));
        requireStays();
    }
}
