package aftercare.trial.mutation;

import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.triage.reference.FieldStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be changed in one comparison. */
final class ComparisonChanges {

    private final FieldStep steps;
    private final Neighbours neighbours;
    private final boolean onlyValues;

    /** @param onlyValues whether nothing is changed but what comes of one value at or beside a threshold */
    ComparisonChanges(FieldStep steps, Neighbours neighbours, boolean onlyValues) {
        this.steps = steps;
        this.neighbours = neighbours;
        this.onlyValues = onlyValues;
    }

    List<Edit<Test>> of(Pattern pattern, Comparison comparison) {
        List<Edit<Test>> changes = new ArrayList<>();
        if (onlyValues) {
            values(pattern, comparison, changes);
            return changes;
        }
        thresholds(pattern, comparison, changes);
        turned(comparison, changes);
        words(pattern, comparison, changes);
        add(changes, MutationKind.TEST_NEGATED, comparison, negated(comparison));
        return changes;
    }

    /**
     * What holds where the comparison does not, a missing value left aside: it meets neither.
     */
    static Comparison negated(Comparison comparison) {
        Operand operand = comparison.operand();
        if (operand instanceof Operand.Truth truth && comparison.operator() == Operator.EQUAL) {
            return with(comparison, Operator.EQUAL, new Operand.Truth(!truth.value(), truth.place()));
        }
        return with(comparison, comparison.operator().opposite(), operand);
    }

    /** The value counts where it did not, or no longer where it did; every other value counts as before. */
    private void values(Pattern pattern, Comparison comparison, List<Edit<Test>> changes) {
        Optional<BigDecimal> step = steps.of(pattern, comparison);
        if (step.isEmpty() || !(comparison.operand() instanceof Operand.Number number)) {
            return;
        }
        for (int side = -1; side <= 1; side++) {
            BigDecimal value = number.value().add(step.get().multiply(BigDecimal.valueOf(side)));
            Operand.Number operand = new Operand.Number(value, number.place());
            Place place = comparison.place();
            Test turned = counts(comparison.operator(), side)
                    ? new Test.AllOf(List.of(comparison, with(comparison, Operator.NOT_EQUAL, operand)), place)
                    : new Test.AnyOf(List.of(comparison, with(comparison, Operator.EQUAL, operand)), place);
            String says = "no case tries `" + comparison.field() + "` at "
                    + value.stripTrailingZeros().toPlainString() + ", where `" + ConditionText.of(comparison)
                    + "` decides";
            changes.add(new Edit<>(MutationKind.THRESHOLD, place, says, turned));
        }
    }

    private static boolean counts(Operator operator, int side) {
        return switch (operator) {
            case LESS -> side < 0;
            case AT_MOST -> side <= 0;
            case GREATER -> side > 0;
            case AT_LEAST -> side >= 0;
            case NOT_EQUAL -> side != 0;
            default -> side == 0;
        };
    }

    private void thresholds(Pattern pattern, Comparison comparison, List<Edit<Test>> changes) {
        if (!(comparison.operand() instanceof Operand.Number number)) {
            return;
        }
        Optional<BigDecimal> step = steps.of(pattern, comparison);
        if (step.isEmpty()) {
            return;
        }
        for (BigDecimal moved :
                List.of(number.value().subtract(step.get()), number.value().add(step.get()))) {
            Operand.Number value = new Operand.Number(moved, number.place());
            add(changes, MutationKind.THRESHOLD, comparison, with(comparison, comparison.operator(), value));
        }
    }

    /** The operator next to it: whether the threshold itself counts. */
    private static void turned(Comparison comparison, List<Edit<Test>> changes) {
        Operator beside =
                switch (comparison.operator()) {
                    case LESS -> Operator.AT_MOST;
                    case AT_MOST -> Operator.LESS;
                    case GREATER -> Operator.AT_LEAST;
                    case AT_LEAST -> Operator.GREATER;
                    default -> comparison.operator();
                };
        if (beside != comparison.operator()) {
            add(changes, MutationKind.COMPARISON, comparison, with(comparison, beside, comparison.operand()));
        }
    }

    private void words(Pattern pattern, Comparison comparison, List<Edit<Test>> changes) {
        String fact = pattern.fact();
        String field = comparison.field();
        if (comparison.operand() instanceof Operand.Text word) {
            for (String other : neighbours.of(fact, field, word.value(), Set.of())) {
                Operand.Text swapped = new Operand.Text(other, word.place());
                add(changes, MutationKind.WORD_SWAPPED, comparison, with(comparison, comparison.operator(), swapped));
                if (comparison.operator() == Operator.EQUAL) {
                    Operand.Choice both = new Operand.Choice(List.of(word, swapped), word.place());
                    add(changes, MutationKind.WORD_ADDED, comparison, with(comparison, Operator.IN, both));
                }
            }
        } else if (comparison.operand() instanceof Operand.Choice choice) {
            Set<String> listed = new HashSet<>();
            for (Operand value : choice.values()) {
                if (value instanceof Operand.Text word) {
                    listed.add(word.value());
                }
            }
            for (int i = 0; i < choice.values().size(); i++) {
                listed(fact, comparison, choice, i, listed, changes);
            }
            added(fact, comparison, choice, listed, changes);
        }
    }

    /** One word of a list is taken away, or exchanged. */
    private void listed(
            String fact,
            Comparison comparison,
            Operand.Choice choice,
            int at,
            Set<String> listed,
            List<Edit<Test>> changes) {
        Operand value = choice.values().get(at);
        if (choice.values().size() > 1) {
            List<Operand> fewer = new ArrayList<>(choice.values());
            fewer.remove(at);
            Comparison without = with(comparison, comparison.operator(), new Operand.Choice(fewer, choice.place()));
            changes.add(new Edit<>(
                    MutationKind.WORD_DROPPED,
                    value.place(),
                    quote(ConditionText.of(value)) + " is taken from the list of `" + comparison.field() + "`",
                    without));
        }
        if (!(value instanceof Operand.Text word)) {
            return;
        }
        for (String other : neighbours.of(fact, comparison.field(), word.value(), listed)) {
            List<Operand> swapped = new ArrayList<>(choice.values());
            swapped.set(at, new Operand.Text(other, word.place()));
            Comparison with = with(comparison, comparison.operator(), new Operand.Choice(swapped, choice.place()));
            changes.add(new Edit<>(
                    MutationKind.WORD_SWAPPED,
                    value.place(),
                    quote(ConditionText.of(value)) + " becomes `\"" + other + "\"` in the list of `"
                            + comparison.field() + "`",
                    with));
        }
    }

    /** A neighbour of the last word is put behind it. */
    private void added(
            String fact, Comparison comparison, Operand.Choice choice, Set<String> listed, List<Edit<Test>> changes) {
        Operand last = choice.values().get(choice.values().size() - 1);
        if (!(last instanceof Operand.Text word)) {
            return;
        }
        for (String other : neighbours.of(fact, comparison.field(), word.value(), listed)) {
            List<Operand> more = new ArrayList<>(choice.values());
            more.add(new Operand.Text(other, word.place()));
            Comparison with = with(comparison, comparison.operator(), new Operand.Choice(more, choice.place()));
            String says = "`\"" + other + "\"` is added to the list of `" + comparison.field() + "`";
            changes.add(new Edit<>(MutationKind.WORD_ADDED, choice.place(), says, with));
        }
    }

    private static void add(List<Edit<Test>> changes, MutationKind change, Comparison before, Comparison after) {
        changes.add(new Edit<>(change, before.place(), becomes(before, after), after));
    }

    static String becomes(Test before, Test after) {
        return quote(ConditionText.of(before)) + " becomes " + quote(ConditionText.of(after));
    }

    static String quote(String text) {
        return "`" + text + "`";
    }

    private static Comparison with(Comparison comparison, Operator operator, Operand operand) {
        Place place = comparison.place();
        return new Comparison(comparison.field(), operator, operand, place);
    }
}
