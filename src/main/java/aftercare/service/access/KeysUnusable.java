package aftercare.service.access;

/** Where keys should be there are none. The message is for an operator: where, what, what to do. */
public final class KeysUnusable extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean gone;

    /** There may be keys, and they cannot be used. */
    KeysUnusable(String message) {
        this(message, false);
    }

    /** @param gone whether there is no key at all */
    KeysUnusable(String message, boolean gone) {
        super(message);
        this.gone = gone;
    }

    /** Whether there is no key at all: the last one was taken away. */
    boolean areGone() {
        return gone;
    }
}
