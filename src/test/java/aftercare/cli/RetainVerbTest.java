package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code retain} and {@code erase}, on a log of five decisions made 50, 40, 30, 20 and 10 days ago. */
class RetainVerbTest {

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        try (SmallJournal journal = new SmallJournal(folder)) {
            for (int days = 50; days > 0; days -= 10) {
                journal.add(Ran.NOW.minus(Duration.ofDays(days)), "{}");
            }
        }
    }

    private Ran run(String... arguments) {
        return Ran.aftercare(Path.of("rules"), "", arguments);
    }

    private void alter(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String verified() {
        Ran ran = run("verify-journal", "--data", folder.toString());
        String[] lines = ran.out().split("\n");
        return lines[0] + ": " + lines[lines.length - 1];
    }

    @Test
    void removesWholeSegments() {
        String[] arguments = {"retain", "--keep-days", "25", "--data", folder.toString()};
        assertEquals(
                new Ran(0, "2 records would go\n", ""),
                run("retain", "--keep-days", "25", "--data", folder.toString(), "--dry-run"));
        assertEquals("5 records hold, 0 of them erased: verified", verified());
        assertEquals(new Ran(0, "2 records removed\n", ""), run(arguments));
        assertEquals(new Ran(0, "0 records removed\n", ""), run(arguments));
        assertEquals("3 records hold, 0 of them erased: verified", verified());
    }

    @Test
    void removesNothingThatIsNotOld() {
        assertEquals(
                new Ran(0, "0 records removed\n", ""), run("retain", "--keep-days", "55", "--data", folder.toString()));
        assertEquals("5 records hold, 0 of them erased: verified", verified());
    }

    @Test
    void removesNothingThatDoesNotVerify() throws SQLException {
        alter("UPDATE decision SET urgency = 'EMERGENCY_AMBULANCE' WHERE sequence = 2");
        Ran refused = new Ran(
                1,
                "",
                "nothing was removed, the journal does not verify: record 2, decision `d2`: it was altered: its hash does"
                        + " not fit\n");
        assertEquals(refused, run("retain", "--keep-days", "1", "--data", folder.toString()));
        assertEquals(refused, run("retain", "--keep-days", "1", "--data", folder.toString(), "--dry-run"));
    }

    @Test
    void takesWholeDaysAlone() {
        assertEquals(
                new Ran(2, "", "aftercare retain: `--keep-days` takes 1 to 36500 days\n"),
                run("retain", "--keep-days", "0", "--data", folder.toString()));
    }

    @Test
    void erasesAReport() {
        assertEquals(
                new Ran(
                        0,
                        "1 record would be erased\ndecision d3 for caller clinic-a, made at 2026-10-25T09:00:00Z\n",
                        ""),
                run("erase", "--report-id", "visit-3", "--data", folder.toString(), "--dry-run"));
        assertEquals(
                new Ran(0, "1 record erased\n", ""),
                run("erase", "--report-id", "visit-3", "--data", folder.toString()));
        assertEquals("5 records hold, 1 of them erased: verified", verified());
        assertEquals(
                new Ran(1, "no record holds such a report\n", ""),
                run("erase", "--report-id", "visit-3", "--data", folder.toString()));
    }

    @Test
    void asksWhoseReportIsMeant() throws Exception {
        alter("UPDATE content SET report_id = 'visit-3' WHERE sequence = 4");
        alter("UPDATE decision SET caller = 'clinic-b' WHERE sequence = 4");
        assertEquals(
                new Ran(
                        2,
                        "",
                        "nothing was erased: the reports of that id are of several callers, `clinic-a` and `clinic-b`:"
                                + " name one with `--caller`\n"),
                run("erase", "--report-id", "visit-3", "--data", folder.toString()));
        assertEquals(
                new Ran(0, "1 record erased\n", ""),
                run("erase", "--report-id", "visit-3", "--caller", "clinic-a", "--data", folder.toString()));
    }

    /** Nothing is erased by a command line that leaves open what is meant. */
    @Test
    void wantsOneOfTheTwoToErase() {
        for (String[] arguments : new String[][] {
            {"erase", "--data", folder.toString()},
            {"erase", "--caller", "clinic-a", "--data", folder.toString()},
            {"erase", "--decision-id", "d3", "--caller", "clinic-a", "--data", folder.toString()},
            {"erase", "--report-id", "visit-3", "--decision-id", "d3", "--data", folder.toString()}
        }) {
            Ran ran = run(arguments);
            assertEquals(2, ran.exit(), ran.err());
            assertTrue(ran.err().startsWith("aftercare erase: "), ran.err());
        }
        assertEquals("5 records hold, 0 of them erased: verified", verified());
    }

    @Test
    void erasesByTheDecision() {
        assertEquals(
                new Ran(0, "1 record erased\n", ""), run("erase", "--decision-id", "d3", "--data", folder.toString()));
        assertEquals(
                new Ran(1, "no record holds such a report\n", ""),
                run("erase", "--decision-id", "d3", "--data", folder.toString()));
        assertEquals("5 records hold, 1 of them erased: verified", verified());
    }

    @Test
    void signsWithTheKeyOfTheService(@TempDir Path elsewhere) throws Exception {
        Files.move(folder.resolve("journal.key"), elsewhere.resolve("journal.key"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        folder + ": there is no key to sign with: name the data folder of the service, and see to its"
                                + " permissions\n"),
                run("erase", "--report-id", "visit-3", "--data", folder.toString()));
        assertEquals("5 records hold, 0 of them erased: verified", verified());
        assertEquals(
                new Ran(2, "", elsewhere.resolve("journal.sqlite") + ": there is no journal: name the data folder\n"),
                run("erase", "--report-id", "visit-3", "--data", elsewhere.toString()));
    }

    @Test
    void refusesAUrlThatIsNone() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "journal: this is no address of a PostgreSQL: write `jdbc:postgresql://host/database`\n"),
                run("retain", "--keep-days", "1", "--data", folder.toString(), "--url", "jdbc:mysql://x/?password=s"));
    }
}
