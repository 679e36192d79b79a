package aftercare.journal.record;

/** What appears in the journal is not what was recorded. */
public final class JournalDamage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalDamage(String message) {
        super(message);
    }
}
