package aftercare.ruleset.model;

import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.util.ArrayList;
import java.util.List;

/** Writes conditions as a rule file does, each on one line. */
public final class ConditionText {

    private ConditionText() {}

    public static String of(Condition condition) {
        return condition.fold(ConditionText::line, parts -> brackets(parts, " and "), parts -> brackets(parts, " or "));
    }

    /** Several tests in brackets, so that nothing is left to the precedence of operators. */
    public static String of(Test test) {
        return test.fold(ConditionText::comparison, parts -> brackets(parts, " && "), parts -> brackets(parts, " || "));
    }

    private static String line(Line line) {
        Pattern pattern = line.pattern();
        String quantifier =
                switch (line.asks()) {
                    case EACH -> "";
                    case SOME -> "exists ";
                    case NONE -> "not ";
                };
        String name = pattern.name().map(given -> given + " : ").orElse("");
        List<String> tests = new ArrayList<>();
        for (Test test : pattern.tests()) {
            tests.add(of(test));
        }
        return quantifier + name + pattern.fact() + (tests.isEmpty() ? "()" : brackets(tests, ", "));
    }

    private static String comparison(Comparison comparison) {
        return comparison.field() + " " + comparison.operator().written() + " " + of(comparison.operand());
    }

    private static String brackets(List<String> parts, String between) {
        return "( " + String.join(between, parts) + " )";
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
            return brackets(values, ", ");
        }
        return "null";
    }
}
