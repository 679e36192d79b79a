package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.PublishedTable;
import aftercare.journal.replicas.ReplicaName;
import aftercare.journal.replicas.ReplicaRow;
import aftercare.journal.replicas.ReplicaTable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.PostgresStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several services on one PostgreSQL share, and what the role that serves may do with it. */
class SharedTablesTest {

    private static final Instant SINCE = Instant.parse("2026-11-24T09:00:00Z");
    private static final String VERSION = "sha256:" + "a".repeat(64);

    private JournalPlace.Postgres place;

    @BeforeEach
    void emptyDatabase() throws Exception {
        place = Postgres.shared().emptied();
    }

    @Test
    void whoeverOwnsTheTablesPublishesAndWhoeverServesReads() {
        PublishedTable publishing = PublishedTable.publishing(place);
        assertThrows(Unreadable.class, () -> PublishedTable.reading(place).newest(), "no tables yet");
        publishing.require();
        publishing.require();
        assertTrue(publishing.add(7, new byte[] {1, 2, 3}, publishing.newest(), SINCE));
        SortedMap<Long, String> one = publishing.newest();
        assertFalse(publishing.add(7, new byte[] {4}, one, SINCE), "there is one of that sequence");
        assertTrue(publishing.add(9, new byte[] {5}, one, SINCE));
        assertFalse(publishing.add(10, new byte[] {6}, one, SINCE), "somebody else published since");
        PublishedTable reading = PublishedTable.reading(place);
        assertEquals(List.of(9L, 7L), new ArrayList<>(reading.newest().keySet()));
        assertArrayEquals(new byte[] {1, 2, 3}, reading.bundle(7, 3).orElseThrow());
        assertEquals(Optional.empty(), reading.bundle(7, 2), "it is larger");
        assertEquals(Optional.empty(), reading.bundle(8, 3));
    }

    @Test
    void seesThatARowWasWrittenAnew() throws Exception {
        PublishedTable publishing = PublishedTable.publishing(place);
        publishing.require();
        publishing.add(1, new byte[] {1}, publishing.newest(), SINCE);
        Object before = publishing.newest();
        assertEquals(before, publishing.newest());
        Postgres.shared().run(place, "UPDATE published SET bundle = '\\x02'");
        assertFalse(before.equals(publishing.newest()));
    }

    @Test
    void theRoleThatServesPublishesNothing() throws Exception {
        PublishedTable.publishing(place).require();
        for (String sql : List.of(
                "INSERT INTO published VALUES (1, '\\x00', 0)",
                "UPDATE published SET bundle = '\\x00'",
                "DELETE FROM published",
                "TRUNCATE published",
                "DELETE FROM replica",
                "TRUNCATE replica",
                "DROP TABLE replica")) {
            try (Connection writer = new PostgresStore(place, 900).writer();
                    Statement statement = writer.createStatement()) {
                SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
                assertEquals("42501", refused.getSQLState(), sql);
            }
        }
    }

    @Test
    void aReplicaHasOneRow() {
        PublishedTable.publishing(place).require();
        ReplicaTable table = new ReplicaTable(place);
        table.report(new ReplicaRow("b", 0, "", SINCE, 0, "BUNDLE-008"));
        table.report(new ReplicaRow("a", 3, VERSION, SINCE, 0, ""));
        table.report(new ReplicaRow("b", 4, VERSION, SINCE, 0, ""));
        List<ReplicaRow> rows = table.seenWithin(3600);
        assertEquals(2, rows.size());
        assertEquals("a", rows.get(0).id());
        assertEquals(4, rows.get(1).sequence());
        assertEquals("", rows.get(1).trouble());
        assertEquals(SINCE, rows.get(1).since());
        assertTrue(rows.get(1).seenSecondsAgo() < 3600);
    }

    @Test
    void whoWasSilentForLongIsGone() throws Exception {
        PublishedTable.publishing(place).require();
        ReplicaTable table = new ReplicaTable(place);
        table.report(new ReplicaRow("a", 3, VERSION, SINCE, 0, ""));
        Postgres.shared().run(place, "UPDATE replica SET seen_at = seen_at - 7200 * 1000000::bigint");
        assertEquals(List.of(), table.seenWithin(3600));
        long ago = table.seenWithin(86_400).get(0).seenSecondsAgo();
        assertTrue(ago >= 7200 && ago < 10_000, Long.toString(ago));
    }

    @Test
    void whoIsGoneHidesNobodyWhoIsThere() throws Exception {
        PublishedTable.publishing(place).require();
        ReplicaTable table = new ReplicaTable(place);
        table.report(new ReplicaRow("z", 3, VERSION, SINCE, 0, ""));
        Postgres.shared()
                .run(
                        place,
                        "INSERT INTO replica SELECT 'gone-' || n, sequence, version, since, seen_at - 7200 *"
                                + " 1000000::bigint, trouble FROM replica, generate_series(1, 300) AS n");
        List<ReplicaRow> rows = table.seenWithin(86_400);
        assertEquals(200, rows.size());
        assertEquals("z", rows.get(rows.size() - 1).id());
        assertTrue(rows.get(0).id().startsWith("gone-"));
    }

    @Test
    void aSecondServiceOfOneNameTakesAnother() throws Exception {
        PublishedTable.publishing(place).require();
        ReplicaTable table = new ReplicaTable(place);
        ReplicaName one = new ReplicaName("a");
        ReplicaName other = new ReplicaName("a");
        int turns = 0;
        for (; turns < 4; turns++) {
            write(table, one, 3, SINCE);
            write(table, other, 4, SINCE.plusSeconds(1));
        }
        assertNotEquals(one.toString(), other.toString());
        List<Long> sequences = new ArrayList<>();
        for (ReplicaRow row : table.seenWithin(3600)) {
            if (row.id().equals(one.toString()) || row.id().equals(other.toString())) {
                sequences.add(row.sequence());
            }
        }
        sequences.sort(null);
        assertEquals(List.of(3L, 4L), sequences);
    }

    @Test
    void aServiceThatIsAloneKeepsItsName() throws Exception {
        PublishedTable.publishing(place).require();
        ReplicaTable table = new ReplicaTable(place);
        ReplicaName name = new ReplicaName("a");
        for (int sequence = 1; sequence < 6; sequence++) {
            write(table, name, sequence, SINCE.plusSeconds(sequence));
            if (sequence % 2 == 0) {
                name.lost();
                table.report(new ReplicaRow("a", 77, VERSION, SINCE, 0, ""));
            }
        }
        // It was started anew while the last one still wrote a row.
        write(table, new ReplicaName("a"), 6, SINCE);
        write(table, name, 6, SINCE);
        assertEquals("a", name.toString());
    }

    private static void write(ReplicaTable table, ReplicaName name, long sequence, Instant since) {
        ReplicaRow row = new ReplicaRow(name.toString(), sequence, VERSION, since, 0, "");
        name.wrote(row, table.report(row));
    }

    @Test
    void refusesARowThatNoServiceWrites() {
        PublishedTable.publishing(place).require();
        ReplicaTable table = new ReplicaTable(place);
        assertThrows(Unreadable.class, () -> table.report(new ReplicaRow("a b", 0, "", SINCE, 0, "")));
        assertThrows(Unreadable.class, () -> table.report(new ReplicaRow("a", 0, "words", SINCE, 0, "")));
        assertThrows(Unreadable.class, () -> table.report(new ReplicaRow("a", 0, "", SINCE, 0, "words")));
    }
}
