package aftercare.triage.reference;

/** A report and a rule that together have so many ways to match that they cannot be counted in the time of a request. */
public final class TooManyTries extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyTries() {
        super("too many facts were tried");
    }
}
