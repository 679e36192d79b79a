package aftercare.journal.replicas;

import aftercare.journal.record.Micros;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.PostgresStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The table of the services on one database. All times in it are by the clock of the database. */
public final class ReplicaTable {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int MOST_ROWS = 200;
    private static final int MICROS = 1_000_000;
    private static final String NOW = "(extract(epoch FROM clock_timestamp()) * " + MICROS + ")::bigint";
    private static final String COLUMNS = "SELECT replica_id, sequence, version, since, greatest(0, (" + NOW
            + " - seen_at) / " + MICROS + "), trouble";

    private final PostgresStore store;

    public ReplicaTable(JournalPlace.Postgres place) {
        this.store = new PostgresStore(place, PATIENCE_MILLIS);
    }

    /**
     * Writes the row of a service, in the place of its last one.
     *
     * @return the one that was there
     * @throws Unreadable when it is not there
     */
    public Optional<ReplicaRow> report(ReplicaRow row) {
        try (Connection writer = store.writer();
                PreparedStatement before =
                        writer.prepareStatement(COLUMNS + " FROM replica WHERE replica_id = ? FOR UPDATE");
                PreparedStatement upsert = writer.prepareStatement(
                        "INSERT INTO replica (replica_id, sequence, version, since, seen_at, trouble) VALUES (?, ?, ?, ?, "
                                + NOW + ", ?) ON CONFLICT (replica_id) DO UPDATE SET sequence = EXCLUDED.sequence,"
                                + " version = EXCLUDED.version, since = EXCLUDED.since, seen_at = EXCLUDED.seen_at,"
                                + " trouble = EXCLUDED.trouble")) {
            before.setString(1, row.id());
            List<ReplicaRow> rows = rows(before);
            upsert.setString(1, row.id());
            upsert.setLong(2, row.sequence());
            upsert.setString(3, row.version());
            upsert.setLong(4, Micros.of(row.since()));
            upsert.setString(5, row.trouble());
            upsert.executeUpdate();
            writer.commit();
            return rows.stream().findFirst();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * The services that said something within that time, by their names; of very many those that said it last.
     *
     * @throws Unreadable when the database does not answer
     */
    public List<ReplicaRow> seenWithin(long seconds) {
        try (Connection reader = store.hastyReader();
                PreparedStatement select = reader.prepareStatement(COLUMNS + " FROM replica WHERE seen_at > " + NOW
                        + " - ? * " + MICROS + "::bigint ORDER BY seen_at DESC LIMIT " + MOST_ROWS)) {
            // Pods that come and go leave a row each, which must not hide the row of one that is there.
            select.setLong(1, seconds);
            List<ReplicaRow> rows = rows(select);
            rows.sort(Comparator.comparing(ReplicaRow::id));
            return rows;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static List<ReplicaRow> rows(PreparedStatement select) throws SQLException {
        List<ReplicaRow> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(new ReplicaRow(
                        found.getString(1),
                        found.getLong(2),
                        found.getString(3),
                        Micros.instant(found.getLong(4)),
                        found.getLong(5),
                        found.getString(6)));
            }
        }
        return rows;
    }

    private Unreadable unreadable(SQLException e) {
        return new Unreadable(
                store.name() + ": " + DatabaseFault.words(e) + ": may this role read and write the table `replica`?",
                e);
    }
}
