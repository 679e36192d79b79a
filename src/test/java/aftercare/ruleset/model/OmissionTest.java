package aftercare.ruleset.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OmissionTest {

    private int places;

    @Test
    void leavesOutComparisonsAndLinesOfNot() {
        Comparison one = is("code", "fever");
        Comparison two = is("trend", "stable");
        Not not = new Not(pattern(is("code", "rash")), place());
        ParsedRule rule = rule(pattern(one, two), not, new Exists(pattern(one), place()));
        assertEquals(
                List.of("Symptom( code == \"fever\" )", "exists Symptom( code == \"fever\" )"),
                left(rule, two.place(), not.place()));
        assertEquals(
                List.of("Symptom( trend == \"stable\" )", "not Symptom( code == \"rash\" )", "exists Symptom()"),
                left(rule, one.place()));
    }

    /** Of alternatives one is enough: without one of them the whole holds always. */
    @Test
    void leavesOutABracketThatHoldsAlways() {
        Comparison one = is("code", "fever");
        Comparison two = is("trend", "stable");
        aftercare.ruleset.model.Test any = new AnyOf(List.of(one, new AllOf(List.of(two), place())), place());
        assertEquals(List.of("Symptom()"), left(rule(pattern(any)), two.place()));
        assertEquals(List.of("Symptom()"), left(rule(pattern(any)), one.place()));
        Not not = new Not(pattern(is("code", "rash")), place());
        Condition or = new Or(List.of(pattern(one), new And(List.of(not), place())), place());
        assertEquals(List.of(), left(rule(or), not.place()));
    }

    @Test
    void isTheRuleItselfWhereNothingIsToGo() {
        ParsedRule rule = rule(pattern(is("code", "fever")));
        assertSame(rule, Omission.from(rule, Set.of()));
    }

    private static List<String> left(ParsedRule rule, Place... places) {
        List<String> left = new ArrayList<>();
        for (Condition condition : Omission.from(rule, Set.of(places)).when()) {
            left.add(ConditionText.of(condition));
        }
        return left;
    }

    private ParsedRule rule(Condition... when) {
        Triage kind = new Triage(Urgency.SELF_CARE, OptionalInt.empty());
        RuleCard card = new RuleCard("RUL-01", "rule", kind, "r", "a", "s", "x/x.drl", 1);
        return new ParsedRule(card, List.of(when), place());
    }

    private Pattern pattern(aftercare.ruleset.model.Test... tests) {
        return new Pattern("Symptom", Optional.empty(), List.of(tests), place());
    }

    private Comparison is(String field, String word) {
        return new Comparison(field, Operator.EQUAL, new Operand.Text(word, place()), place());
    }

    private Place place() {
        places++;
        return new Place("x/x.drl", places, 1, places, places);
    }
}
