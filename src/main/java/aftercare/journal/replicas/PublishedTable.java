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
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of published rule sets. What is in it proves nothing: each reader verifies the bundle. */
public final class PublishedTable {

    /** Rows that may be in the place of one that verifies. */
    public static final int MOST_ROWS = 1_000;

    private static final int PATIENCE_MILLIS = 10_000;

    /** Of the one lock that every publication takes; any number would do that the log does not take. */
    private static final long LOCK = 0x7075_626c_6973_6865L;

    private final PostgresStore store;
    private final boolean publishing;
    private final boolean owned;

    private PublishedTable(JournalPlace.Postgres place, boolean publishing) {
        this.store = new PostgresStore(place, PATIENCE_MILLIS);
        this.publishing = publishing;
        this.owned = place.owner().isPresent();
    }

    /** As the role that serves, which reads alone. */
    public static PublishedTable reading(JournalPlace.Postgres place) {
        return new PublishedTable(place, false);
    }

    /** As the role that owns the tables, else the one that is named. */
    public static PublishedTable publishing(JournalPlace.Postgres place) {
        return new PublishedTable(place, true);
    }

    /** The database, without what may hold a password. */
    public String name() {
        return store.name();
    }

    /** Makes the tables where they are missing and this role may do so. */
    public void require() {
        try {
            newest();
        } catch (Unreadable e) {
            boolean missing = e.getCause() instanceof SQLException sql && DatabaseFault.isTableMissing(sql);
            if (!missing || !owned) {
                throw e;
            }
            store.migrate();
        }
    }

    /**
     * The last rows, the highest sequence first: each sequence with a text that is another one where the row was written anew.
     *
     * @throws Unreadable when the database does not answer
     */
    public SortedMap<Long, String> newest() {
        try (Connection reader = reader()) {
            return newest(reader);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static SortedMap<Long, String> newest(Connection connection) throws SQLException {
        SortedMap<Long, String> rows = new TreeMap<>(Comparator.reverseOrder());
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT sequence, xmin::text FROM published ORDER BY sequence DESC LIMIT " + MOST_ROWS);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.put(found.getLong(1), found.getString(2));
            }
        }
        return rows;
    }

    /**
     * The bundle of that sequence; empty where there is none, or it is larger.
     *
     * @throws Unreadable when the database does not answer
     */
    public Optional<byte[]> bundle(long sequence, int mostBytes) {
        try (Connection reader = reader();
                PreparedStatement select = reader.prepareStatement(
                        "SELECT bundle FROM published WHERE sequence = ? AND octet_length(bundle) <= ?")) {
            select.setLong(1, sequence);
            select.setInt(2, mostBytes);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Adds a bundle. INVARIANT: one publication at a time, and none beside rows that its judge has not seen.
     *
     * @param seen the newest rows when it was judged
     * @return false when there are others by now, or one of that sequence; then nothing was added
     * @throws Unreadable when it is not there
     */
    public boolean add(long sequence, byte[] bundle, SortedMap<Long, String> seen, Instant now) {
        try (Connection writer = store.publisher()) {
            // Each statement is to see what was committed before it, whatever the database has as its default.
            writer.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try (PreparedStatement lock = writer.prepareStatement("SELECT pg_advisory_xact_lock(" + LOCK + ")")) {
                lock.execute();
            }
            return newest(writer).equals(seen) && added(writer, sequence, bundle, now);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static boolean added(Connection writer, long sequence, byte[] bundle, Instant now) throws SQLException {
        try (PreparedStatement insert = writer.prepareStatement(
                "INSERT INTO published (sequence, bundle, published_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, sequence);
            insert.setBytes(2, bundle);
            insert.setLong(3, Micros.of(now));
            int added = insert.executeUpdate();
            writer.commit();
            return added == 1;
        }
    }

    private Connection reader() throws SQLException {
        return publishing ? store.publisher() : store.hastyReader();
    }

    private Unreadable unreadable(SQLException e) {
        String advice = DatabaseFault.isTableMissing(e)
                ? "the tables are missing: start a service with the role that owns them"
                : "is the database there, and may this role read and write what is published?";
        return new Unreadable(store.name() + ": " + DatabaseFault.words(e) + ": " + advice, e);
    }
}
