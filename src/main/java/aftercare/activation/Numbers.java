package aftercare.activation;

import aftercare.check.ParsedRule;
import aftercare.check.parse.Condition;
import aftercare.check.parse.Condition.And;
import aftercare.check.parse.Condition.Exists;
import aftercare.check.parse.Condition.Not;
import aftercare.check.parse.Condition.Or;
import aftercare.check.parse.Condition.Pattern;
import aftercare.check.parse.Test;
import aftercare.check.parse.Test.AllOf;
import aftercare.check.parse.Test.AnyOf;
import aftercare.check.parse.Test.Comparison;
import aftercare.check.parse.Test.Operand;
import aftercare.check.parse.Test.Operator;
import aftercare.reference.Explanation.Compared;
import aftercare.reference.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbers that a rule compares with. */
final class Numbers {

    private static final Set<Operator> OF_ORDER =
            EnumSet.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST);

    private Numbers() {}

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
