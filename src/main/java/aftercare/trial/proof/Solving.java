package aftercare.trial.proof;

import aftercare.trial.formula.Clauses;
import aftercare.trial.formula.PossibleReport;
import aftercare.trial.formula.ReportSpace;
import aftercare.trial.formula.SearchLimits;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the solver for a report against a claim, and tries what it finds before it counts. */
final class Solving {

    /** How many findings that turn out to be none are set aside for one claim. */
    private static final int MOST_IN_VAIN = 50;

    private final SearchLimits limits;
    private final long end;
    private final Clauses clauses = new Clauses();
    private final PossibleReport report;
    private final ReportSpace space;
    private final boolean bounded;

    /**
     * @param symptoms that a report against the claim can need
     * @param end by {@link System#nanoTime}
     */
    Solving(ReportSpace space, int symptoms, SearchLimits limits, long end) {
        this.limits = limits;
        this.end = end;
        this.space = space;
        this.bounded = symptoms > limits.symptoms();
        this.report = new PossibleReport(clauses, space, Math.min(symptoms, limits.symptoms()));
    }

    Clauses clauses() {
        return clauses;
    }

    PossibleReport report() {
        return report;
    }

    /**
     * Whether a claim holds.
     *
     * @param against a literal: true for what the claim excludes
     * @param tried what the solver found, decided anew; empty when it is none
     * @param another sets aside what the solver found last
     */
    ProofResult result(int against, Supplier<Optional<ProofResult>> tried, Runnable another) {
        Clauses.Answer answer = solve(against);
        for (int tries = 0; answer == Clauses.Answer.POSSIBLE && tries < MOST_IN_VAIN; tries++) {
            answer = solveWithFew(against);
            if (answer == Clauses.Answer.POSSIBLE) {
                Optional<ProofResult> found = tried.get();
                if (found.isPresent()) {
                    return found.get();
                }
                another.run();
                answer = solve(against);
            }
        }
        if (answer == Clauses.Answer.IMPOSSIBLE && isComplete()) {
            return new ProofResult.Holds();
        }
        return new ProofResult.NotDecided(why(answer));
    }

    /** Whether it is certain that no report is against a claim; nothing is tried. */
    boolean isExcluded(int against) {
        return solve(against) == Clauses.Answer.IMPOSSIBLE && isComplete();
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
        return clauses.solve(limits, end, literals);
    }

    /** The same with as few symptoms as possible. */
    private Clauses.Answer solveWithFew(int against) {
        for (int most = 0; most < report.mostSymptoms(); most++) {
            Clauses.Answer answer = solve(against, -report.present(most));
            if (answer != Clauses.Answer.IMPOSSIBLE) {
                return answer;
            }
        }
        return solve(against);
    }
}
