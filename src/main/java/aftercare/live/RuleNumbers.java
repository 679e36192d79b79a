package aftercare.live;

import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.model.Value;
import aftercare.triage.reference.Explanation.Compared;
import java.math.BigDecimal;
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
        List<Comparison> comparisons = rule.comparisons();
        comparisons.removeIf(comparison -> !isOfNumbers(comparison));
        return comparisons;
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

    private static boolean isOfNumbers(Comparison comparison) {
        return comparison.operand() instanceof Operand.Number || OF_ORDER.contains(comparison.operator());
    }
}
