package aftercare.trial.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.Companions;
import aftercare.trial.cases.FolderCases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gate: no shipped rule without a case that fires it, one at each boundary, and one that it alone decides. */
@Tag("busy")
class ShippedCoverageTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static PlainRules rules;
    private static List<CaseReport> cases;
    private static List<Companions> companions;

    @BeforeAll
    static void read() {
        CheckedFolder checked = FolderCheck.check(Path.of("rules"));
        assertEquals(List.of(), checked.problems());
        Intake intake = new Intake(
                checked.vocabulary().orElseThrow(), checked.wording().orElseThrow(), Clock.fixed(NOW, ZoneOffset.UTC));
        CaseReport.Read read =
                CaseReport.read(new FolderCases(checked.files()).cases().cases(), intake, NOW);
        assertEquals(List.of(), read.refused());
        Companions.Read list = new FolderCases(checked.files()).companions();
        assertEquals(List.of(), list.problems());
        rules = PlainRules.of(
                checked.rules(),
                checked.vocabulary().orElseThrow(),
                checked.wording().orElseThrow(),
                checked.files().version());
        cases = read.accepted();
        companions = list.all();
    }

    @Test
    void nothingIsMissing() {
        Coverage coverage = Coverage.of(rules, companions, cases, () -> {});
        List<String> missing = new ArrayList<>();
        int sides = 0;
        for (RuleCoverage rule : coverage.rules()) {
            for (RuleCoverage.ComparisonCoverage comparison : rule.comparisons()) {
                sides += comparison
                        .threshold()
                        .map(Threshold::sides)
                        .orElse(List.of())
                        .size();
            }
        }
        coverage.lacks().forEach(lack -> missing.add(lack.message()));
        System.out.println(coverage.rules().size() + " rules, " + coverage.cases() + " cases, " + sides
                + " sides of thresholds, " + missing.size() + " things missing");
        assertEquals(List.of(), missing);
        assertTrue(sides > 250, "only " + sides + " sides of thresholds were looked at");
    }

    @Test
    void everyCaseThatIsTakenAwayIsMissedSomewhere() {
        requireMissed("infection");
    }

    @Test
    @Tag("long")
    void everyCaseOfASignThatIsTakenAwayIsMissedSomewhere() {
        requireMissed("signs");
    }

    /** Without the cases of one topic its rules are not covered any more: the gate looks at all of them. */
    private static void requireMissed(String topic) {
        List<CaseReport> others = new ArrayList<>();
        for (CaseReport each : cases) {
            if (!each.where().startsWith(topic + "/")) {
                others.add(each);
            }
        }
        assertEquals(
                Coverage.of(rules, companions, others, () -> {}).lacks(),
                Coverage.lacks(rules, companions, others, Patience.ENDLESS),
                topic);
        assertTrue(
                CaseCheck.problems(rules, companions, others, Patience.ENDLESS).stream()
                        .anyMatch(problem -> problem.place().file().startsWith(topic + "/")),
                topic);
    }
}
