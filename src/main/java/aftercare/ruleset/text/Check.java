package aftercare.ruleset.text;

/** What can be wrong with a file of rules. A code never changes its meaning and is never used again for another one. */
public enum Check implements FindingKind {
    FILE_NAME(1, "file-name", "a rule file is named as its folder"),
    ENCODING(2, "encoding", "a rule file is UTF-8 text"),
    TOO_LONG(3, "too-long", "a file, a text or a number is short enough to be read"),
    CHARACTER(4, "character", "every character is one that a reader can see"),
    CONFLICT_MARKER(5, "conflict-marker", "no unfinished merge is left in a file"),
    FORM(6, "form", "a file has the form of a rule file"),
    CUT_OFF(7, "cut-off", "a rule is complete, from its title to its `end`"),
    NOT_ALLOWED(8, "not-allowed", "only what a rule needs is allowed"),
    OPERATOR(9, "operator", "a test compares with a known operator"),
    QUOTES(10, "quotes", "texts stand in plain double quotes"),
    PACKAGE(11, "package", "every file belongs to the one package of rules"),
    IMPORT(12, "import", "a file imports what it uses and nothing else"),
    NO_RULE(13, "no-rule", "a rule file holds a rule"),
    TITLE(14, "title", "every rule has a title of its own"),
    ANNOTATION(15, "annotation", "a rule has the annotations of its kind, each once"),
    ANNOTATION_VALUE(16, "annotation-value", "an annotation holds one text or one whole number"),
    ID(17, "id", "an id has its form and belongs to one file"),
    URGENCY(18, "urgency", "an urgency is one of the five, a deadline is never looser than it"),
    ALTERNATIVE(19, "alternative", "rules of one id say the same"),
    SOURCE(20, "source", "a rule says who says so"),
    UNKNOWN_FACT(21, "unknown-fact", "a condition is about a known kind of fact"),
    UNKNOWN_FIELD(22, "unknown-field", "a test is about a field of its fact"),
    UNKNOWN_WORD(23, "unknown-word", "a word is in the vocabulary"),
    TYPE(24, "type", "operator and value fit the field"),
    RANGE(25, "range", "a number is one that the field can have"),
    DECIMAL_EQUALITY(26, "decimal-equality", "a decimal is never tested for equality"),
    MISSING_VALUE(27, "missing-value", "a missing value never meets a test by accident"),
    POINTLESS(28, "pointless", "a test can be met and can fail"),
    NAME(29, "name", "a name is given to a fact before it is used"),
    LIMIT(30, "limit", "a rule is small enough to be read and to be run"),
    NO_CONDITION(31, "no-condition", "a rule has a condition"),
    UNKNOWN_SIGN(32, "unknown-sign", "a sign is inferred by some rule"),
    SIGN_CYCLE(33, "sign-cycle", "a sign never depends on itself"),
    ENGINE_DIFFERS(34, "engine-differs", "the engine reads a rule as it was checked"),
    TOO_MANY(35, "too-many", "a file has few enough problems to be listed"),
    CONTRADICTION(36, "contradiction", "the tests of a fact can hold together"),
    NEVER_FIRES(37, "never-fires", "there is a report that meets a rule"),
    ADDS_NOTHING(38, "adds-nothing", "a test says something that the others do not"),
    TWIN(39, "twin", "no rule appears twice"),
    IMPLIED(40, "implied", "a rule says something that no other rule says as well"),
    GAP(41, "gap", "between two bands of numbers no number is left out"),
    OVERLAP(42, "overlap", "two bands of numbers do not cover the same number"),
    EMERGENCY_WORDING(43, "emergency-wording", "the advice of an emergency says what to do in an emergency"),
    STALE_COPY(44, "stale-copy", "a rule whose number was changed does not stand beside the old one");

    private final Terms terms;

    Check(int number, String word, String rule) {
        this.terms = new Terms(String.format(java.util.Locale.ROOT, "RULE-%03d", number), word, rule);
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
