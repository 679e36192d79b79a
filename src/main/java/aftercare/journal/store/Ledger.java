package aftercare.journal.store;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.Head;
import aftercare.journal.record.Micros;
import aftercare.journal.record.Query;
import aftercare.journal.record.Row;
import aftercare.journal.record.Unreadable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The records, in SQL that both databases understand. */
public final class Ledger {

    private static final int MOMENTS_AT_ONCE = 1000;

    /** Records that are looked at for one page; a tenth of a second or two. */
    private static final int MOST_LOOKED_AT = 100_000;

    private Ledger() {}

    public static Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last =
                        statement.executeQuery("SELECT sequence, hash FROM decision ORDER BY sequence DESC LIMIT 1")) {
            if (last.next()) {
                return new Head(last.getLong(1), Hash.fromBytes(last.getBytes(2)));
            }
        }
        // When every record was removed the chain still goes on from the last of them.
        try (Statement statement = connection.createStatement();
                ResultSet removed = statement.executeQuery(
                        "SELECT sequence, hash FROM seal WHERE kind = 'removed' ORDER BY sequence DESC LIMIT 1")) {
            return removed.next() ? new Head(removed.getLong(1), Hash.fromBytes(removed.getBytes(2))) : Head.START;
        }
    }

    /** @throws Unreadable when the tables are those of an older program, which take no record of this one */
    public static void requireUpToDate(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT report_hash FROM content WHERE sequence = 0");
                ResultSet found = select.executeQuery()) {
            found.next();
        } catch (SQLException e) {
            if (DatabaseFault.isCut(e)) {
                throw e;
            }
            throw outdated(e);
        }
    }

    static Unreadable outdated(SQLException e) {
        return new Unreadable(
                "the tables of the journal are not those of this version, or are not there: run this once with"
                        + " `AFTERCARE_JOURNAL_OWNER` set to the role that owns the database",
                e);
    }

    /** Adds rows in one transaction that the caller commits. */
    public static void add(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement decisions = connection.prepareStatement(Row.INSERT_DECISION);
                PreparedStatement contents = connection.prepareStatement(Row.INSERT_CONTENT)) {
            for (Row row : rows) {
                row.addDecision(decisions);
                if (row.kept().content().isPresent()) {
                    row.addContent(contents);
                }
            }
            decisions.executeBatch();
            contents.executeBatch();
        }
    }

    public static Optional<Row> byId(Connection connection, String decisionId) throws SQLException {
        try (PreparedStatement select = select(connection, "WHERE d.decision_id = ?")) {
            select.setString(1, decisionId);
            return first(select);
        }
    }

    public static Optional<Row> bySequence(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement select = select(connection, "WHERE d.sequence = ?")) {
            select.setLong(1, sequence);
            return first(select);
        }
    }

    /** The hash of a record; empty when it is not there. */
    public static Optional<Hash> hashOf(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM decision WHERE sequence = ?")) {
            select.setLong(1, sequence);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(Hash.fromBytes(found.getBytes(1))) : Optional.empty();
            }
        }
    }

    public static Optional<Row> byKey(Connection connection, String caller, Hash keyHash) throws SQLException {
        try (PreparedStatement select = select(connection, "WHERE d.caller = ? AND d.key_hash = ?")) {
            select.setString(1, caller);
            select.setBytes(2, keyHash.bytes());
            return first(select);
        }
    }

    /** The records of a report, oldest first. */
    public static List<Row> ofReport(Connection connection, String reportId) throws SQLException {
        try (PreparedStatement select = select(connection, "WHERE c.report_id = ? ORDER BY d.sequence")) {
            select.setString(1, reportId);
            return all(select);
        }
    }

    /** Tells when decisions were made, from that record on, in the order of the chain. */
    public static void eachMoment(Connection connection, long sequence, Consumer<Instant> heard) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT decided_at FROM decision WHERE sequence >= ? ORDER BY sequence")) {
            select.setLong(1, sequence);
            select.setFetchSize(MOMENTS_AT_ONCE);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    heard.accept(Micros.instant(found.getLong(1)));
                }
            }
        }
    }

    /** Up to {@code limit} records after that one, in the order of the chain. */
    public static List<Row> after(Connection connection, long sequence, int limit) throws SQLException {
        try (PreparedStatement select = select(connection, "WHERE d.sequence > ? ORDER BY d.sequence LIMIT ?")) {
            select.setLong(1, sequence);
            select.setInt(2, limit);
            return all(select);
        }
    }

    /** The first record in the chain of those that were decided at that moment or later. */
    public static OptionalLong firstSince(Connection connection, Instant moment) throws SQLException {
        // By the index of times, not along the chain until the first fits: with + 0 it is no smallest key that is asked
        // for.
        try (PreparedStatement select =
                connection.prepareStatement("SELECT min(sequence + 0) FROM decision WHERE decided_at >= ?")) {
            select.setLong(1, Micros.of(moment));
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getObject(1) != null
                        ? OptionalLong.of(found.getLong(1))
                        : OptionalLong.empty();
            }
        }
    }

    /**
     * The last sealed record before that one, among the first {@code ofFirst} records; where none of those is sealed, the first
     * that is. Empty when no sealed record appears before that one.
     */
    public static Optional<Head> lastSealedBefore(Connection connection, long sequence, long ofFirst)
            throws SQLException {
        OptionalLong first = lowest(connection);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long near = ofFirst > sequence - first.getAsLong() ? sequence : first.getAsLong() + ofFirst;
        Optional<Head> found = sealed(connection, near, "DESC");
        return found.isPresent() || near == sequence ? found : sealed(connection, sequence, "ASC");
    }

    private static Optional<Head> sealed(Connection connection, long before, String order) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT d.sequence, d.hash FROM decision d"
                + " JOIN seal s ON s.kind = 'head' AND s.sequence = d.sequence AND s.hash = d.hash"
                + " WHERE d.sequence < ? ORDER BY d.sequence " + order + " LIMIT 1")) {
            select.setLong(1, before);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Head(found.getLong(1), Hash.fromBytes(found.getBytes(2))))
                        : Optional.empty();
            }
        }
    }

    /** The record that follows on that one, by number. */
    public static OptionalLong next(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT min(sequence) FROM decision WHERE sequence > ?")) {
            select.setLong(1, sequence);
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getObject(1) != null
                        ? OptionalLong.of(found.getLong(1))
                        : OptionalLong.empty();
            }
        }
    }

    /** The first content that belongs to no record. */
    public static OptionalLong contentWithoutRecord(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT min(c.sequence) FROM content c"
                        + " LEFT JOIN decision d ON d.sequence = c.sequence WHERE d.sequence IS NULL")) {
            return found.next() && found.getObject(1) != null
                    ? OptionalLong.of(found.getLong(1))
                    : OptionalLong.empty();
        }
    }

    /** How many records there are up to that one. */
    public static long countUpTo(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT count(*) FROM decision WHERE sequence <= ?")) {
            select.setLong(1, sequence);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    /**
     * A page of what was asked for.
     *
     * @param next the end of what was looked at, if there is more
     */
    public record Page(List<Row> rows, Optional<Long> next) {}

    /**
     * What the query asks for, newest first. Looks at {@value #MOST_LOOKED_AT} records at most, found by the order of the
     * chain alone: whatever is asked for, it takes no longer. The records of one report are few, and have an index.
     */
    public static Page matching(Connection connection, Query query) throws SQLException {
        long first = first(connection, query.since());
        long before = Math.min(query.before().orElse(Long.MAX_VALUE), end(connection, query));
        long from = query.reportId().isPresent() ? first : Math.max(first, before - MOST_LOOKED_AT);
        List<Object> values = new ArrayList<>();
        String where = query.where(from, before, values);
        try (PreparedStatement select = select(connection, where + " ORDER BY d.sequence DESC LIMIT ?")) {
            for (int index = 0; index < values.size(); index++) {
                select.setObject(index + 1, values.get(index));
            }
            select.setInt(values.size() + 1, query.limit());
            List<Row> rows = all(select);
            long reached = rows.size() < query.limit()
                    ? from
                    : rows.get(rows.size() - 1).kept().sequence();
            return new Page(rows, reached > first ? Optional.of(reached) : Optional.empty());
        }
    }

    /** The first record that can be meant. */
    private static long first(Connection connection, Optional<Instant> since) throws SQLException {
        if (since.isPresent()) {
            return firstSince(connection, since.get()).orElse(Long.MAX_VALUE);
        }
        return lowest(connection).orElse(Long.MAX_VALUE);
    }

    /** The record after the last that can be meant. */
    private static long end(Connection connection, Query query) throws SQLException {
        if (query.until().isEmpty()) {
            return head(connection).sequence() + 1;
        }
        // As in firstSince; by the earlier moment too, so that a short time long ago is found in a short time.
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT max(sequence + 0) FROM decision WHERE decided_at >= ? AND decided_at < ?")) {
            select.setLong(1, query.since().map(Micros::of).orElse(Long.MIN_VALUE));
            select.setLong(2, Micros.of(query.until().get()));
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getObject(1) != null ? found.getLong(1) + 1 : 0;
            }
        }
    }

    /** The last record that is there. */
    public static OptionalLong highest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT max(sequence) FROM decision")) {
            return found.next() && found.getObject(1) != null
                    ? OptionalLong.of(found.getLong(1))
                    : OptionalLong.empty();
        }
    }

    private static OptionalLong lowest(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT min(sequence) FROM decision")) {
            return found.next() && found.getObject(1) != null
                    ? OptionalLong.of(found.getLong(1))
                    : OptionalLong.empty();
        }
    }

    private static PreparedStatement select(Connection connection, String rest) throws SQLException {
        return connection.prepareStatement("SELECT " + Row.COLUMNS + Row.TABLES + rest);
    }

    private static Optional<Row> first(PreparedStatement select) throws SQLException {
        List<Row> rows = all(select);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    private static List<Row> all(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(Row.read(found));
            }
        }
        return rows;
    }
}
