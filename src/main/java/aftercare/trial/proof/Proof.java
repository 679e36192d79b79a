package aftercare.trial.proof;

/** A claim, and whether it holds. */
public record Proof(Claim claim, ProofResult result) {

    public boolean holds() {
        return result instanceof ProofResult.Holds;
    }
}
