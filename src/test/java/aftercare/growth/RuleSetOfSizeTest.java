package aftercare.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.domain.Report;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.Readings;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured over a grown set says something only where the set is a valid one. */
final class RuleSetOfSizeTest {

    private static final long SEED = 5;

    @ParameterizedTest
    @ValueSource(ints = {63, 300})
    void aGrownSetIsValidAndBothEvaluatorsAgreeOnItsReports(int size) {
        RuleSetOfSize grown = RuleSetOfSize.of(FirstFacts.RULES, size, SEED);
        CheckedFolder checked = FolderCheck.check(new RuleFolder.Contents(grown.ruleFiles(), List.of()));
        assertEquals(List.of(), checked.problems());
        RuleSet rules = assertInstanceOf(RuleSet.class, new RuleSetLoader(Clock.systemUTC()).load(checked));
        assertEquals(size, rules.rules().size());
        List<Report> reports = new GrownReports(
                        RuleFolder.read(FirstFacts.RULES).files(), grown, rules.intake(), Instant.EPOCH)
                .ofOneCopy();
        assertTrue(reports.size() > 1_000, () -> "only " + reports.size() + " reports are accepted");
        int found = 0;
        for (Report report : reports) {
            Readings both = Readings.of(rules, report);
            assertTrue(both.agreeOn(both.byEngine()), () -> "the evaluators differ on " + report);
            found += rules.reference().findings(report).size();
        }
        assertTrue(found > reports.size(), "a report meets fewer than one rule");
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 300})
    void theSameSeedDrawsTheSameRules(int size) {
        String version =
                RuleSetOfSize.of(FirstFacts.RULES, size, SEED).ruleFiles().content();
        assertEquals(
                version,
                RuleSetOfSize.of(FirstFacts.RULES, size, SEED).ruleFiles().content());
    }
}
