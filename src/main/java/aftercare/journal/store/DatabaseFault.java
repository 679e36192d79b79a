package aftercare.journal.store;

import aftercare.journal.record.Unreadable;
import java.net.SocketTimeoutException;
import java.sql.SQLException;

/** Says in words why a database failed, without a word of what was to be written. */
public final class DatabaseFault {

    private DatabaseFault() {}

    /** Whether the database says that its file is not what it wrote. */
    public static boolean isDamage(SQLException e) {
        if (!(e instanceof org.sqlite.SQLiteException sqlite)) {
            return false;
        }
        // Only this program uses its file: a table or a column that is not there is a damaged one too.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 1, 11, 26 -> true;
            default -> false;
        };
    }

    /** Whether there are none of the tables that were asked for. */
    public static boolean isTableMissing(SQLException e) {
        return "42P01".equals(e.getSQLState());
    }

    /** Whether the tables are none of this program, or the role may not do that with them. */
    static boolean isOfTables(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("42");
    }

    /**
     * Whether the connection is no more, as the database or the network said at once: a broken connection, a server that
     * shuts down, a session that was ended. Silence until a limit is something else.
     */
    public static boolean isCut(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && (state.startsWith("08") || state.startsWith("57P"))
                && !(e.getCause() instanceof SocketTimeoutException);
    }

    /** A whole journal cannot be looked through. */
    public static Unreadable unreadable(Store store, SQLException e) {
        return new Unreadable(
                store.name() + ": the journal cannot be read, " + words(e) + ": is this the right place?", e);
    }

    /** Kind and code alone: the message of a driver may hold a value of a report. */
    public static String words(Throwable reason) {
        if (reason instanceof Unreadable) {
            return reason.getMessage();
        }
        if (reason instanceof org.sqlite.SQLiteException sqlite) {
            return "the database failed: " + sqlite.getResultCode().name();
        }
        if (reason instanceof SQLException sql && sql.getSQLState() != null) {
            return "the database failed: state " + sql.getSQLState();
        }
        return "the database failed: " + reason.getClass().getSimpleName();
    }
}
