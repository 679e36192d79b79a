package aftercare.ruleset.sense.space;

/** A rule that would take too long to reason about; nothing is said of it. */
@SuppressWarnings("serial") // Never leaves the process.
public final class TooInvolved extends RuntimeException {

    TooInvolved() {
        super("too many combinations", null, false, false);
    }
}
