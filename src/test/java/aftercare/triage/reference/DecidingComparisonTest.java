package aftercare.triage.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A comparison decides if the pattern would judge the fact differently with that comparison turned round. */
class DecidingComparisonTest {

    private static final Map<Operator, Operator> OPPOSITES = Map.of(
            Operator.EQUAL, Operator.NOT_EQUAL,
            Operator.NOT_EQUAL, Operator.EQUAL,
            Operator.IN, Operator.NOT_IN,
            Operator.NOT_IN, Operator.IN,
            Operator.CONTAINS, Operator.NOT_CONTAINS,
            Operator.NOT_CONTAINS, Operator.CONTAINS);

    private int decided;
    private int idle;

    @Test
    void decidesExactlyWhatTurningItRoundWouldChange() {
        for (long seed = 1; seed <= 10; seed++) {
            List<ParsedRule> rules =
                    BothEvaluators.check(RandomRules.files(seed)).rules();
            ReferenceRules reference = ReferenceRules.of(rules);
            for (ParsedRule rule : rules) {
                for (int i = 0; i < 10; i++) {
                    each(rule, reference.evaluate(RandomFacts.report(seed * 1_000 + i)), reference);
                }
            }
        }
        assertTrue(decided > 1_000 && idle > 1_000, decided + " decided, " + idle + " did not");
    }

    private void each(ParsedRule rule, Evaluation evaluation, ReferenceRules reference) {
        for (Condition condition : rule.when()) {
            if (condition instanceof Pattern pattern) {
                for (Comparison comparison : comparisons(pattern.tests())) {
                    boolean plain = comparison.operand() instanceof Operand.Text
                            || comparison.operand() instanceof Operand.Absent
                            || comparison.operand() instanceof Operand.Choice
                            || comparison.operand() instanceof Operand.Truth;
                    if (plain && noJoin(pattern)) {
                        compare(rule, pattern, comparison, evaluation, reference);
                    }
                }
            }
        }
    }

    private void compare(
            ParsedRule rule, Pattern pattern, Comparison one, Evaluation evaluation, ReferenceRules reference) {
        Pattern turned = new Pattern(pattern.fact(), pattern.name(), turned(pattern.tests(), one), pattern.place());
        List<Tried> before = tried(rule, pattern, evaluation, reference);
        List<Tried> after = tried(rule, turned, evaluation, reference);
        for (int i = 0; i < before.size(); i++) {
            boolean changed = before.get(i).met() != after.get(i).met();
            boolean decides = find(before.get(i).outcomes(), one).decides();
            assertEquals(changed, decides, () -> ConditionText.of(one) + " in " + ConditionText.of(pattern));
            decided += decides ? 1 : 0;
            idle += decides ? 0 : 1;
        }
    }

    private static List<Tried> tried(
            ParsedRule rule, Pattern pattern, Evaluation evaluation, ReferenceRules reference) {
        ParsedRule alone = new ParsedRule(rule.card(), List.of(pattern), rule.place());
        return ((OnFacts) reference.explain(alone, evaluation).parts().get(0)).tried();
    }

    private static Compared find(List<Outcome> outcomes, Comparison comparison) {
        for (Outcome outcome : outcomes) {
            if (outcome.test() == comparison) {
                return (Compared) outcome;
            }
            if (outcome instanceof Several several) {
                Compared inside = find(several.outcomes(), comparison);
                if (inside != null) {
                    return inside;
                }
            }
        }
        return null;
    }

    private static boolean noJoin(Pattern pattern) {
        for (Comparison comparison : comparisons(pattern.tests())) {
            if (comparison.operand() instanceof Operand.FieldOf) {
                return false;
            }
        }
        return true;
    }

    private static List<Comparison> comparisons(List<aftercare.ruleset.model.Test> tests) {
        List<Comparison> comparisons = new ArrayList<>();
        for (aftercare.ruleset.model.Test test : tests) {
            if (test instanceof AllOf all) {
                comparisons.addAll(comparisons(all.tests()));
            } else if (test instanceof AnyOf any) {
                comparisons.addAll(comparisons(any.tests()));
            } else {
                comparisons.add((Comparison) test);
            }
        }
        return comparisons;
    }

    private static List<aftercare.ruleset.model.Test> turned(List<aftercare.ruleset.model.Test> tests, Comparison one) {
        List<aftercare.ruleset.model.Test> turned = new ArrayList<>();
        for (aftercare.ruleset.model.Test test : tests) {
            if (test == one) {
                Operator opposite = OPPOSITES.get(one.operator());
                turned.add(new Comparison(one.field(), opposite, one.operand(), one.place()));
            } else if (test instanceof AllOf all) {
                turned.add(new AllOf(turned(all.tests(), one), all.place()));
            } else if (test instanceof AnyOf any) {
                turned.add(new AnyOf(turned(any.tests(), one), any.place()));
            } else {
                turned.add(test);
            }
        }
        return turned;
    }
}
