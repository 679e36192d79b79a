package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Report;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.Readings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random rules over random facts: the engine and the reference must come to equal decisions. */
class RandomRulesTest {

    private static final long SEED = 20_261_124;
    private static final int REPORTS = 300;

    /** Where the search for a lost match begins: it is rare. */
    private static final long FIRST_LOSS = SEED + 114;

    @Test
    void engineAndReferenceAgree() {
        agree(SEED, 60);
    }

    @Test
    @Tag("long")
    void engineAndReferenceAgreeOnManyRules() {
        agree(SEED + 100_000, 2_000);
    }

    /**
     * Spread over several packages the engine loses matches; this comparison must be one that notices. The same rules in one
     * package are found alike.
     */
    @Test
    void noticesWhatTheEngineLosesInSeveralPackages() {
        for (long seed = FIRST_LOSS; seed < FIRST_LOSS + 100; seed++) {
            Map<String, String> files = RandomRules.files(seed);
            BothEvaluators spread = BothEvaluators.different(files, inPackagesOfTheirOwn(files));
            for (int i = 0; i < REPORTS; i++) {
                Report report = RandomFacts.report(seed * REPORTS + i);
                Optional<String> loss = spread.disagreement(report);
                if (loss.isPresent()) {
                    System.out.println("several packages: seed " + seed + ", report " + i + "\n" + loss.get());
                    assertEquals(Optional.empty(), BothEvaluators.of(files).disagreement(report));
                    Readings readings = spread.readings(report);
                    assertFalse(readings.decide().complete());
                    assertTrue(readings.disagreement().isPresent());
                    return;
                }
            }
        }
        throw new AssertionError("no loss noticed: does the engine keep its matches now, or is this blind?");
    }

    private static Map<String, String> inPackagesOfTheirOwn(Map<String, String> files) {
        Map<String, String> spread = new LinkedHashMap<>();
        files.forEach((path, text) -> {
            String name = path.substring(0, path.indexOf('/'));
            String moved = text.replaceFirst("package aftercare.rules\n", "package aftercare.rules." + name + "\n");
            spread.put(path, moved);
        });
        return spread;
    }

    private static void agree(long first, int sets) {
        List<String> disagreements = new ArrayList<>();
        Set<String> spoke = new TreeSet<>();
        Set<String> tried = new TreeSet<>();
        long reasons = 0;
        int agreed = 0;
        int tooLarge = 0;
        for (long seed = first; agreed < sets; seed++) {
            BothEvaluators both = BothEvaluators.of(RandomRules.files(seed));
            assertEquals(RandomRules.RULES, both.rules().size());
            for (ParsedRule rule : both.rules()) {
                Subset.used(rule.when(), tried);
            }
            boolean whole = true;
            for (int i = 0; whole && i < REPORTS; i++) {
                Report report = RandomFacts.report(seed * REPORTS + i);
                if (exceedsTheReference(both, report)) {
                    whole = false;
                    continue;
                }
                Decision decision = both.byEngine(report);
                if (!decision.equals(both.byReference(report))) {
                    String what = both.disagreement(report).orElse("not again");
                    disagreements.add("seed " + seed + ", report " + i + "\n" + what);
                }
                for (Reason reason : decision.reasons()) {
                    reasons++;
                    spoke.add(seed + " " + reason.card().title());
                }
            }
            agreed += whole ? 1 : 0;
            tooLarge += whole ? 0 : 1;
        }
        System.out.println("random rules: " + agreed + " sets from seed " + first + ", " + tooLarge
                + " more were too large for the reference");
        assertTrue(tooLarge <= 1 + sets / 100, tooLarge + " sets too large");
        assertTrue(
                disagreements.isEmpty(),
                () -> disagreements.size() + " disagreements\n"
                        + String.join("\n", disagreements.subList(0, Math.min(5, disagreements.size()))));
        // Rules that never speak and forms that never occur prove nothing.
        System.out.println(spoke.size() + " rules gave " + reasons + " reasons");
        assertTrue(spoke.size() > 5 * sets && reasons > 100L * sets);
        Set<String> never = new TreeSet<>(Subset.ALL);
        never.removeAll(tried);
        assertEquals(Set.of(), never, "forms that never occurred");
    }

    /** Signs that multiply with signs can have more ways to match than the reference tries; the answer must say so. */
    private static boolean exceedsTheReference(BothEvaluators both, Report report) {
        try {
            both.reference().findings(report);
            return false;
        } catch (TooManyTries e) {
            Decision decision = both.readings(report).decide();
            assertFalse(decision.complete());
            assertTrue(decision.urgency().atLeast(Urgency.URGENT_24H));
            return true;
        }
    }
}
