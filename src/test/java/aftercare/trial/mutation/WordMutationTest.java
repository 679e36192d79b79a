package aftercare.trial.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.formula.SearchLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the cases notice of the words: groups of symptoms and regions, and floors. */
@Tag("busy")
class WordMutationTest {

    private static final Instant REPORTED_AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String STERNUM = "the group `thoracic-risk` is taken from the region `sternum`";

    private final CheckedFolder shipped = FolderCheck.check(FirstFacts.RULES);
    private final List<TriageCase> cases =
            new FolderCases(shipped.files()).cases().cases();

    @Test
    void everyGroupThatAnEmergencyHangsOnIsMissed() {
        assertEquals(List.of(), of(cases).untriedGroups());
    }

    @Test
    void everyChangeOfTheWordsIsNoticedOrProvedToBeNone() {
        int killed = 0;
        for (WordResult one : of(cases).all()) {
            assertTrue(!(one.fate() instanceof Fate.Survived), one.toString());
            killed += one.fate() instanceof Fate.Killed ? 1 : 0;
        }
        assertTrue(killed > 50, "only " + killed + " changes of the words are noticed");
    }

    @Test
    void namesTheRegionWhoseGroupNoCaseMisses() {
        List<TriageCase> others = new ArrayList<>();
        for (TriageCase each : cases) {
            if (!each.note().equals("RSP-01: gradual chest pain, needled: breastbone")) {
                others.add(each);
            }
        }
        assertEquals(cases.size() - 1, others.size());
        List<WordResult> untried = of(others).untriedGroups();
        assertEquals(
                List.of(STERNUM),
                untried.stream().map(one -> one.change().says()).toList());
        String report = untried.get(0).lowered().orElseThrow();
        assertTrue(report.contains("\"regions\":[\"sternum\"]"), report);
    }

    @Test
    void provesThatTheFloorsAreANetUnderTheRules() {
        int floors = 0;
        for (WordResult one : of(List.of()).all()) {
            if (one.change().floor().isPresent()) {
                floors++;
                assertTrue(one.fate() instanceof Fate.Equivalent, one.change().says());
            } else if (one.change().says().equals(STERNUM)) {
                assertTrue(one.fate() instanceof Fate.Survived, one.change().says());
            }
        }
        assertTrue(floors > 50, "only " + floors + " changes of floors");
    }

    private WordMutation of(List<TriageCase> some) {
        return new WordMutation(
                shipped.rules(),
                shipped.vocabulary().orElseThrow(),
                shipped.wording().orElseThrow(),
                some,
                REPORTED_AT,
                SearchLimits.USUAL);
    }
}
