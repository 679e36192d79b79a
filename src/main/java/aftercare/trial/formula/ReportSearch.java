package aftercare.trial.formula;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks the solver for reports, with as few symptoms as possible, and tries what it finds before it counts. For one thread. */
public final class ReportSearch {

    /** How many findings that turn out to be none are set aside for one question. */
    private static final int MOST_IN_VAIN = 50;

    private final SearchLimits limits;
    private final Allowance allowance;
    private final Clauses clauses = new Clauses();
    private final PossibleReport report;
    private final ReportSpace space;
    private final boolean bounded;

    /**
     * @param symptoms that a report which is looked for can need
     * @param allowance for all that is asked
     */
    public ReportSearch(ReportSpace space, int symptoms, SearchLimits limits, Allowance allowance) {
        this.limits = limits;
        this.allowance = allowance;
        this.space = space;
        this.bounded = symptoms > limits.symptoms();
        this.report = new PossibleReport(clauses, space, Math.min(symptoms, limits.symptoms()));
    }

    public Clauses clauses() {
        return clauses;
    }

    public PossibleReport report() {
        return report;
    }

    /** The same as {@link #look(int, Supplier, Runnable, Object, Function)} where a report is set aside as a whole. */
    public <T> T look(int wanted, Supplier<Optional<? extends T>> tried, T none, Function<String, T> open) {
        return look(wanted, tried, report::another, none, open);
    }

    /**
     * Looks for a report.
     *
     * @param wanted a literal: true for what is looked for
     * @param tried what the solver found, decided anew; empty when it is none
     * @param another sets aside what the solver found last
     * @param none what to say where there is no such report
     * @param open what to say where it is not known, of why it is not, in words
     */
    public <T> T look(
            int wanted, Supplier<Optional<? extends T>> tried, Runnable another, T none, Function<String, T> open) {
        Clauses.Answer answer = solve(wanted);
        for (int tries = 0; answer == Clauses.Answer.POSSIBLE && tries < MOST_IN_VAIN; tries++) {
            answer = solveWithFew(wanted);
            if (answer == Clauses.Answer.POSSIBLE) {
                Optional<? extends T> found = tried.get();
                if (found.isPresent()) {
                    return found.get();
                }
                another.run();
                answer = solve(wanted);
            }
        }
        return answer == Clauses.Answer.IMPOSSIBLE && isComplete() ? none : open.apply(why(answer));
    }

    /** Whether it is certain that there is no such report; nothing is tried. */
    public boolean isExcluded(int wanted) {
        return solve(wanted) == Clauses.Answer.IMPOSSIBLE && isComplete();
    }

    private boolean isComplete() {
        return !bounded && !space.isSampled();
    }

    private String why(Clauses.Answer answer) {
        return switch (answer) {
            case IMPOSSIBLE ->
                bounded
                        ? "a report may need more than " + limits.symptoms() + " symptoms"
                        : "rules compare numbers of two facts with each other";
            case OUT_OF_TIME -> "the search reached its limit";
            case POSSIBLE -> "what was found was not so when it was tried";
        };
    }

    private Clauses.Answer solve(int... literals) {
        return clauses.solve(limits, allowance, literals);
    }

    /** The same with as few symptoms as possible. */
    private Clauses.Answer solveWithFew(int wanted) {
        for (int most = 0; most < report.mostSymptoms(); most++) {
            Clauses.Answer answer = solve(wanted, -report.present(most));
            if (answer != Clauses.Answer.IMPOSSIBLE) {
                return answer;
            }
        }
        return solve(wanted);
    }
}
