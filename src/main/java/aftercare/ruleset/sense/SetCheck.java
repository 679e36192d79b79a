package aftercare.ruleset.sense;

/** One question about a set of rules. */
interface SetCheck {

    /** Adds what it finds. */
    void check(SenseRules rules, SenseFindings found);
}
