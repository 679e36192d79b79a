package aftercare.trial.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.domain.Urgency;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.LiveReason;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.Lowering.Found;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of the shipped rules that no case shows, and some that lower nothing. */
@Tag("busy")
class ShippedDifferenceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String CHEST = "chest/chest.drl";
    private static final String WORDS = "vocabulary.yaml";
    private static final String FAST = "    Vital( sign == \"respiratoryRate\", value >= 25 )\nthen\n    conclude";

    @TempDir
    private Path temp;

    private EditedRules rules;
    private WholeSet shipped;

    @BeforeEach
    void copy() {
        rules = EditedRules.copyIn(temp);
        shipped = read();
    }

    @Test
    void findsTheSmokerWhoBreathesFast() {
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        Found found = lowered();
        assertEquals(Urgency.EMERGENCY_AMBULANCE, found.before().urgency());
        assertEquals(
                "{\"reportedAt\":\"2026-03-01T12:00:00Z\",\"patient\":{\"smoker\":true},"
                        + "\"vitals\":{\"respiratoryRate\":40},\"symptoms\":[]}",
                text(found));
        assertEquals(List.of(new LiveReason(found.reason(), found.from())), found.lost());
    }

    /** What is lowered on the way there is raised on the way back, with the same report. */
    @Test
    void bothWaysAreEachOthersOpposite() {
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        WholeSet changed = read();
        long began = System.nanoTime();
        BothWays there = BothWays.between(shipped, changed, SearchLimits.USUAL, NOW);
        System.out.println("one rule with a line more: both ways take "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        BothWays back = BothWays.between(changed, shipped, SearchLimits.USUAL, NOW);
        assertEquals(List.of(), there.raised());
        assertEquals(List.of(), back.lowered());
        assertEquals(1, there.lowered().size());
        Found lowered = assertInstanceOf(Found.class, there.lowered().get(0));
        Found raised = assertInstanceOf(Found.class, back.raised().get(0));
        assertEquals(lowered.reason(), raised.reason());
        assertEquals(text(lowered), text(raised));
        assertEquals(Urgency.EMERGENCY_AMBULANCE, raised.before().urgency());
    }

    /** Without time nothing is known, and nothing is hidden. */
    @Test
    void whatThereIsNoTimeForIsSaid() {
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        BothWays none = BothWays.between(read(), shipped, SearchLimits.USUAL.within(Duration.ZERO), NOW);
        assertInstanceOf(Lowering.NotDecided.class, none.raised().get(0));
    }

    @Test
    void bothEvaluatorsSeeIt() {
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        RuleSetLoader loader = new RuleSetLoader(CLOCK);
        WholeSet live = WholeSet.of((RuleSet) loader.load(FirstFacts.RULES));
        WholeSet candidate = WholeSet.of((RuleSet) loader.load(rules.folder()));
        assertEquals(2, candidate.evaluators().size());
        assertInstanceOf(Found.class, ExactDifference.first(live, candidate, SearchLimits.USUAL, NOW));
    }

    @Test
    void findsEveryFloorThatIsGone() {
        String words = rules.text(WORDS);
        int floors = words.split("\n    floor: ").length - 1;
        rules.write(WORDS, words.replaceAll("\n    floor: [A-Z_0-9]+", ""));
        List<Lowering> all = all();
        // A floor is the net under the rules: while they are whole it holds nothing that they do not.
        assertEquals(List.of(), all);
        rules.write(CHEST, withoutRules(rules.text(CHEST)));
        all = all();
        assertTrue(
                floors > 20 && named(all).contains("floor chest-pain"),
                named(all).toString());
    }

    @Test
    void findsTheRegionThatLostItsGroup() {
        rules.replace(
                WORDS,
                "code: intercostals, label: \"Between the ribs\", groups: [thoracic-risk]",
                "code: intercostals, label: \"Between the ribs\", groups: []");
        Found found = lowered();
        assertTrue(text(found).contains("intercostals"), text(found));
    }

    @Test
    void findsTheWordThatLeftItsGroup() {
        rules.replace(
                WORDS,
                "question: \"Do your muscles ache?\"\n    groups: [soreness]",
                "question: \"Do your muscles ache?\"\n    groups: []");
        assertTrue(text(lowered()).contains("muscle-ache"));
    }

    @Test
    void findsTheWordThatIsRefused() {
        String words = rules.text(WORDS);
        int at = words.indexOf("  - code: vomiting");
        rules.write(WORDS, words.substring(0, at) + words.substring(words.indexOf("  - code: sweating")));
        Found found = lowered();
        assertEquals("symptom vomiting", found.reason());
        assertEquals(Optional.empty(), found.after());
    }

    @Test
    void aNewWordOfAReassuringGroupLowersNothing() {
        rules.replace(
                WORDS,
                "  - code: stiffness\n",
                """
                  - code: heart-attack
                    label: Heart attack
                    question: "Do you have a heart attack?"
                    groups: [soreness]
                    attributes: [severity]
                    needs: [severity]

                  - code: stiffness
                """);
        assertEquals(new Lowering.None(), first());
    }

    @Test
    void aMoreCarefulThresholdLowersNothing() {
        rules.replace(CHEST, FAST, FAST.replace("25", "24"));
        assertEquals(List.of(), all());
    }

    @Test
    void aReassuringRuleLowersWhatNoRuleExplained() {
        rules.write(
                "self-care/more.drl",
                """
                package aftercare.rules
                import aftercare.domain.*
                import function aftercare.engine.Conclusions.conclude

                rule "Being sick once is harmless"
                    @id( "EXP-99" )
                    @urgency( "SELF_CARE" )
                    @reason( "Harmless." )
                    @advice( "This is harmless." )
                    @source( "our own choice" )
                when
                    Symptom( code == "vomiting" )
                then
                    conclude( drools );
                end
                """);
        Found found = lowered();
        assertEquals("GEN-01", found.reason());
        assertEquals(1, found.report().symptoms().size());
    }

    @Test
    void theSameSetLowersNothing() {
        assertEquals(List.of(), all());
    }

    /** Each question must be answered: the solver proves for every rule that what was written anew says the same. */
    @Test
    void everyRuleWrittenAnewLowersNothing() {
        for (String file : everyRuleFile()) {
            rules.write(file, rules.text(file).replace("\nwhen\n", "\nwhen\n    exists Report()\n"));
        }
        assertEquals(List.of(), all());
    }

    @Test
    void everyNumberMovedIsFound() {
        for (String file : everyRuleFile()) {
            rules.write(
                    file,
                    Pattern.compile("(value|hoursSince|severity) (>=|>) (\\d+)")
                            .matcher(rules.text(file))
                            .replaceAll(match -> match.group(1) + " " + match.group(2) + " "
                                    + (Integer.parseInt(match.group(3)) + 1)));
        }
        WholeSet changed = read();
        long began = System.nanoTime();
        int found = ExactDifference.all(shipped, changed, Agreed.none(), SearchLimits.USUAL, NOW)
                .size();
        System.out.println("every number moved: " + found + " reasons lost, all found in "
                + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        assertTrue(found > 20);
    }

    private List<String> everyRuleFile() {
        List<String> files = new ArrayList<>();
        for (File folder : rules.folder().toFile().listFiles(File::isDirectory)) {
            files.add(folder.getName() + "/" + folder.getName() + ".drl");
        }
        return files;
    }

    /** The line that was found by hand, in each rule about the chest. */
    @Test
    void aNegatedRiskInAnEmergencyRuleIsFoundOrProvedHarmless() {
        String original = rules.text(CHEST);
        int lowered = 0;
        int decided = 0;
        List<Long> millis = new ArrayList<>();
        for (int at = original.indexOf("\nthen"); at >= 0; at = original.indexOf("\nthen", at + 1)) {
            String negated = "\n    not RiskFactor( code == \"frail\" )";
            rules.write(CHEST, original.substring(0, at) + negated + original.substring(at));
            WholeSet changed = read();
            long began = System.nanoTime();
            Lowering first = ExactDifference.first(shipped, changed, SearchLimits.USUAL, NOW);
            millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
            lowered += first instanceof Found ? 1 : 0;
            decided += first instanceof Lowering.NotDecided ? 0 : 1;
        }
        Collections.sort(millis);
        System.out.println("one rule with a line more: the search takes " + millis.get(millis.size() / 2)
                + " ms, at most " + millis.get(millis.size() - 1) + " ms");
        assertEquals(original.split("\nthen").length - 1, decided);
        assertTrue(lowered > decided / 2, lowered + " of " + decided);
    }

    private static String withoutRules(String text) {
        return text.replace("EMERGENCY_DEPARTMENT", "ROUTINE_REVIEW").replace("EMERGENCY_AMBULANCE", "ROUTINE_REVIEW");
    }

    private static List<String> named(List<Lowering> all) {
        return all.stream()
                .map(each -> each instanceof Found found ? found.reason() : each.toString())
                .toList();
    }

    private Lowering first() {
        return ExactDifference.first(shipped, read(), SearchLimits.USUAL, NOW);
    }

    private List<Lowering> all() {
        return ExactDifference.all(shipped, read(), Agreed.none(), SearchLimits.USUAL, NOW);
    }

    private Found lowered() {
        return assertInstanceOf(Found.class, first());
    }

    private static String text(Found found) {
        return new String(found.body(), StandardCharsets.UTF_8);
    }

    private WholeSet read() {
        CheckedFolder folder = FolderCheck.check(rules.folder());
        assertTrue(!folder.rules().isEmpty(), folder.problems().toString());
        return WholeSet.of(folder, CLOCK);
    }
}
