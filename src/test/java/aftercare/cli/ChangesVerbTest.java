package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.EditedRules;
import aftercare.live.Gate;
import aftercare.live.Past;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code changes} writes exactly the entries by which the gate lets a lowering pass, and leaves the reason to a person. */
class ChangesVerbTest {

    private static final String INFECTION = "infection/infection.drl";
    private static final String CASES = "infection/infection.cases.yaml";

    @TempDir
    private Path temp;

    private EditedRules old;
    private EditedRules changed;

    @BeforeEach
    void folders() {
        old = EditedRules.smallIn(temp.resolve("old"));
        changed = EditedRules.smallIn(temp.resolve("new"));
    }

    @Test
    void saysThatNoneIsNeeded() {
        assertEquals(new Ran(0, "# No entry is needed: nothing is lowered.\n", ""), changes());
        changed.replace(INFECTION, "@within( 6 )", "@within( 1 )");
        changed.replace(CASES, "actWithinHours: 6", "actWithinHours: 1");
        assertEquals(new Ran(0, "# No entry is needed: nothing is lowered.\n", ""), changes());
    }

    @Test
    void writesWhatTheGateTakesOnceAPersonHasAgreed() {
        lower();
        Ran ran = changes();
        assertEquals(
                "# For CHANGES.yaml of " + changed.folder() + ": fill in `reason` and `agreed by`, or mend the rules.\n"
                        + "# {\"vitals\":{\"temperatureC\":38},\"symptoms\":[{\"code\":\"site-redness\"}]} goes from "
                        + "URGENT_24H within 6 h to URGENT_24H within 12 h\n"
                        + "- lowers: \"INF-05\"\n  from: URGENT_24H within 6 h\n  to: URGENT_24H within 12 h\n"
                        + "  reason: \"\"\n  agreed by: \"\"\n"
                        + "  from version: " + old.version() + "\n  to version: " + changed.version() + "\n",
                ran.out());
        changed.write("CHANGES.yaml", ran.out());
        assertTrue(verdict() instanceof LoadResult.Broken broken
                && broken.problems().get(0).code().equals("CHANGES-001"));
        changed.write("CHANGES.yaml", ran.out().replace("\"\"", "\"as the lead clinician says\""));
        assertInstanceOf(RuleSet.class, verdict());
    }

    /** The smallest report goes to what its floor gives; another goes to less, and the entry must reach that far. */
    @Test
    void reachesAsFarAsAnyReportFalls() {
        changed.replace(
                "chest/chest.drl",
                "\"chest-pain\" )\n",
                "\"chest-pain\" )\n    not RiskFactor( code == \"smoker\" )\n");
        String out = changes().out();
        assertTrue(out.contains("from: EMERGENCY_AMBULANCE within 0 h\n  to: ROUTINE_REVIEW within 72 h\n"), out);
        changed.write("CHANGES.yaml", out.replace("\"\"", "\"as the lead clinician says\""));
        assertInstanceOf(RuleSet.class, verdict());
    }

    @Test
    void aWordThatIsGoneIsRefused() {
        changed.write(
                "vocabulary.yaml", changed.text("vocabulary.yaml").replaceFirst("(?s)  - code: vomiting\n.*?\n\n", ""));
        String out = changes().out();
        assertTrue(
                out.contains("- lowers: \"symptom vomiting\"\n  from: ROUTINE_REVIEW within 72 h\n  to: refused\n"),
                out);
        changed.write("CHANGES.yaml", out.replace("\"\"", "\"as the lead clinician says\""));
        assertInstanceOf(RuleSet.class, verdict());
    }

    private void lower() {
        changed.replace(INFECTION, "@within( 6 )", "@within( 12 )");
        changed.replace(CASES, "actWithinHours: 6", "actWithinHours: 12");
    }

    private Ran changes() {
        return Ran.aftercare(
                old.folder(),
                "",
                "changes",
                old.folder().toString(),
                changed.folder().toString());
    }

    private LoadResult verdict() {
        RuleSetLoader loader = new RuleSetLoader(Clock.systemUTC());
        RuleSet live = assertInstanceOf(RuleSet.class, loader.load(old.folder()));
        return new Gate(loader, Clock.systemUTC())
                .judge(FolderCheck.check(changed.folder()), Optional.of(live), Past.none());
    }
}
