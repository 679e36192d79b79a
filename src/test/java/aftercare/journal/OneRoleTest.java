package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One URL is enough for a PostgreSQL; more roles may come later. */
class OneRoleTest {

    @TempDir
    Path folder;

    private final Postgres postgres = Postgres.shared();

    @Test
    void needsOneUrlAlone() throws Exception {
        JournalPlace.Postgres place = postgres.ofOneRole();
        append(place, "d1");
        append(place, "d2");
        Retention retention = new Retention(JournalSettings.of(folder, place), List.of(), JournalContract.CLOCK);
        assertEquals(1, retention.erase(Entries.report("visit-d1")));
        Verification verified = new Verifier(folder, place, List.of()).verify();
        assertEquals(List.of(), verified.problems());
        assertEquals(2, verified.records());
        assertEquals(1, verified.erased());
        assertFalse(place.name().contains("password"), place.name());
    }

    @Test
    void letsOtherRolesTakeOver() throws Exception {
        JournalPlace.Postgres alone = postgres.ofOneRole();
        append(alone, "d1");
        JournalPlace.Postgres place = Postgres.withRoles(alone);
        append(place, "d2");
        assertEquals(2, new Verifier(folder, place, List.of()).verify().records());
        assertRefused(place, "DELETE FROM content");
        append(alone, "d3");
    }

    /** Nobody named a role that removes: then nobody who serves may, not even one that once could. */
    @Test
    void withoutARoleThatRetainsNobodyRemoves() throws Exception {
        JournalPlace.Postgres all = postgres.database();
        JournalPlace.Postgres place = new JournalPlace.Postgres(all.url(), all.serve(), all.owner(), Optional.empty());
        append(place, "d1");
        assertRefused(place, "DELETE FROM content");
        JournalPlace.Postgres other = postgres.database();
        append(new JournalPlace.Postgres(other.url(), other.serve(), other.owner(), Optional.of(other.serve())), "d1");
        append(new JournalPlace.Postgres(other.url(), other.serve(), other.owner(), other.retain()), "d2");
        // As if the statements of today had not been run yet on grants of an earlier day.
        postgres.run(other, "UPDATE schema_history SET checksum = 1 WHERE version IS NULL");
        append(new JournalPlace.Postgres(other.url(), other.serve(), other.owner(), Optional.empty()), "d3");
        assertRefused(other, "DELETE FROM content");
        assertRefused(other, "DELETE FROM decision");
    }

    @Test
    void saysWhoMustBringOlderTablesUpToDate() throws Exception {
        JournalPlace.Postgres all = postgres.database();
        append(all, "d1");
        postgres.run(all, "ALTER TABLE content DROP COLUMN report_hash");
        postgres.run(all, "DROP TABLE published, replica");
        postgres.run(all, "DELETE FROM schema_history WHERE version IN ('2', '3')");
        JournalPlace.Postgres serving =
                new JournalPlace.Postgres(all.url(), all.serve(), Optional.empty(), Optional.empty());
        Unreadable refused = assertThrows(Unreadable.class, () -> append(serving, "d2"));
        assertTrue(refused.getMessage().contains("`AFTERCARE_JOURNAL_OWNER`"), refused.getMessage());
        append(all, "d2");
        append(serving, "d3");
    }

    private void assertRefused(JournalPlace.Postgres place, String sql) throws SQLException {
        try (Connection serving = JournalSettings.of(folder, place).store().writer();
                Statement statement = serving.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals("42501", refused.getSQLState());
        }
    }

    @Test
    void refusesWhatIsNoPostgres() {
        for (String url : List.of("", "jdbc:sqlite:x", "http://127.0.0.1/", "jdbc:postgresql:////?password=secret&/")) {
            Unreadable refused = assertThrows(Unreadable.class, () -> JournalPlace.Postgres.of(url), url);
            assertEquals(
                    "journal: this is no address of a PostgreSQL: write `jdbc:postgresql://host/database`",
                    refused.getMessage());
        }
    }

    private void append(JournalPlace place, String id) throws Exception {
        Journal journal = Journal.open(JournalSettings.of(folder, place), JournalContract.CLOCK);
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        assertTrue(Writable.records(20, journal, Entries.entry(id)));
        journal.close();
    }
}
