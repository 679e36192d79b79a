package aftercare.journal.record;

/** What stands in the journal is not what was recorded. */
public final class Damaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
        super(message);
    }
}
