package aftercare.reference;

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
import java.util.ArrayList;
import java.util.List;

/** Writes conditions as they stand in a rule file, each on one line. */
public final class ConditionText {

    private ConditionText() {}

    public static String of(Condition condition) {
        if (condition instanceof Pattern pattern) {
            String name = pattern.name().map(given -> given + " : ").orElse("");
            String tests = tests(pattern.tests(), ", ");
            return name + pattern.fact() + (tests.isEmpty() ? "()" : "( " + tests + " )");
        }
        if (condition instanceof Exists exists) {
            return "exists " + of(exists.condition());
        }
        if (condition instanceof Not not) {
            return "not " + of(not.condition());
        }
        if (condition instanceof And and) {
            return conditions(and.conditions(), " and ");
        }
        return conditions(((Or) condition).conditions(), " or ");
    }

    /** Several tests in brackets, so that nothing is left to the precedence of operators. */
    public static String of(Test test) {
        if (test instanceof AllOf all) {
            return "( " + tests(all.tests(), " && ") + " )";
        }
        if (test instanceof AnyOf any) {
            return "( " + tests(any.tests(), " || ") + " )";
        }
        Comparison comparison = (Comparison) test;
        return comparison.field() + " " + comparison.operator().written() + " " + of(comparison.operand());
    }

    public static String of(Operand operand) {
        if (operand instanceof Operand.Text text) {
            return "\"" + text.value() + "\"";
        }
        if (operand instanceof Operand.Number number) {
            return number.value().toPlainString();
        }
        if (operand instanceof Operand.Truth truth) {
            return String.valueOf(truth.value());
        }
        if (operand instanceof Operand.FieldOf other) {
            return other.name() + "." + other.field();
        }
        if (operand instanceof Operand.Choice choice) {
            List<String> values = new ArrayList<>();
            for (Operand value : choice.values()) {
                values.add(of(value));
            }
            return "( " + String.join(", ", values) + " )";
        }
        return "null";
    }

    private static String tests(List<Test> tests, String between) {
        List<String> parts = new ArrayList<>();
        for (Test test : tests) {
            parts.add(of(test));
        }
        return String.join(between, parts);
    }

    private static String conditions(List<Condition> conditions, String between) {
        List<String> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            parts.add(of(condition));
        }
        return "( " + String.join(between, parts) + " )";
    }
}
