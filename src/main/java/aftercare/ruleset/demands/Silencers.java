package aftercare.ruleset.demands;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.FactField;
import aftercare.ruleset.model.FactField.Worse;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the conditions of a rule that can turn it off while the report gets worse or longer: a fact that must not be there, and
 * a comparison that a worse answer, or an answer where there was none, fails. That a fact must be there is none of them.
 */
final class Silencers {

    /** Of the ways to meet the tests of one fact; no rule that a person writes comes near. */
    private static final int MOST_WAYS = 1000;

    private static final Set<Operator> FROM_ABOVE = Set.of(Operator.LESS, Operator.AT_MOST);
    private static final Set<Operator> FROM_BELOW = Set.of(Operator.GREATER, Operator.AT_LEAST);

    private Silencers() {}

    /** In the order of the file; one that is written several times is there once. */
    static Collection<SilencingCondition> of(List<Condition> when) {
        Map<String, SilencingCondition> found = new LinkedHashMap<>();
        for (SilencingCondition each : all(when)) {
            found.putIfAbsent(each.fullName(), each);
        }
        return found.values();
    }

    /** The same with one that is written several times at each of its places. */
    static List<SilencingCondition> all(List<Condition> when) {
        List<SilencingCondition> all = new ArrayList<>();
        for (Line line : Condition.lines(when)) {
            Pattern pattern = line.pattern();
            if (line.asks() == Asks.NONE) {
                all.add(absent(line));
                continue;
            }
            for (Comparison comparison : pattern.comparisons()) {
                if (silences(comparison, pattern)) {
                    all.add(compared(comparison, pattern));
                }
            }
        }
        return all;
    }

    private static SilencingCondition absent(Line line) {
        Pattern pattern = line.pattern();
        String full = ConditionText.of(pattern).replace("\"", "");
        String subject = subject(pattern);
        boolean says = !subject.equals(pattern.fact()) || pattern.tests().isEmpty();
        return new SilencingCondition(says ? subject : full, full, ConditionText.of(line), line.place());
    }

    private static SilencingCondition compared(Comparison comparison, Pattern pattern) {
        String name = name(comparison);
        String written = ConditionText.of(comparison);
        Optional<Comparison> end = isOpen(comparison, pattern) ? Optional.empty() : otherEnd(comparison, pattern);
        if (end.isPresent()) {
            boolean first = FROM_BELOW.contains(comparison.operator());
            Comparison from = first ? comparison : end.get();
            Comparison to = first ? end.get() : comparison;
            name = name(from) + ", " + name(to);
            written = ConditionText.of(from) + ", " + ConditionText.of(to);
        }
        return new SilencingCondition(name, subject(pattern) + " " + name, written, comparison.place());
    }

    /** Whether it is no bound on a number of which both sides may be the worse one. */
    private static boolean isOpen(Comparison comparison, Pattern pattern) {
        boolean bound = FROM_ABOVE.contains(comparison.operator()) || FROM_BELOW.contains(comparison.operator());
        return !bound || field(comparison, pattern).worse() != Worse.BOTH;
    }

    private static FactField field(Comparison comparison, Pattern pattern) {
        return FactField.of(FactKind.named(pattern.fact()), comparison.field());
    }

    private static boolean silences(Comparison comparison, Pattern pattern) {
        FactField field = field(comparison, pattern);
        return switch (comparison.operator()) {
            case NOT_EQUAL -> !(comparison.operand() instanceof Operand.Absent) && !asksForAnother(comparison, field);
            case NOT_IN, NOT_CONTAINS, NOT_MEMBER_OF -> true;
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                switch (field.worse()) {
                    case UP -> FROM_ABOVE.contains(comparison.operator());
                    case DOWN -> FROM_BELOW.contains(comparison.operator());
                    case BOTH -> otherEnd(comparison, pattern).isPresent();
                    case NEITHER -> false;
                };
            case EQUAL, IN -> asksForLess(comparison.operand(), field);
            case CONTAINS, MEMBER_OF -> false;
        };
    }

    /** {@code code != $one.code} looks for a second fact beside the first; more facts only help to find it. */
    private static boolean asksForAnother(Comparison comparison, FactField field) {
        return field.saysWhich() && comparison.operand() instanceof Operand.FieldOf;
    }

    /**
     * The bound on the other side of the same number, where both must hold: then one of the two sides is the worse one, and the
     * range is one condition.
     */
    private static Optional<Comparison> otherEnd(Comparison bound, Pattern pattern) {
        Set<Operator> otherSide = FROM_ABOVE.contains(bound.operator()) ? FROM_BELOW : FROM_ABOVE;
        for (List<Comparison> way : Test.ways(pattern.tests(), MOST_WAYS)) {
            for (Comparison other : way) {
                boolean opposite = other.field().equals(bound.field()) && otherSide.contains(other.operator());
                if (opposite && way.contains(bound)) {
                    return Optional.of(other);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a missing answer, or one that a worse one fails, is among those asked for. */
    private static boolean asksForLess(Operand operand, FactField field) {
        if (operand instanceof Operand.FieldOf) {
            return field.worse() != Worse.NEITHER || !field.rising().isEmpty();
        }
        Set<String> words = operand.words();
        for (Operand value : values(operand)) {
            boolean less = value instanceof Operand.Absent
                    || value instanceof Operand.Number && field.worse() != Worse.NEITHER
                    || value instanceof Operand.Truth truth && field.worse() == (truth.value() ? Worse.DOWN : Worse.UP)
                    || value instanceof Operand.Text word
                            && (field.saysUnknown(word.value()) || leavesWorseOut(word.value(), words, field));
            if (less) {
                return true;
            }
        }
        return false;
    }

    private static boolean leavesWorseOut(String word, Set<String> words, FactField field) {
        int at = field.rising().indexOf(word);
        return at >= 0
                && !words.containsAll(field.rising().subList(at, field.rising().size()));
    }

    private static String name(Comparison comparison) {
        String operator =
                switch (comparison.operator()) {
                    case LESS, AT_MOST, GREATER, AT_LEAST ->
                        comparison.operator().written() + " ";
                    case NOT_EQUAL, NOT_IN, NOT_CONTAINS, NOT_MEMBER_OF -> "not ";
                    case EQUAL, IN, CONTAINS, MEMBER_OF -> "";
                };
        return comparison.field() + " " + operator + shown(comparison.operand());
    }

    /** The fact, and the words that say which one. */
    private static String subject(Pattern pattern) {
        for (Test test : pattern.tests()) {
            if (test instanceof Comparison comparison && saysWhich(comparison, pattern)) {
                return pattern.fact() + " " + shown(comparison.operand());
            }
        }
        return pattern.fact();
    }

    private static boolean saysWhich(Comparison comparison, Pattern pattern) {
        boolean asks = comparison.operator() == Operator.EQUAL
                || comparison.operator() == Operator.IN
                || comparison.operator() == Operator.CONTAINS;
        return asks
                && !(comparison.operand() instanceof Operand.FieldOf)
                && field(comparison, pattern).saysWhich();
    }

    private static String shown(Operand operand) {
        List<String> shown = new ArrayList<>();
        for (Operand value : values(operand)) {
            shown.add(
                    value instanceof Operand.Absent
                            ? "missing"
                            : ConditionText.of(value).replace("\"", ""));
        }
        return String.join(", ", shown);
    }

    private static List<Operand> values(Operand operand) {
        return operand instanceof Operand.Choice choice ? choice.values() : List.of(operand);
    }
}
