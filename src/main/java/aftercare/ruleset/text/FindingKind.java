package aftercare.ruleset.text;

/** What can be found wrong with rules, with their cases or with the folder they stand in. */
public interface FindingKind {

    /**
     * What it is called, and what it is about.
     *
     * @param code stable, such as {@code RULE-007}
     * @param word short name, for addresses and lists
     * @param rule what holds where nothing is found
     */
    record Terms(String code, String word, String rule) {}

    Terms terms();

    /** Stable, such as {@code RULE-007}. */
    default String code() {
        return terms().code();
    }

    /** Short name, for addresses and lists. */
    default String word() {
        return terms().word();
    }

    /** What holds where nothing is found. */
    default String rule() {
        return terms().rule();
    }
}
