package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import aftercare.journal.store.JournalPlace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal in a PostgreSQL. */
class PostgresJournalTest extends JournalContract {

    private final Postgres postgres = Postgres.shared();

    @Override
    JournalPlace place() throws SQLException {
        return postgres.emptied();
    }

    @Override
    Connection intruder(JournalPlace place) throws SQLException {
        return postgres.superuser((JournalPlace.Postgres) place);
    }

    @Test
    void theRoleThatServesCanNeitherChangeNorRemove() throws Exception {
        append(1, 3);
        for (String table : List.of("decision", "content", "seal", "rule_set")) {
            for (String sql : List.of("DELETE FROM " + table, "TRUNCATE " + table, "DROP TABLE " + table)) {
                assertRefused(settings().store().writer(), sql);
            }
        }
        assertRefused(settings().store().writer(), "UPDATE decision SET urgency = 'SELF_CARE'");
        assertRefused(settings().store().writer(), "UPDATE content SET report_id = 'x'");
        assertRefused(settings().store().writer(), "UPDATE seal SET sequence = 0");
        assertRefused(settings().store().writer(), "UPDATE rule_set SET version = 'x'");
    }

    @Test
    void theRoleThatRetainsCanChangeNothing() throws Exception {
        append(1, 3);
        assertRefused(settings().store().retainer(), "UPDATE decision SET urgency = 'SELF_CARE'");
        assertRefused(settings().store().retainer(), "UPDATE content SET report_id = 'x'");
        assertRefused(settings().store().retainer(), "DELETE FROM seal");
        assertRefused(settings().store().retainer(), "DELETE FROM rule_set");
    }

    private static void assertRefused(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            assertEquals("42501", refused.getSQLState(), sql);
        }
    }

    @Test
    void waitsForTheDiskAtEveryCommit() throws Exception {
        try (Connection writer = settings().store().writer();
                Statement statement = writer.createStatement();
                ResultSet set = statement.executeQuery("SHOW synchronous_commit")) {
            set.next();
            assertEquals("on", set.getString(1));
        }
    }
}
