package aftercare.trial.formula;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.TimeoutException;

/**
 * Sentences about truth values, for a solver. A literal is a number; its negation is the negative number. The same
 * sentence always gets the same literal, so that what two rule sets have in common is the same to the solver too. For one
 * thread.
 */
public final class Clauses {

    /** What the solver says. */
    public enum Answer {
        POSSIBLE,
        IMPOSSIBLE,
        OUT_OF_TIME
    }

    /** The parts of a sentence that needs all of them. */
    private static final class Parts {
        private final int[] sorted;

        Parts(int[] sorted) {
            this.sorted = sorted;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Parts parts && Arrays.equals(sorted, parts.sorted);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sorted);
        }
    }

    private static final int AT_ONCE = 500;

    private final ISolver solver = SolverFactory.newDefault();
    private final Map<Parts, Integer> sentences = new HashMap<>();
    private final int yes;
    private boolean contradiction;

    public Clauses() {
        this.yes = fresh();
        must(yes);
    }

    public int yes() {
        return yes;
    }

    public int no() {
        return -yes;
    }

    int of(boolean truth) {
        return truth ? yes : -yes;
    }

    /** A literal that nothing is said of. */
    int fresh() {
        return solver.nextFreeVarId(true);
    }

    /** At least one of them is true, whatever else. */
    public void must(int... literals) {
        if (contradiction) {
            return;
        }
        try {
            solver.addClause(new VecInt(literals.clone()));
        } catch (ContradictionException e) {
            contradiction = true;
        }
    }

    /** At most that number of them are true. */
    void atMost(int most, int... literals) {
        try {
            solver.addAtMost(new VecInt(literals.clone()), most);
        } catch (ContradictionException e) {
            contradiction = true;
        }
    }

    /** All of them. */
    public int and(int... literals) {
        int[] sorted = literals.clone();
        Arrays.sort(sorted);
        int size = 0;
        for (int literal : sorted) {
            if (literal == -yes) {
                return -yes;
            }
            if (literal != yes && (size == 0 || sorted[size - 1] != literal)) {
                sorted[size++] = literal;
            }
        }
        if (size == 0) {
            return yes;
        }
        if (size == 1) {
            return sorted[0];
        }
        int[] parts = Arrays.copyOf(sorted, size);
        for (int part : parts) {
            if (part < 0 && Arrays.binarySearch(parts, -part) >= 0) {
                return -yes;
            }
        }
        Integer known = sentences.get(new Parts(parts));
        if (known != null) {
            return known;
        }
        int all = fresh();
        int[] backward = new int[size + 1];
        for (int i = 0; i < size; i++) {
            must(-all, parts[i]);
            backward[i] = -parts[i];
        }
        backward[size] = all;
        must(backward);
        sentences.put(new Parts(parts), all);
        return all;
    }

    /** At least one of them. */
    public int or(int... literals) {
        int[] negated = new int[literals.length];
        for (int i = 0; i < literals.length; i++) {
            negated[i] = -literals[i];
        }
        return -and(negated);
    }

    /**
     * Whether it can all be true together with these.
     *
     * @param limits after this number of conflicts the solver gives up
     * @param allowance looked at every few hundred conflicts
     */
    public Answer solve(SearchLimits limits, Allowance allowance, int... assumed) {
        if (contradiction) {
            return Answer.IMPOSSIBLE;
        }
        solver.setTimeoutOnConflicts(AT_ONCE);
        for (int spent = 0; spent < limits.conflicts() && !allowance.isSpent(); spent += AT_ONCE) {
            limits.patience().ask();
            try {
                return solver.isSatisfiable(new VecInt(assumed.clone())) ? Answer.POSSIBLE : Answer.IMPOSSIBLE;
            } catch (TimeoutException e) {
                // What it has learned so far is kept for the next turn.
            }
        }
        return Answer.OUT_OF_TIME;
    }

    /** Whether a literal is true in what the solver found last. */
    boolean holds(int literal) {
        return literal > 0 ? solver.model(literal) : !solver.model(-literal);
    }
}
