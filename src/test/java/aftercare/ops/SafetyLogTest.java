package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each hazard that is said to be controlled has a control, and a test that is there. */
class SafetyLogTest {

    private static final Path FILE = Path.of("SAFETY.md");

    @Test
    void everyHazardHasItsControlAndItsTest() {
        SafetyLog log = SafetyLog.read(FILE);
        assertTrue(log.rows().size() >= 25, () -> log.rows().size() + " hazards");
        assertEquals(List.of(), log.complaints());
    }

    @Test
    void noticesATestThatIsGone() throws IOException {
        one(
                "there is no test `triage.intake.FailSafeTest#isGone`",
                row("HAZ-01", "a control", "`triage.intake.FailSafeTest#isGone`"));
        one("there is no test `triage.intake.GoneTest`", row("HAZ-01", "a control", "`triage.intake.GoneTest`"));
        // A method that is there, but is no test.
        one("there is no test `ops.SafetyLogTest#one`", row("HAZ-01", "a control", "`ops.SafetyLogTest#one`"));
        one("no test is named", row("HAZ-01", "a control", "by hand"));
        String good = row("HAZ-01", "a control", "`triage.intake.FailSafeTest`");
        assertEquals(List.of(), SafetyLog.of(good).complaints());
        assertEquals(1, SafetyLog.of(good).rows().size());
    }

    @Test
    void noticesWhatIsNotSaid() {
        one("something is not said", row("HAZ-01", "", "`triage.intake.FailSafeTest`"));
        one(
                "stands once",
                row("HAZ-01", "a", "`triage.intake.FailSafeTest`")
                        + row("HAZ-01", "b", "`triage.intake.FailSafeTest`"));
        one("stands once", row("HAZ-1", "a control", "`triage.intake.FailSafeTest`"));
        one(
                "no severity",
                row("HAZ-01", "a control", "`triage.intake.FailSafeTest`").replace("serious", "bad"));
    }

    @Test
    void aHazardWithoutATestStandsApart() throws IOException {
        String apart = "## Not controlled by the program\n| HAZ-01 | hazard | cause | harm | serious | reason |\n";
        assertEquals(List.of(), SafetyLog.of(apart).complaints());
        one("something is not said", "## Controlled\n| HAZ-01 | hazard | cause | harm | serious | reason |\n");
        assertTrue(Files.readString(FILE).contains("## Not controlled by the program"));
    }

    private static String row(String id, String control, String test) {
        return "| " + id + " | hazard | cause | harm | serious | " + control + " | " + test + " |\n";
    }

    private static void one(String complaint, String text) {
        List<String> complaints = SafetyLog.of(text).complaints();
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.get(0).contains(complaint), complaints::toString);
    }
}
