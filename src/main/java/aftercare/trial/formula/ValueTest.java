package aftercare.trial.formula;

import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether two values meet an operator, as both evaluators see it: null equals null and is in no order and no list. */
final class ValueTest {

    private ValueTest() {}

    /** The value of an operand that names no other fact. */
    static Object constant(Operand operand) {
        if (operand instanceof Operand.Text text) {
            return text.value();
        }
        if (operand instanceof Operand.Number number) {
            return number.value().doubleValue();
        }
        if (operand instanceof Operand.Truth truth) {
            return truth.value();
        }
        if (operand instanceof Operand.Choice choice) {
            List<Object> values = new ArrayList<>();
            for (Operand value : choice.values()) {
                values.add(constant(value));
            }
            return values;
        }
        return null;
    }

    static boolean holds(Object one, Operator operator, Object two) {
        return switch (operator) {
            case EQUAL -> equal(one, two);
            case NOT_EQUAL -> !equal(one, two);
            case IN -> in(one, (List<?>) two);
            case NOT_IN -> !in(one, (List<?>) two);
            case CONTAINS -> two != null && ((List<?>) one).contains(two);
            case NOT_CONTAINS -> two == null || !((List<?>) one).contains(two);
            case MEMBER_OF -> one != null && ((List<?>) two).contains(one);
            case NOT_MEMBER_OF -> one == null || !((List<?>) two).contains(one);
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                one instanceof Number left && two instanceof Number right && inOrder(left, operator, right);
        };
    }

    private static boolean equal(Object one, Object two) {
        return one instanceof Number left && two instanceof Number right
                ? left.doubleValue() == right.doubleValue()
                : Objects.equals(one, two);
    }

    private static boolean in(Object one, List<?> list) {
        for (Object two : list) {
            if (equal(one, two)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inOrder(Number left, Operator operator, Number right) {
        double one = left.doubleValue();
        double two = right.doubleValue();
        return switch (operator) {
            case LESS -> one < two;
            case AT_MOST -> one <= two;
            case GREATER -> one > two;
            default -> one >= two;
        };
    }
}
