package aftercare.live;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.model.Value;
import aftercare.triage.reference.Explanation.Compared;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbers that a rule compares with. */
final class RuleNumbers {

    private static final Set<Operator> OF_ORDER =
            EnumSet.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST);

    private RuleNumbers() {}

    /** Every comparison of a rule with a number, or with a number of another fact. */
    static List<Comparison> comparedIn(ParsedRule rule) {
        List<Comparison> comparisons = new ArrayList<>();
        ofConditions(rule.when(), comparisons);
        return comparisons;
    }

    /** The pattern of a condition about one fact. */
    static Pattern pattern(Condition condition) {
        if (condition instanceof Exists exists) {
            return pattern(exists.condition());
        }
        return condition instanceof Not not ? pattern(not.condition()) : (Pattern) condition;
    }

    /** What a value was compared with; empty where that is no number. */
    static Optional<BigDecimal> threshold(Compared compared) {
        if (compared.test().operand() instanceof Operand.Number number) {
            return Optional.of(number.value());
        }
        if (compared.other().isPresent() && compared.other().get() instanceof Value.Number number) {
            return Optional.of(number.value());
        }
        return Optional.empty();
    }

    private static void ofConditions(List<Condition> conditions, List<Comparison> comparisons) {
        for (Condition condition : conditions) {
            if (condition instanceof And and) {
                ofConditions(and.conditions(), comparisons);
            } else if (condition instanceof Or or) {
                ofConditions(or.conditions(), comparisons);
            } else {
                ofTests(pattern(condition).tests(), comparisons);
            }
        }
    }

    private static void ofTests(List<Test> tests, List<Comparison> comparisons) {
        for (Test test : tests) {
            if (test instanceof AllOf all) {
                ofTests(all.tests(), comparisons);
            } else if (test instanceof AnyOf any) {
                ofTests(any.tests(), comparisons);
            } else if (test instanceof Comparison comparison && isOfNumbers(comparison)) {
                comparisons.add(comparison);
            }
        }
    }

    private static boolean isOfNumbers(Comparison comparison) {
        return comparison.operand() instanceof Operand.Number || OF_ORDER.contains(comparison.operator());
    }
}
