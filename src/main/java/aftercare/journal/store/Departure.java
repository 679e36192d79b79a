package aftercare.journal.store;

import aftercare.journal.record.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a SQLite file says once its log is being moved to a PostgreSQL, or was.
 *
 * <p>INVARIANT: from the transaction that begins it no program changes a row of the log here, not an older one either: triggers
 * refuse. So there is never a second end of the chain.
 *
 * @param address of the PostgreSQL, without a password
 * @param over whether all of the log is there
 */
public record Departure(String address, boolean over) {

    private static final List<String> TABLES = List.of("rule_set", "decision", "content", "seal", "pulse");
    private static final List<String> CHANGES = List.of("INSERT", "UPDATE", "DELETE");

    /** What the file says; empty for one whose log stays. */
    static Optional<Departure> of(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT address, over_at IS NOT NULL FROM departure")) {
            return found.next()
                    ? Optional.of(new Departure(found.getString(1), found.getBoolean(2)))
                    : Optional.empty();
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'departure'")) {
            return found.next();
        }
    }

    /** In a transaction that the caller commits. */
    public static void begin(Connection connection, String address, Instant now) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE departure (address TEXT NOT NULL, begun_at INTEGER NOT NULL, over_at INTEGER) STRICT");
            for (String table : TABLES) {
                for (String change : CHANGES) {
                    statement.execute("CREATE TRIGGER " + trigger(table, change) + " BEFORE " + change + " ON " + table
                            + " BEGIN SELECT RAISE(ABORT, 'the decision log was moved away'); END");
                }
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO departure (address, begun_at) VALUES (?, ?)")) {
            insert.setString(1, address);
            insert.setLong(2, Micros.of(now));
            insert.executeUpdate();
        }
    }

    /** In a transaction that the caller commits. */
    public static void end(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE departure SET over_at = ?")) {
            update.setLong(1, Micros.of(now));
            update.executeUpdate();
        }
    }

    /** The log stays after all; in a transaction that the caller commits. */
    public static void undo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                for (String change : CHANGES) {
                    statement.execute("DROP TRIGGER " + trigger(table, change));
                }
            }
            statement.execute("DROP TABLE departure");
        }
    }

    private static String trigger(String table, String change) {
        return "departed_" + table + "_" + change;
    }

    /** The message for a program that would write here, with what to do. */
    public String words() {
        String next = "start the service with `AFTERCARE_JOURNAL` set to this address";
        return over
                ? "the decision log was moved to " + address + ": " + next
                : "the decision log is being moved to " + address
                        + ", and nothing is recorded here meanwhile: wait until"
                        + " `aftercare move-journal` has ended, or run it again, then " + next;
    }
}
