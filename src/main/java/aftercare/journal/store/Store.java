package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The database that holds a journal. */
public sealed interface Store permits SqliteStore, PostgresStore {

    /** What a person knows it by; holds no password. */
    String name();

    /** Brings the tables up to date. */
    void migrate();

    /** @throws Unreadable when there is no journal; it is not made */
    void requireThere();

    /** A connection for appending. */
    Connection writer() throws SQLException;

    /** A connection for removing what is old and erasing what must go. */
    Connection retainer() throws SQLException;

    /** A connection for reading one state of everything, as of its first statement. */
    Connection reader() throws SQLException;

    /** The same for a caller that cannot wait. */
    Connection hastyReader() throws SQLException;

    /**
     * Begins a transaction to append.
     *
     * <p>INVARIANT: until it ends no other thread or process can append.
     *
     * @throws Unreadable when the log is being moved, to here or away, or was moved away
     */
    void begin(Connection writer) throws SQLException;

    /** The same to do something else. */
    void lock(Connection connection) throws SQLException;

    /** @throws Unreadable when the log is being moved away, or was */
    void requireHere(Connection connection) throws SQLException;

    /** Ends it; all of it is durable when this returns. */
    void commit(Connection writer) throws SQLException;

    /**
     * Whether a record that a new connection sees is durable. Where not, a commit that failed counts as failed, whatever is
     * seen afterwards.
     */
    boolean visibleIsDurable();

    /**
     * After an erasure and at an orderly end: the main file of the database holds all that is committed, and no file holds
     * what was erased, as far as the database can see to it.
     *
     * @return false when that has to wait until somebody else is done reading
     */
    boolean settle(Connection writer) throws SQLException;

    /** What the database itself says is wrong with its files; empty when it finds nothing, or cannot say. */
    Optional<String> damage(Connection reader) throws SQLException;
}
