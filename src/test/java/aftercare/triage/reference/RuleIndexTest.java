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
        int found = 0;
        int skipped = 0;
        for (long seed = 500; seed < 540; seed++) {
            List<ParsedRule> rules =
                    BothEvaluators.check(RandomRules.files(seed)).rules();
            ReferenceRules indexed = ReferenceRules.of(rules);
            ReferenceRules all = indexed.with(rules.get(0));
            RuleIndex index = new RuleIndex(all.rules(), EnumSet.complementOf(EnumSet.of(FactKind.SIGN)));
            for (int i = 0; i < 100; i++) {
                Report report = RandomFacts.report(seed * 100 + i);
                Evaluation evaluation = all.evaluate(report);
                assertEquals(evaluation.findings(), indexed.evaluate(report).findings());
                assertEquals(evaluation.signs(), indexed.evaluate(report).signs());
                found += evaluation.findings().size();
                skipped +=
                        rules.size() - index.possible(new FactsByKind(report)).cardinality();
            }
        }
        assertTrue(found > 4_000 && skipped > 4_000, found + " findings, " + skipped + " rules left out");
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
