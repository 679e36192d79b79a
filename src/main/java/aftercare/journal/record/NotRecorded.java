package aftercare.journal.record;

/** A decision was not acknowledged by the journal. It must not be answered as recorded. */
public abstract sealed class NotRecorded extends RuntimeException
        permits NotRecorded.Full, NotRecorded.Unavailable, NotRecorded.KeyTaken {

    private static final long serialVersionUID = 1L;

    private NotRecorded(String message, Throwable cause) {
        super(message, cause);
    }

    /** Too many decisions wait to be written: nothing was begun. */
    public static final class Full extends NotRecorded {
        private static final long serialVersionUID = 1L;

        public Full() {
            super("journal: too many decisions wait to be written: try again in a moment", null);
        }
    }

    /**
     * The database could not make the decision durable, or could not say in time that it did. It may be there or not;
     * a caller who sends the same idempotency key again hears which.
     */
    public static final class Unavailable extends NotRecorded {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The caller used this idempotency key, or this decision id was used, before: the first decision counts. */
    public static final class KeyTaken extends NotRecorded {
        private static final long serialVersionUID = 1L;

        public KeyTaken() {
            super("journal: this key has its decision: ask for that", null);
        }
    }
}
