package aftercare.domain.decision;

/** Why a report could not be assessed completely. */
public enum Trouble {
    ERROR("an error stopped the rules"),
    TOO_MANY_FIRINGS("the rules did not come to an end"),
    DEADLINE("the rules took too long"),
    DISAGREEMENT("two readings of the rules do not agree");

    private final String says;

    Trouble(String says) {
        this.says = says;
    }

    /** What happened, in words. */
    public String says() {
        return says;
    }
}
