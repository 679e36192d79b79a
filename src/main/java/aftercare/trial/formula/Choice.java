package aftercare.trial.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** One thing that a report says, which has exactly one of several values. */
public final class Choice {

    private static final int MOST_IN_PAIRS = 6;

    private final Clauses clauses;
    private final List<?> values;
    private final int[] literals;

    /** @param values may hold null, for what is not given */
    Choice(Clauses clauses, List<?> values) {
        this.clauses = clauses;
        this.values = values;
        this.literals = new int[values.size()];
        if (literals.length == 1) {
            literals[0] = clauses.yes();
            return;
        }
        literals[0] = clauses.fresh();
        if (literals.length == 2) {
            literals[1] = -literals[0];
            return;
        }
        for (int i = 1; i < literals.length; i++) {
            literals[i] = clauses.fresh();
        }
        clauses.must(literals);
        atMostOne();
    }

    private void atMostOne() {
        if (literals.length > MOST_IN_PAIRS) {
            clauses.atMost(1, literals);
            return;
        }
        for (int i = 0; i < literals.length; i++) {
            for (int j = 0; j < i; j++) {
                clauses.must(-literals[i], -literals[j]);
            }
        }
    }

    public List<?> values() {
        return values;
    }

    int size() {
        return literals.length;
    }

    /** True when the value at that place is the chosen one. */
    int at(int place) {
        return literals[place];
    }

    /** True when the chosen value is at one of those places. */
    public int among(IntPredicate places) {
        List<Integer> inside = new ArrayList<>();
        List<Integer> outside = new ArrayList<>();
        for (int i = 0; i < literals.length; i++) {
            (places.test(i) ? inside : outside).add(literals[i]);
        }
        if (inside.size() <= outside.size()) {
            return clauses.or(array(inside));
        }
        return -clauses.or(array(outside));
    }

    /** The place of the value that the solver chose. */
    int chosen() {
        for (int i = 0; i < literals.length; i++) {
            if (literals[i] == clauses.yes() || clauses.holds(literals[i])) {
                return i;
            }
        }
        throw new IllegalStateException("the solver chose no value");
    }

    public static int[] array(List<Integer> literals) {
        int[] array = new int[literals.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = literals.get(i);
        }
        return array;
    }
}
