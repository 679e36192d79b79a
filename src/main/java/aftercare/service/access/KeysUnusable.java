package aftercare.service.access;

/** Where keys should be there are none. The message is for an operator: where, what, what to do. */
public final class KeysUnusable extends Exception {

    private static final long serialVersionUID = 1L;

    KeysUnusable(String message) {
        super(message);
    }
}
