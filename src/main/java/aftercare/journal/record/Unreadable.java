package aftercare.journal.record;

/** The journal cannot be opened or read at the moment; the message says where, what and what to do. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
