package aftercare.service.access;

/** What becomes of a token. */
public sealed interface Passage {

    /** It is valid. */
    record Admitted(Bearer bearer) implements Passage {}

    /** It is not valid. */
    record Refused(TokenFault fault) implements Passage {}

    /** It may be valid: there is no key of the name that it gives. */
    record UnknownKey() implements Passage {}

    /** It cannot be told: there are no keys yet. */
    record NoKeys() implements Passage {}

    /** There is no time to tell: more tokens than can be verified are asked about. */
    record Busy() implements Passage {}
}
