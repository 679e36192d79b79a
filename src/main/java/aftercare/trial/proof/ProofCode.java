package aftercare.trial.proof;

import aftercare.ruleset.text.FindingKind;

/** What a proof about the emergencies of a candidate can come to. A code never changes its meaning and is never used again. */
public enum ProofCode implements FindingKind {
    BELOW_FLOOR("PROOF-001", "below-floor", "a word with the floor of an emergency is answered at or above it"),
    LOWERED_BY_WORSE("PROOF-002", "lowered-by-worse", "a report that gets worse keeps its emergency"),
    NOT_PROVED("PROOF-003", "not-proved", "what is to hold for every emergency can be proved within the limit");

    private final Terms terms;

    ProofCode(String code, String word, String rule) {
        this.terms = new Terms(code, word, rule);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
