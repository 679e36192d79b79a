package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Fact;
import aftercare.domain.Report;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the index leaves out could not have matched; and it leaves out what cannot. */
class RuleIndexTest {

    private static final Set<FactKind> ALL = EnumSet.allOf(FactKind.class);

    /** Some rules that are made up find one report in very many ways. */
    private static final int MOST_COMPARED = 500;

    private int found;
    private int skipped;

    @Test
    void triesNoRuleThatNeedsAnotherWord() {
        assertTries(true, "Symptom( code == \"fever\" )");
        assertTries(false, "Symptom( code == \"headache\" )");
        assertTries(false, "exists Symptom( code in ( \"headache\", \"faint\" ) )");
        assertTries(true, "Symptom( groups contains \"fever-like\", severity > 9 )");
        assertTries(false, "Symptom( groups contains \"nerve\" )");
        assertTries(false, "Symptom( code == \"fever\" )\n    RiskFactor( code == \"diabetes\" )");
        assertTries(false, "Sign( kind == \"kind-a\" )");
    }

    @Test
    void triesWhatAMissingWordCanMeet() {
        assertTries(true, "not Symptom( code == \"headache\" )");
        assertTries(true, "Symptom( code != \"headache\" )");
        assertTries(true, "Symptom( code not in ( \"headache\", \"faint\" ) )");
        assertTries(true, "Symptom( groups not contains \"nerve\" )");
        assertTries(true, "Symptom( site == null )");
        assertTries(true, "Symptom( pattern == \"focal\" )");
    }

    @Test
    void anAlternativeIsEnough() {
        assertTries(true, "Symptom( ( code == \"headache\" || groups contains \"fever-like\" ) )");
        assertTries(true, "Symptom( ( code == \"headache\" || severity == null ) )");
        assertTries(false, "Symptom( ( code == \"headache\" || groups contains \"nerve\" ) )");
        assertTries(true, "( Symptom( code == \"headache\" ) or Vital() )");
        assertTries(true, "( Symptom( code == \"headache\" ) or Symptom( code == \"fever\" ) )");
        assertTries(false, "( Symptom( code == \"headache\" ) or Vital( sign == \"temperatureC\" ) )");
    }

    @Test
    void anotherFactsFieldMayHoldAnyWord() {
        assertTries(true, "$a : Symptom()\n    Symptom( code == $a.code )");
    }

    /** A set that was changed tries every rule; here it is changed into itself. */
    @Test
    void findsWhatTryingEveryRuleFinds() {
        for (long seed = 500; seed < 540; seed++) {
            compare(BothEvaluators.check(RandomRules.files(seed)).rules(), seed, 100);
        }
        assertTrue(found > 4_000 && skipped > 4_000, found + " findings, " + skipped + " rules left out");
    }

    /** Of rules whose places in the set fill several machine words. */
    @Test
    void findsTheSameInALargeSet() {
        for (long seed = 600; seed < 603; seed++) {
            List<ParsedRule> rules = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                rules.addAll(
                        BothEvaluators.check(RandomRules.files(seed * 10 + i)).rules());
            }
            assertEquals(7 * RandomRules.RULES, rules.size());
            compare(rules, seed, 30);
        }
        assertTrue(found > 1_000 && skipped > 200, found + " findings, " + skipped + " rules left out");
    }

    private void compare(List<ParsedRule> rules, long seed, int reports) {
        ReferenceRules indexed = ReferenceRules.of(rules);
        ReferenceRules all = indexed.with(rules.get(0));
        RuleIndex index = new RuleIndex(all.rules(), EnumSet.complementOf(EnumSet.of(FactKind.SIGN)));
        for (int i = 0; i < reports; i++) {
            long at = seed * 100 + i;
            Report report = RandomFacts.report(at);
            Evaluation quick;
            Evaluation evaluation;
            try {
                quick = indexed.evaluate(report);
                if (quick.findings().size() > MOST_COMPARED) {
                    continue;
                }
                evaluation = all.evaluate(report);
            } catch (TooManyTries e) {
                continue;
            }
            assertEquals(evaluation.findings(), quick.findings(), () -> "seed " + at);
            assertEquals(evaluation.signs(), quick.signs(), () -> "seed " + at);
            found += evaluation.findings().size();
            skipped += rules.size() - index.possible(new FactsByKind(report)).cardinality();
        }
    }

    private static void assertTries(boolean tries, String when) {
        String text = RuleFile.head("conclude") + RuleFile.triage("the rule", "AA-02", "SELF_CARE", when);
        List<CompiledRule> rules = new ArrayList<>();
        for (ParsedRule rule :
                BothEvaluators.check(Map.of("chest/chest.drl", text)).rules()) {
            rules.add(new CompiledRule(rule));
        }
        assertFalse(rules.isEmpty(), when);
        Fact fever = Facts.symptom(0, "fever", Map.of("groups", List.of("fever-like")));
        BitSet possible = new RuleIndex(rules, ALL).possible(new FactsByKind(Facts.report(fever)));
        assertEquals(tries, possible.get(0), when);
    }
}
