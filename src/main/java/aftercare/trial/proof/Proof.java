package aftercare.trial.proof;

/** A claim, and whether it holds. */
public record Proof(Claim claim, ProofResult result) {

    /** For every report, but for what rules name themselves. */
    public boolean holds() {
        return result instanceof ProofResult.Holds || result instanceof ProofResult.HoldsUnless;
    }
}
