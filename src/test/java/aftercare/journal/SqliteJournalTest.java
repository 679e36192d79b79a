package aftercare.journal;

/** The journal in a file. */
class SqliteJournalTest extends JournalContract {

    @Override
    JournalPlace place() {
        return new JournalPlace.Embedded();
    }
}
