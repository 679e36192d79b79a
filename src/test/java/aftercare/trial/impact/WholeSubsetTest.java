package aftercare.trial.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.agreement.Core;
import aftercare.domain.Report;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.model.ParsedRule;
import aftercare.tables.RandomReports;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.BothEvaluators;
import aftercare.triage.reference.RandomRules;
import aftercare.triage.reference.TooManyTries;
import aftercare.trial.formula.SearchLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The method on sets of twenty random rules that use the whole subset, with the shipped words: where it says that nothing
 * is lowered, no random report may be.
 */
@Tag("busy")
class WholeSubsetTest {

    private static final int PAIRS = 60;
    private static final int REPORTS = 300;
    private static final SearchLimits LIMITS = new SearchLimits(5_000, Duration.ofSeconds(3), 16);

    @Test
    void noRandomReportIsLowerWhereNoneIsSaidToBe() {
        Core core = Core.shipped();
        int found = 0;
        int none = 0;
        int open = 0;
        List<String> missed = new ArrayList<>();
        for (int seed = 1; seed <= PAIRS; seed++) {
            List<ParsedRule> rules =
                    BothEvaluators.check(RandomRules.files(seed)).rules();
            WholeSet live = whole(rules);
            WholeSet candidate = whole(edited(rules, seed));
            Lowering lowering = ExactDifference.first(live, candidate, LIMITS, Instant.now());
            found += lowering instanceof Lowering.Found ? 1 : 0;
            open += lowering instanceof Lowering.NotDecided ? 1 : 0;
            none += lowering instanceof Lowering.None ? 1 : 0;
            if (lowering instanceof Lowering.None) {
                for (long report = 0; report < REPORTS; report++) {
                    if (isLower(core.report(RandomReports.report(seed * 1_000L + report)), live, candidate)) {
                        missed.add(seed + " " + report);
                    }
                }
            }
        }
        System.out.println(found + " found, " + none + " none, " + open + " not decided");
        assertEquals(List.of(), missed);
        assertTrue(found >= 5 && none >= 5, found + " found, " + none + " none");
    }

    /** Without one of the rules. */
    private static List<ParsedRule> edited(List<ParsedRule> rules, int seed) {
        List<ParsedRule> edited = new ArrayList<>(rules);
        edited.remove(seed % edited.size());
        return edited;
    }

    private static boolean isLower(Report report, WholeSet live, WholeSet candidate) {
        try {
            Decision one = live.evaluators().get(0).apply(report);
            Decision other = candidate.evaluators().get(0).apply(report);
            return Change.lowers(one.urgency(), one.actWithinHours(), other.urgency(), other.actWithinHours());
        } catch (TooManyTries e) {
            // Twenty random rules on fifty symptoms; the next report is as good.
            return false;
        }
    }

    private static WholeSet whole(List<ParsedRule> rules) {
        CheckedFolder folder = FolderCheck.check(FirstFacts.RULES);
        Vocabulary words = folder.vocabulary().orElseThrow();
        Wording wording = folder.wording().orElseThrow();
        return WholeSet.of(rules, words, wording, new Intake(words, wording, Clock.system(ZoneOffset.UTC)));
    }
}
