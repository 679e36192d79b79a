package aftercare.service.access;

/** Why a token does not open the service: in words that a caller and an operator can act on, and that give no secret away. */
public enum TokenFault {
    /** There is none. */
    MISSING("missing"),
    /** It is no signed token of an algorithm that counts here, or lacks what every token must have. */
    FORM("form"),
    /** No key of its name and kind is known here. */
    KEY("key"),
    /** No known key has signed it. What is said below is said of signed tokens alone. */
    SIGNATURE("signature"),
    EXPIRED("expired"),
    NOT_YET_VALID("not-yet-valid"),
    ISSUER("issuer"),
    AUDIENCE("audience"),
    /** Its subject is no name that a log can keep and a person can read. */
    SUBJECT("subject"),
    /** It is valid for too long, or was made too long ago, for a token that is good for one request. */
    LIFETIME("lifetime"),
    /** It was used before, and may be used once. */
    REPLAYED("replayed"),
    /** It is valid, and names no role that allows this. */
    ROLES("roles");

    private final String word;

    TokenFault(String word) {
        this.word = word;
    }

    /** As it is said and logged. */
    public String word() {
        return word;
    }
}
