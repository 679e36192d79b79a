package aftercare.trial.search;

import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Literals as literals, and whether they meet a comparison. */
final class Literals {

    private Literals() {}

    static String text(String word) {
        return "\"" + word + "\"";
    }

    static String list(List<String> words) {
        List<String> quoted = new ArrayList<>();
        for (String word : words) {
            quoted.add(text(word));
        }
        return "[" + String.join(",", quoted) + "]";
    }

    static String number(BigDecimal value) {
        return value.toPlainString();
    }

    /** Where a report gives a field of a fact: by object and name, of a symptom by name alone. */
    static String slot(String fact, String field) {
        FactKind kind = FactKind.named(fact);
        if (kind == FactKind.SYMPTOM) {
            return FactField.of(kind, field).answer();
        }
        return kind == FactKind.REPORT ? field : kind.part().orElseThrow().word() + "." + field;
    }

    /** What a fact holds where the report gives nothing. */
    static String asRead(FactField field, String given) {
        if (!given.equals(Slots.ABSENT)) {
            return given;
        }
        return field.assumed().isEmpty() ? "null" : written(field, field.assumed());
    }

    /** A value of a field as JSON writes it. */
    static String written(FactField field, String value) {
        return field.holds() == FactField.Holds.WORD ? text(value) : value;
    }

    /** Whether a value that a fact holds meets a comparison; one with another fact is left to chance. */
    static boolean meets(Comparison comparison, String held) {
        Operand operand = comparison.operand();
        if (operand instanceof Operand.FieldOf) {
            return true;
        }
        return switch (comparison.operator()) {
            case EQUAL -> same(operand, held);
            case NOT_EQUAL -> !same(operand, held);
            case IN -> listed(operand, held);
            case NOT_IN -> !listed(operand, held);
            case LESS, AT_MOST, GREATER, AT_LEAST -> inOrder(comparison, held);
            case CONTAINS, MEMBER_OF -> held.contains(ConditionText.of(operand));
            case NOT_CONTAINS, NOT_MEMBER_OF -> !held.contains(ConditionText.of(operand));
        };
    }

    private static boolean same(Operand operand, String held) {
        if (operand instanceof Operand.Number number) {
            return !held.equals("null") && number.value().compareTo(new BigDecimal(held)) == 0;
        }
        return ConditionText.of(operand).equals(held);
    }

    private static boolean listed(Operand operand, String held) {
        for (Operand value : ((Operand.Choice) operand).values()) {
            if (same(value, held)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inOrder(Comparison comparison, String held) {
        if (held.equals("null") || !(comparison.operand() instanceof Operand.Number number)) {
            return false;
        }
        int order = new BigDecimal(held).compareTo(number.value());
        return switch (comparison.operator()) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }
}
