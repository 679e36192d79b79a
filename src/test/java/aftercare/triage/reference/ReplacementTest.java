package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Sets that differ in one rule: evaluated by their difference they find what they find when evaluated whole. */
class ReplacementTest {

    @Test
    void evaluatingTheDifferenceFindsTheSame() {
        int changed = 0;
        int same = 0;
        for (long seed = 200; seed < 210; seed++) {
            List<ParsedRule> rules =
                    BothEvaluators.check(RandomRules.files(seed)).rules();
            ReferenceRules reference = ReferenceRules.of(rules);
            for (int i = 0; i < 20; i++) {
                Evaluation before = reference.evaluate(RandomFacts.report(seed * 20 + i));
                for (ReferenceRules other : others(rules, reference)) {
                    Evaluation after = other.evaluate(before);
                    assertEquals(other.findings(before.report()), after.findings());
                    assertEquals(other.evaluate(before.report()).signs(), after.signs());
                    assertEquals(before.findings().equals(after.findings()), before.sameFindings(after));
                    assertEquals(before.findings(), reference.evaluate(after).findings());
                    changed += before.sameFindings(after) ? 0 : 1;
                    same += before.sameFindings(after) ? 1 : 0;
                }
            }
        }
        assertTrue(changed > 500 && same > 500, changed + " changed, " + same + " did not");
    }

    /** Each rule left out; each without its first condition; and the same of what was changed already. */
    private static List<ReferenceRules> others(List<ParsedRule> rules, ReferenceRules reference) {
        List<ReferenceRules> others = new ArrayList<>();
        for (ParsedRule rule : rules) {
            ReferenceRules without = reference.without(rule.card().title());
            others.add(without);
            String last = rules.get(rules.size() - 1).card().title();
            others.add(without.without(last));
            if (rule.when().size() > 1 && rule.when().get(0) instanceof Condition.Not) {
                List<Condition> rest = rule.when().subList(1, rule.when().size());
                others.add(reference.with(new ParsedRule(rule.card(), rest, rule.place())));
            }
        }
        return others;
    }

    @Test
    void aChangedSetDecidesAsACompiledOne() {
        String when = "Vital( sign == \"temperatureC\", value >= 38.0 )";
        List<ParsedRule> before = rules(when);
        List<ParsedRule> after = rules(when.replace(">=", ">"));
        Report report = Facts.report(Facts.vital("temperatureC", 38.0));
        ReferenceRules reference = ReferenceRules.of(before);
        assertEquals(1, reference.findings(report).size());
        assertEquals(List.of(), reference.with(after.get(0)).findings(report));
        assertEquals(
                1,
                reference
                        .with(after.get(0))
                        .with(before.get(0))
                        .findings(report)
                        .size());
        assertEquals(1, reference.findings(report).size(), "the set itself never changes");
    }

    @Test
    void aChangedLevelIsAnotherFinding() {
        List<ParsedRule> rules = rules("Vital()");
        RuleCard card = rules.get(1).card();
        RuleCard.Kind urgent = new RuleCard.Triage(Urgency.URGENT_24H, OptionalInt.empty());
        RuleCard other = new RuleCard(
                card.id(), card.title(), urgent, card.reason(), card.advice(), card.source(), card.file(), card.line());
        ReferenceRules reference = ReferenceRules.of(rules);
        ReferenceRules changed = reference.with(
                new ParsedRule(other, rules.get(1).when(), rules.get(1).place()));
        Evaluation before = reference.evaluate(Facts.report(Facts.vital("temperatureC", 38.0)));
        Evaluation again = changed.evaluate(before);
        assertEquals(1, before.findings().size());
        assertFalse(before.sameFindings(again));
    }

    @Test
    void refusesARuleThatIsNotThere() {
        ReferenceRules reference = ReferenceRules.of(rules("Symptom()"));
        assertThrows(IllegalArgumentException.class, () -> reference.without("no such rule"));
    }

    /** A changed word can close a circle. */
    @Test
    void refusesASignThatDependsOnItself() {
        List<ParsedRule> rules = rules("Symptom()");
        List<ParsedRule> circle = BothEvaluators.check(Map.of(
                        "signs/signs.drl",
                        RuleFile.head("infer")
                                + RuleFile.sign("the sign", "AA-01", "kind-a", "", "Sign( kind == \"kind-a\" )")))
                .rules();
        ReferenceRules reference = ReferenceRules.of(rules);
        assertThrows(IllegalArgumentException.class, () -> reference.with(circle.get(0)));
    }

    /** A sign rule with that condition, and a triage rule on its sign. */
    private static List<ParsedRule> rules(String when) {
        String text = RuleFile.head("infer", "conclude")
                + RuleFile.sign("the sign", "AA-01", "kind-a", "", when)
                + RuleFile.triage("the rule", "AA-02", "SELF_CARE", "Sign( kind == \"kind-a\" )");
        return BothEvaluators.check(Map.of("signs/signs.drl", text)).rules();
    }
}
