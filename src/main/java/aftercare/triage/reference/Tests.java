package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Names;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Turns tests into closures. A missing value equals only a missing value; it is neither below nor above anything and in no
 * list.
 */
final class Tests {

    private final FactKind kind;
    private final Names names;

    /**
     * @param kind of the fact that is tested
     * @param names the facts that were named before
     */
    Tests(FactKind kind, Names names) {
        this.kind = kind;
        this.names = names;
    }

    /** All of them must hold. */
    FactTest all(List<Test> tests) {
        FactTest[] parts = parts(tests);
        return switch (parts.length) {
            case 0 -> (fact, named) -> true;
            case 1 -> parts[0];
            case 2 -> (fact, named) -> parts[0].holds(fact, named) && parts[1].holds(fact, named);
            default ->
                (fact, named) -> {
                    for (FactTest part : parts) {
                        if (!part.holds(fact, named)) {
                            return false;
                        }
                    }
                    return true;
                };
        };
    }

    FactTest one(Test test) {
        if (test instanceof AllOf all) {
            return all(all.tests());
        }
        if (test instanceof AnyOf any) {
            return any(any.tests());
        }
        return comparison((Comparison) test);
    }

    private FactTest any(List<Test> tests) {
        FactTest[] parts = parts(tests);
        return (fact, named) -> {
            for (FactTest part : parts) {
                if (part.holds(fact, named)) {
                    return true;
                }
            }
            return false;
        };
    }

    private FactTest[] parts(List<Test> tests) {
        FactTest[] parts = new FactTest[tests.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = one(tests.get(i));
        }
        return parts;
    }

    FactTest comparison(Comparison comparison) {
        FactField field = FactField.of(kind, comparison.field());
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case EQUAL -> equal(comparison, field);
            case NOT_EQUAL -> not(equal(comparison, field));
            case LESS, AT_MOST, GREATER, AT_LEAST -> order(comparison, field);
            case IN -> in(comparison, field);
            case NOT_IN -> not(in(comparison, field));
            case CONTAINS -> within(comparison, other(operand, Holds.WORD), side(comparison, field, Holds.WORDS));
            case NOT_CONTAINS ->
                not(within(comparison, other(operand, Holds.WORD), side(comparison, field, Holds.WORDS)));
            case MEMBER_OF -> within(comparison, side(comparison, field, Holds.WORD), other(operand, Holds.WORDS));
            case NOT_MEMBER_OF ->
                not(within(comparison, side(comparison, field, Holds.WORD), other(operand, Holds.WORDS)));
        };
    }

    private static FactTest not(FactTest test) {
        return (fact, named) -> !test.holds(fact, named);
    }

    /** One side of a comparison: a value, a field of the fact itself, or of a named one. */
    private interface Side {
        Object value(Fact fact, Fact[] named);
    }

    private static Side side(Comparison comparison, FactField field, Holds holds) {
        if (!field.holds().isLike(holds)) {
            throw unfit(comparison);
        }
        return (fact, named) -> field.of(fact);
    }

    private Side other(Operand operand, Holds holds) {
        if (operand instanceof Operand.FieldOf other) {
            FactField field = field(other);
            if (field.holds().isLike(holds)) {
                int place = names.get(other.name()).place();
                return (fact, named) -> field.of(named[place]);
            }
        }
        if (operand instanceof Operand.Text text && holds == Holds.WORD) {
            return (fact, named) -> text.value();
        }
        if (operand instanceof Operand.Number number && holds == Holds.DECIMAL) {
            Double value = number.value().doubleValue();
            return (fact, named) -> value;
        }
        throw new IllegalArgumentException("no " + holds + " appears at " + operand.place());
    }

    private FactField field(Operand.FieldOf other) {
        return FactField.of(names.get(other.name()).kind(), other.field());
    }

    private FactTest equal(Comparison comparison, FactField field) {
        Operand operand = comparison.operand();
        if (operand instanceof Operand.Absent) {
            return (fact, named) -> field.of(fact) == null;
        }
        if (operand instanceof Operand.FieldOf other) {
            return equalFields(comparison, field, other);
        }
        return equalValue(comparison, field, operand);
    }

    private FactTest equalFields(Comparison comparison, FactField field, Operand.FieldOf other) {
        FactField target = field(other);
        if (!target.holds().isLike(field.holds())) {
            throw unfit(comparison);
        }
        int place = names.get(other.name()).place();
        if (!field.holds().isNumber()) {
            return (fact, named) -> Objects.equals(field.of(fact), target.of(named[place]));
        }
        return (fact, named) -> {
            Object one = field.of(fact);
            Object two = target.of(named[place]);
            return one == null || two == null ? one == two : number(one) == number(two);
        };
    }

    private static FactTest equalValue(Comparison comparison, FactField field, Operand operand) {
        if (operand instanceof Operand.Text text && field.holds() == Holds.WORD) {
            String word = text.value();
            return (fact, named) -> word.equals(field.of(fact));
        }
        if (operand instanceof Operand.Truth truth && field.holds() == Holds.TRUTH) {
            Boolean value = truth.value();
            return (fact, named) -> value.equals(field.of(fact));
        }
        if (operand instanceof Operand.Number number && field.holds().isNumber()) {
            double value = number.value().doubleValue();
            return (fact, named) -> {
                Object found = field.of(fact);
                return found != null && number(found) == value;
            };
        }
        throw unfit(comparison);
    }

    private FactTest in(Comparison comparison, FactField field) {
        List<FactTest> values = new ArrayList<>();
        for (Operand value : ((Operand.Choice) comparison.operand()).values()) {
            values.add(equalValue(comparison, field, value));
        }
        FactTest[] parts = values.toArray(FactTest[]::new);
        return (fact, named) -> {
            for (FactTest part : parts) {
                if (part.holds(fact, named)) {
                    return true;
                }
            }
            return false;
        };
    }

    private FactTest order(Comparison comparison, FactField field) {
        Side left = side(comparison, field, Holds.DECIMAL);
        Side right = other(comparison.operand(), Holds.DECIMAL);
        Operator operator = comparison.operator();
        return (fact, named) -> {
            Object one = left.value(fact, named);
            Object two = right.value(fact, named);
            return one != null && two != null && inOrder(number(one), operator, number(two));
        };
    }

    private static boolean inOrder(double one, Operator operator, double two) {
        return switch (operator) {
            case LESS -> one < two;
            case AT_MOST -> one <= two;
            case GREATER -> one > two;
            case AT_LEAST -> one >= two;
            default -> throw new IllegalArgumentException(operator + " is no order");
        };
    }

    private static FactTest within(Comparison comparison, Side word, Side list) {
        return (fact, named) -> {
            Object one = word.value(fact, named);
            return one != null && ((List<?>) list.value(fact, named)).contains(one);
        };
    }

    /** Whole numbers and decimals alike: every whole number of a report is exact as a double. */
    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static IllegalArgumentException unfit(Comparison comparison) {
        return new IllegalArgumentException(
                comparison.operator() + " does not fit " + comparison.field() + " at " + comparison.place());
    }
}
