package aftercare.trial.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.FirstFacts;
import aftercare.domain.Urgency;
import aftercare.live.EditedRules;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.formula.Allowance;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.impact.WholeSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs about the shipped rules, and edits of them that break one. */
class ShippedProofsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final String CHEST = "chest/chest.drl";
    private static final String WORDS = "vocabulary.yaml";
    private static final String FAST = "    Vital( sign == \"respiratoryRate\", value >= 25 )\nthen\n    conclude";
    private static final String RIGORS = "when\n    Symptom( code == \"rigors\" )\nthen";

    private final Proofs proofs = new Proofs(NamedExceptions.UNLESS, SearchLimits.USUAL, NOW);

    @TempDir
    private Path temp;

    private EditedRules rules;
    private WholeSet shipped;

    @BeforeEach
    void copy() {
        rules = EditedRules.copyIn(temp);
        shipped = read();
    }

    /** What is named here is for clinicians to judge; the rules are theirs. */
    @Test
    void decidesEveryClaimAboutTheShippedRules() {
        List<Proof> all = proofs.of(shipped);
        List<String> broken = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (Proof proof : all) {
            if (!proof.holds()) {
                assertInstanceOf(
                        ProofResult.Lowered.class, proof.result(), proof.claim().says());
                broken.add(proof.claim().says());
            } else if (proof.result() instanceof ProofResult.HoldsUnless) {
                named.add(proof.claim().says());
            }
        }
        // Nothing said at all is a doubt; a symptom that is known to have passed is none.
        assertEquals(List.of("what MIS-05 comes to is not lowered when a symptom is added"), broken);
        // With COPD another oxygen saturation is normal.
        assertEquals(
                List.of(
                        "what RSP-06 comes to is not lowered when a risk is added",
                        "what INF-10 comes to is not lowered when a risk is added",
                        "what VIT-02 comes to is not lowered when a risk is added"),
                named);
        assertTrue(all.size() > 350, all.size() + " claims");
    }

    @Test
    void theShippedRulesLoseNoEmergency() {
        assertEquals(List.of(), proofs.emergencies(shipped, Optional.of(shipped)));
        assertEquals(List.of(), proofs.emergencies(shipped, Optional.empty()));
    }

    @Test
    void aRiskThatSilencesAnEmergencyIsShownWithBothReports() {
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        FolderProblem problem = only(proofs.emergencies(read(), Optional.of(shipped)));
        assertEquals(ProofCode.LOWERED_BY_WORSE.code(), problem.code());
        assertTrue(
                problem.what()
                        .contains("{\"reportedAt\":\"2026-03-01T12:00:00Z\",\"patient\":{\"smoker\":true},"
                                + "\"vitals\":{\"respiratoryRate\":"),
                problem.what());
    }

    @Test
    void bothEvaluatorsSeeIt() {
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        RuleSetLoader loader = new RuleSetLoader(CLOCK);
        WholeSet live = WholeSet.of((RuleSet) loader.load(FirstFacts.RULES));
        WholeSet candidate = WholeSet.of((RuleSet) loader.load(rules.folder()));
        assertEquals(2, candidate.evaluators().size());
        assertEquals(
                ProofCode.LOWERED_BY_WORSE.code(),
                only(proofs.emergencies(candidate, Optional.of(live))).code());
    }

    @Test
    void aRiskThatTheRuleNamesMaySilenceIt() {
        String title = "rule \"Very fast breathing\"\n";
        rules.replace(CHEST, FAST, FAST.replace("\nthen", "\n    not RiskFactor( code == \"smoker\" )\nthen"));
        String text = rules.text(CHEST);
        int source = text.indexOf("    @source", text.indexOf(title));
        int next = text.indexOf('\n', source) + 1;
        String unless = "    @unless( \"RiskFactor smoker: for this test alone\" )\n";
        rules.write(CHEST, text.substring(0, next) + unless + text.substring(next));
        assertEquals(List.of(), proofs.emergencies(read(), Optional.of(shipped)));
    }

    @Test
    void aTrendThatIsSwappedIsFound() {
        String rapidly = "Symptom( code == \"site-redness\", trend == \"rapidly-worsening\" )";
        rules.replace("infection/infection.drl", rapidly, rapidly.replace("rapidly-", ""));
        FolderProblem problem = only(proofs.emergencies(read(), Optional.of(shipped)));
        assertTrue(
                problem.what().startsWith("not so: what INF-11 comes to is not lowered when a trend is worse: "),
                problem.what());
    }

    @Test
    void aFloorThatIsGoneHoldsAsLongAsTheRulesDo() {
        String words = rules.text(WORDS);
        int floor = words.indexOf("    floor: ", words.indexOf("- code: rigors"));
        rules.write(WORDS, words.substring(0, floor) + words.substring(words.indexOf('\n', floor) + 1));
        assertEquals(List.of(), proofs.emergencies(read(), Optional.of(shipped)));
        rules.replace("infection/infection.drl", RIGORS, RIGORS.replace("\" )", "\", severity >= 1 )"));
        FolderProblem problem = only(proofs.emergencies(read(), Optional.of(shipped)));
        assertEquals(ProofCode.BELOW_FLOOR.code(), problem.code());
        assertTrue(
                problem.what()
                        .contains("`{\"reportedAt\":\"2026-03-01T12:00:00Z\",\"symptoms\":[{\"code\":\"rigors\"}]}`"),
                problem.what());
    }

    @Test
    void theNetThatIsNeededIsSeen() {
        rules.replace("infection/infection.drl", RIGORS, RIGORS.replace("\" )", "\", severity >= 1 )"));
        WholeSet weaker = read();
        assertEquals(List.of(), proofs.emergencies(weaker, Optional.of(shipped)));
        Allowance allowance = new Allowance(SearchLimits.USUAL.time());
        List<Claim> open = new ArrayList<>();
        for (Proof proof : new FloorProofs(weaker, weaker.vocabulary(), SearchLimits.USUAL, NOW, allowance).byRules()) {
            if (!proof.holds()) {
                open.add(proof.claim());
            }
        }
        assertEquals(List.of(new Claim.AtLeastFloorByRules("rigors", Urgency.EMERGENCY_DEPARTMENT)), open);
    }

    private static FolderProblem only(List<FolderProblem> problems) {
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    private WholeSet read() {
        CheckedFolder folder = FolderCheck.check(rules.folder());
        assertTrue(!folder.rules().isEmpty(), folder.problems().toString());
        return WholeSet.of(folder, CLOCK);
    }
}
