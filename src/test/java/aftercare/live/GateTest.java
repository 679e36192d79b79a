package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.reference.ReferenceRules;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes the gate and what does not, with the words in which it is said. */
class GateTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final RuleSetLoader loader = new RuleSetLoader(CLOCK);
    private final Gate gate = new Gate(loader, CLOCK);
    private EditedRules rules;

    @TempDir
    private Path temp;

    @BeforeEach
    void makeFolder() {
        rules = EditedRules.smallIn(temp);
    }

    @Test
    void letsAGoodFolderPass() {
        assertEquals(List.of(), refusal(Optional.empty()));
        assertEquals(List.of(), refusal(Optional.of(live())));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        rules.replace("chest/chest.drl", "chest-pain", "chst-pain");
        rules.replace("soreness/soreness.cases.yaml", "want:", "wants:");
        rules.write("CHANGES.yaml", "- { lowers: x }\n");
        List<String> said = refusal(Optional.empty());
        assertEquals(9, said.size(), said::toString);
        assertEquals("chest/chest.drl:12:22: unknown word `chst-pain`: did you mean `chest-pain`?", said.get(0));
        assertTrue(said.get(1).startsWith("soreness/soreness.cases.yaml:"), said::toString);
        assertTrue(said.get(3).startsWith("CHANGES.yaml:1:3: the entry has no `from`"), said::toString);
    }

    @Test
    void refusesAFailingCase() {
        rules.replace("soreness/soreness.drl", "severity <= 6", "severity <= 7");
        assertEquals(
                List.of("soreness/soreness.cases.yaml:7: the case `severe soreness at two days` fails: "
                        + "urgency: wanted ROUTINE_REVIEW, got SELF_CARE; reason EXP-01 was not wanted"),
                refusal(Optional.empty()));
    }

    @Test
    void refusesARuleWithoutItsCases() {
        rules.write(
                "infection/infection.cases.yaml",
                rules.text("infection/infection.cases.yaml").replace("sizeCm: 2.0", "sizeCm: 1.8"));
        assertEquals(
                List.of("infection/infection.drl:27:58: no case tries `sizeCm` at 2, the boundary of `sizeCm > 2.0`: "
                        + "add one in which all else of INF-01 holds"),
                refusal(Optional.empty()));
    }

    @Test
    void refusesAFolderWithoutACase() {
        for (String topic : List.of("soreness", "chest", "infection")) {
            rules.delete(topic + "/" + topic + ".cases.yaml");
        }
        assertEquals(
                List.of("rules: there is not a single case: add cases beside the rules"), refusal(Optional.empty()));
    }

    @Test
    void refusesALoweredUrgencyUntilItIsAgreedTo() {
        RuleSet live = live();
        rules.replace("soreness/soreness.drl", "hoursSince <= 48.0", "hoursSince <= 72.0");
        rules.replace("soreness/soreness.drl", "hoursSince > 48.0", "hoursSince > 72.0");
        rules.replace(
                "soreness/soreness.cases.yaml",
                "{ urgency: ROUTINE_REVIEW, because: [PRO-01], notBecause: [EXP-01] }",
                "{ urgency: SELF_CARE, because: [EXP-01] }");
        // With chest pain beside them, so that they come to the same before and after.
        rules.write(
                "soreness/soreness.cases.yaml",
                rules.text("soreness/soreness.cases.yaml")
                        + around72("just before", "71.999", ", { code: chest-pain }", "because: [EXP-01]")
                        + around72("at", "72", ", { code: chest-pain }", "because: [EXP-01]")
                        + around72("just after", "72.001", "", "because: [PRO-01]"));
        String note = "mild soreness just after two days";
        assertEquals(
                List.of(
                        "soreness/soreness.cases.yaml:13: the case `" + note
                                + "` goes from ROUTINE_REVIEW within 72 h to SELF_CARE: "
                                + "if that is meant, agree to `PRO-01` in CHANGES.yaml; `aftercare changes` writes the entries"),
                refusal(Optional.of(live)));
        assertEquals(List.of(), refusal(Optional.empty()));
        String before = live.book().version();
        rules.agree(before, "PRO-01", "ROUTINE_REVIEW", "ROUTINE_REVIEW within 72 h");
        assertEquals(1, refusal(Optional.of(live)).size());
        rules.agree(before, "PRO-02", "ROUTINE_REVIEW", "SELF_CARE");
        assertEquals(1, refusal(Optional.of(live)).size());
        rules.agree(rules.version(), "PRO-01", "ROUTINE_REVIEW", "SELF_CARE");
        assertEquals(1, refusal(Optional.of(live)).size());
        rules.agree(before, "PRO-01", "ROUTINE_REVIEW", "SELF_CARE");
        assertEquals(List.of(), refusal(Optional.of(live)));
    }

    @Test
    void takesMoreTimeForALoweredUrgency() {
        RuleSet live = live();
        rules.replace("infection/infection.drl", "@within( 6 )", "@within( 12 )");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 12");
        assertEquals(
                List.of(
                        "infection/infection.cases.yaml:1: the case `fever with redness` goes from "
                                + "URGENT_24H within 6 h to URGENT_24H within 12 h: "
                                + "if that is meant, agree to `INF-05` in CHANGES.yaml; `aftercare changes` writes the entries"),
                refusal(Optional.of(live)));
        rules.agree(live.book().version(), "INF-05", "URGENT_24H within 6 h", "URGENT_24H within 12 h");
        assertEquals(List.of(), refusal(Optional.of(live)));
    }

    @Test
    void aDeletedOrRewrittenCaseHidesNothing() {
        RuleSet live = live();
        rules.delete("chest");
        List<String> said = refusal(Optional.of(live));
        assertTrue(said.contains("chest/chest.cases.yaml: the case `chest pain`, which is no longer there, goes from "
                + "EMERGENCY_AMBULANCE within 0 h to EMERGENCY_DEPARTMENT within 1 h: "
                + "if that is meant, agree to `RSP-01` in CHANGES.yaml; `aftercare changes` writes the entries"));
        assertTrue(
                said.contains("rules: `RSP-02` is lost: the report {\"symptoms\":[{\"code\":\"pain-on-breathing\","
                        + "\"newSinceTreatment\":false}]} goes from EMERGENCY_DEPARTMENT within 1 h to "
                        + "ROUTINE_REVIEW within 72 h: if that is meant, agree to `RSP-02` in CHANGES.yaml; "
                        + "`aftercare changes` writes the entries"),
                said::toString);

        rules.restore();
        rules.replace("infection/infection.drl", "    @within( 6 )\n", "");
        rules.replace("infection/infection.cases.yaml", "temperatureC: 38.0", "temperatureC: 39.0");
        rules.replace("infection/infection.cases.yaml", "actWithinHours: 6", "actWithinHours: 24");
        said = refusal(Optional.of(live));
        assertEquals(2, said.size(), said::toString);
        assertTrue(said.get(1).contains("`fever with redness`, as it was given before, goes from"), said::toString);
    }

    @Test
    void refusesALineThatNoCaseShows() {
        RuleSet live = live();
        rules.replace(
                "chest/chest.drl",
                "\"chest-pain\" )\n",
                "\"chest-pain\" )\n    not RiskFactor( code == \"smoker\" )\n");
        rules.replace(
                "chest/chest.drl",
                "our own choice\" )\nwhen",
                "our own choice\" )\n    @unless( \"RiskFactor smoker: smokers cough anyway\" )\nwhen");
        assertEquals(
                List.of(
                        "chest/chest.drl:5: `RSP-01` is lost: the report "
                                + "{\"patient\":{\"smoker\":true},\"symptoms\":[{\"code\":\"chest-pain\"}]} "
                                + "goes from EMERGENCY_AMBULANCE within 0 h to EMERGENCY_DEPARTMENT within 1 h: "
                                + "if that is meant, agree to `RSP-01` in CHANGES.yaml; `aftercare changes` writes the entries"),
                refusal(Optional.of(live)));
        rules.agree(live.book().version(), "RSP-01", "EMERGENCY_AMBULANCE", "EMERGENCY_DEPARTMENT");
        // There the floor ends: a pain that is not new comes to less.
        assertEquals(1, refusal(Optional.of(live)).size());
        rules.agree(live.book().version(), "RSP-01", "EMERGENCY_AMBULANCE", "ROUTINE_REVIEW");
        assertEquals(List.of(), refusal(Optional.of(live)));
    }

    @Test
    void aRuleMayGoIfNoAnswerComesToLess() {
        String chest = rules.text("chest/chest.drl");
        String other = chest.substring(chest.indexOf("rule \"Pain on"))
                .replace("Pain on breathing in", "Weakness")
                .replace("RSP-02", "RSP-11");
        // The floor of the word comes to the same.
        String weak = other.replace("\"pain-on-breathing\"", "\"limb-weakness\", newSinceTreatment == true");
        rules.write("chest/chest.drl", chest + weak);
        RuleSet live = live();
        rules.restore();
        rules.agree(live.book().version(), "changes", "rule RSP-11");
        assertEquals(List.of(), refusal(Optional.of(live)));
    }

    @Test
    void refusesWhatTheTwoEvaluatorsDisagreeAbout() {
        RuleSet valid = live();
        CaseTrial trial = new CaseTrial(with(valid, valid.reference().without("Redness")));
        List<FolderProblem> problems =
                trial.run(new FolderCases(valid.files()).cases().cases(), CLOCK.instant());
        assertEquals(
                List.of(
                        "infection/infection.cases.yaml:1: the two evaluators disagree on the case `fever with redness`: "
                                + "tell the programmers",
                        "infection/infection.cases.yaml:7: the two evaluators disagree on the case "
                                + "`redness without fever`: tell the programmers"),
                messages(problems));
    }

    @Test
    void noticesADisagreementAboutAThresholdAlone() {
        RuleSet valid = live();
        rules.replace("infection/infection.drl", "sizeCm > 2.0", "sizeCm >= 2.0");
        RuleSet shifted = live();
        RuleSet disputed = with(valid, shifted.reference());
        CaseTrial trial = new CaseTrial(disputed);
        List<TriageCase> elsewhere = new ArrayList<>();
        for (TriageCase each : new FolderCases(valid.files()).cases().cases()) {
            if (!each.note().startsWith("redness of just the size")) {
                elsewhere.add(each);
            }
        }
        assertEquals(List.of(), messages(trial.run(elsewhere, CLOCK.instant())));
        assertEquals(
                List.of("infection/infection.drl:27: the two evaluators disagree about `sizeCm > …` of INF-01: "
                        + "tell the programmers"),
                messages(Gate.disputed(disputed, trial.evaluations(), Patience.ENDLESS)));
    }

    /** Every comparison with a number in the shipped rules is tried on each of its sides. */
    @Test
    void triesEveryThresholdOfTheShippedRules() {
        RuleSet shipped = (RuleSet) loader.load(Path.of("rules"));
        CaseTrial trial = new CaseTrial(shipped);
        assertEquals(
                List.of(), trial.run(new FolderCases(shipped.files()).cases().cases(), CLOCK.instant()));
        List<Boundaries.Boundary> boundaries = new Boundaries(shipped, trial.evaluations()).all();
        Set<Place> tried = new HashSet<>();
        for (Boundaries.Boundary boundary : boundaries) {
            tried.add(boundary.comparison().place());
        }
        int comparisons = 0;
        for (ParsedRule rule : shipped.rules()) {
            for (Comparison comparison : RuleNumbers.comparedIn(rule)) {
                comparisons++;
                assertTrue(
                        tried.contains(comparison.place()),
                        rule.card().id() + " " + comparison.field() + " line "
                                + comparison.place().line());
            }
        }
        assertFalse(tried.isEmpty());
        System.out.println(boundaries.size() + " reports about " + comparisons + " thresholds");
    }

    private static RuleSet with(RuleSet rules, ReferenceRules reference) {
        return new RuleSet(rules.book(), reference, rules.rules(), rules.intake(), rules.files(), Translations.NONE);
    }

    private RuleSet live() {
        return assertInstanceOf(RuleSet.class, loader.load(rules.folder()));
    }

    private List<String> refusal(Optional<RuleSet> live) {
        LoadResult loaded = gate.judge(FolderCheck.check(rules.folder()), live, Past.none());
        return loaded instanceof LoadResult.Broken broken ? messages(broken.problems()) : List.of();
    }

    private static List<String> messages(List<FolderProblem> problems) {
        List<String> messages = new ArrayList<>();
        for (FolderProblem problem : problems) {
            messages.add(problem.message());
        }
        return messages;
    }

    private static String around72(String side, String hours, String beside, String want) {
        return "- note: \"soreness " + side + " three days\"\n  given:\n    treatment: { hoursSince: " + hours
                + " }\n    symptoms: [ { code: muscle-ache, severity: 6 }" + beside + " ]\n  want: { " + want + " }\n";
    }
}
