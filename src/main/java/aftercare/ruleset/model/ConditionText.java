package aftercare.ruleset.model;

import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
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
