package aftercare.journal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a PostgreSQL says while a log is being moved there: the one row of {@code pulse} has another id than ever else. The role
 * that serves may write that, and every append looks at it.
 *
 * <p>INVARIANT: nobody appends to a log of which the end is not there yet.
 */
public final class Reception {

    static final long HERE = 1;
    private static final long UNDER_WAY = 2;

    static final String SELECT = "SELECT id FROM pulse";

    private Reception() {}

    /** In a transaction that the caller commits. */
    public static void begin(Connection connection) throws SQLException {
        set(connection, UNDER_WAY);
    }

    /** In a transaction that the caller commits. */
    public static void end(Connection connection) throws SQLException {
        set(connection, HERE);
    }

    /** In words, and what to do. */
    static String words(String name) {
        return name + ": a decision log is being moved here and is not complete, so nothing is recorded: run"
                + " `aftercare move-journal` again, until it has ended";
    }

    static boolean isUnderWay(ResultSet found) throws SQLException {
        return found.next() && found.getLong(1) == UNDER_WAY;
    }

    private static void set(Connection connection, long id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE pulse SET id = " + id);
        }
    }
}
