package aftercare.ruleset;

/**
 * Whether a long work on a rule set goes on. The work asks between its steps, so that it ends where nothing is left half
 * done; nothing in Java ends it safely from outside.
 */
@FunctionalInterface
public interface Patience {

    /** Of a caller who waits to the end. */
    Patience ENDLESS = () -> {};

    /** @throws Ended when the work is to end here */
    void ask();

    /** The same for a thread that works beside, whose computing counts too. To be called by that thread. */
    default Patience beside() {
        return this;
    }

    /** Ends a work on a rule set. It is no mistake of the rules, and is to be caught where the work began. */
    final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Ended() {
            super("the work on a rule set was ended", null, false, false);
        }
    }
}
