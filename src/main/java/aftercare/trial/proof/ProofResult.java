package aftercare.trial.proof;

import aftercare.domain.decision.Decision;
import aftercare.ruleset.text.Problem;
import aftercare.trial.search.Sketch;
import java.util.List;

/** What came of a proof. */
public sealed interface ProofResult {

    /** There is no report for which the claim does not hold. */
    record Holds() implements ProofResult {}

    /** A smallest report that is answered below what is claimed. */
    record TooLow(Sketch report, Decision answer) implements ProofResult {}

    /**
     * A smallest report, and a worse one that differs in one thing and is answered lower or with more time.
     *
     * @param before the answer to the report
     * @param after the answer to the worse one
     */
    record Lowered(Sketch report, Decision before, Sketch worse, Decision after) implements ProofResult {}

    /**
     * There is no such report but for those on which a rule falls silent for nothing but what it names itself.
     *
     * @param example one of them
     */
    record HoldsUnless(Lowered example) implements ProofResult {}

    /** Numbers that are left out or taken twice. */
    record Unmet(List<Problem> problems) implements ProofResult {
        public Unmet {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It is not known.
     *
     * @param why in words
     */
    record NotDecided(String why) implements ProofResult {}
}
