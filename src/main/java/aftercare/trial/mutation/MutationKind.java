package aftercare.trial.mutation;

/** What kind of thing is changed in a rule. */
public enum MutationKind {
    THRESHOLD("threshold moved by one step"),
    COMPARISON("comparison turned"),
    TEST_DROPPED("test dropped"),
    TEST_NEGATED("test negated"),
    WORD_SWAPPED("word swapped for a neighbour"),
    WORD_DROPPED("word dropped from a list"),
    WORD_ADDED("neighbour added to a list"),
    CONDITION_DROPPED("condition dropped"),
    CONDITION_NEGATED("condition negated"),
    RISK_EXCLUDED("patients with a risk left out"),
    JOIN("and, or exchanged"),
    LEVEL("level moved by one"),
    DEADLINE("deadline loosened"),
    RULE_DELETED("rule deleted");

    private final String words;

    MutationKind(String words) {
        this.words = words;
    }

    /** For a reader. */
    public String words() {
        return words;
    }
}
