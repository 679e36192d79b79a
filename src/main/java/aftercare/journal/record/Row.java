package aftercare.journal.record;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/**
 * A record with what the database holds beside it.
 *
 * @param salt of the content hash; empty when the content was erased
 */
public record Row(DecisionRecord kept, Optional<byte[]> salt) {

    public static final String COLUMNS = "d.sequence, d.decision_id, d.decided_at, d.reported_at, d.caller, d.key_hash,"
            + " d.rule_set, d.program, d.urgency, d.complete, d.rule_ids, d.content_hash, d.previous_hash, d.hash,"
            + " c.salt, c.report_id, c.request_hash, c.coded_report, c.answer,"
            + " (SELECT report_hash FROM content own WHERE own.sequence = d.sequence) AS report_hash";

    /**
     * A log that an older program left has no {@code report_hash}, and must verify as it is, without being touched: then the name
     * means the nothing beside it.
     */
    public static final String TABLES = " FROM (SELECT NULL AS report_hash) absent CROSS JOIN decision d"
            + " LEFT JOIN content c ON c.sequence = d.sequence ";

    public static final String INSERT_DECISION =
            "INSERT INTO decision (sequence, decision_id, decided_at, reported_at, caller,"
                    + " key_hash, rule_set, program, urgency, complete, rule_ids, content_hash, previous_hash, hash)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public static final String INSERT_CONTENT =
            "INSERT INTO content (sequence, salt, report_id, request_hash, coded_report,"
                    + " answer, report_hash) VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** The record in the present row of that result. */
    public static Row read(ResultSet found) throws SQLException {
        long sequence = found.getLong("sequence");
        Optional<byte[]> salt = Optional.ofNullable(found.getBytes("salt"));
        try {
            return new Row(kept(found, sequence, salt.isPresent()), salt);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new JournalDamage("record " + sequence + ": a value is none that was ever written");
        }
    }

    private static DecisionRecord kept(ResultSet found, long sequence, boolean whole) throws SQLException {
        long complete = found.getLong("complete");
        if (complete != 0 && complete != 1) {
            throw new IllegalArgumentException("neither complete nor not");
        }
        String ruleIds = found.getString("rule_ids");
        return new DecisionRecord(
                sequence,
                found.getString("decision_id"),
                Micros.instant(found.getLong("decided_at")),
                Micros.instant(found.getLong("reported_at")),
                found.getString("caller"),
                hash(found, "key_hash"),
                found.getString("rule_set"),
                found.getString("program"),
                Urgency.valueOf(found.getString("urgency")),
                complete == 1,
                ruleIds.isEmpty() ? List.of() : List.of(ruleIds.split(Entry.BETWEEN_IDS, -1)),
                whole ? Optional.of(content(found)) : Optional.empty(),
                Hash.fromBytes(found.getBytes("content_hash")),
                Hash.fromBytes(found.getBytes("previous_hash")),
                Hash.fromBytes(found.getBytes("hash")));
    }

    private static Content content(ResultSet found) throws SQLException {
        return new Content(
                Optional.ofNullable(found.getString("report_id")),
                Hash.fromBytes(found.getBytes("request_hash")),
                hash(found, "report_hash"),
                found.getBytes("coded_report"),
                found.getBytes("answer"));
    }

    private static Optional<Hash> hash(ResultSet found, String column) throws SQLException {
        return Optional.ofNullable(found.getBytes(column)).map(Hash::fromBytes);
    }

    public void addDecision(PreparedStatement insert) throws SQLException {
        insert.setLong(1, kept.sequence());
        insert.setString(2, kept.decisionId());
        insert.setLong(3, Micros.of(kept.decidedAt()));
        insert.setLong(4, Micros.of(kept.reportedAt()));
        insert.setString(5, kept.caller());
        setHash(insert, 6, kept.keyHash());
        insert.setString(7, kept.ruleSet());
        insert.setString(8, kept.program());
        insert.setString(9, kept.urgency().name());
        insert.setLong(10, kept.complete() ? 1 : 0);
        insert.setString(11, String.join(Entry.BETWEEN_IDS, kept.ruleIds()));
        insert.setBytes(12, kept.contentHash().bytes());
        insert.setBytes(13, kept.previous().bytes());
        insert.setBytes(14, kept.hash().bytes());
        insert.addBatch();
    }

    public void addContent(PreparedStatement insert) throws SQLException {
        Content content = kept.content().orElseThrow();
        insert.setLong(1, kept.sequence());
        insert.setBytes(2, salt.orElseThrow());
        insert.setString(3, content.reportId().orElse(null));
        insert.setBytes(4, content.requestHash().bytes());
        insert.setBytes(5, content.codedReport());
        insert.setBytes(6, content.answer());
        setHash(insert, 7, content.reportHash());
        insert.addBatch();
    }

    private static void setHash(PreparedStatement insert, int place, Optional<Hash> hash) throws SQLException {
        if (hash.isPresent()) {
            insert.setBytes(place, hash.get().bytes());
        } else {
            insert.setNull(place, Types.BINARY);
        }
    }

    /** What is wrong with this record by itself, in words; empty when nothing is. */
    public Optional<String> wrong() {
        if (!kept.hash().equals(kept.computedHash())) {
            return Optional.of("it was altered: its hash does not fit");
        }
        if (salt.isPresent()
                && !kept.contentHash().equals(kept.content().orElseThrow().hash(salt.get()))) {
            return Optional.of("its report or its answer was altered: the hash does not fit");
        }
        return Optional.empty();
    }

    /** Whether all that the database holds of it is the same in that one; the salt is what both contents are hashed with. */
    public boolean same(Row other) {
        return kept.hash().equals(other.kept.hash())
                && kept.computedHash().equals(other.kept.computedHash())
                && contentHash().equals(other.contentHash());
    }

    private Optional<Hash> contentHash() {
        return salt.map(grain -> kept.content().orElseThrow().hash(grain));
    }

    /** The record, if it is what was recorded. */
    public DecisionRecord sound() {
        Optional<String> wrong = wrong();
        if (wrong.isPresent()) {
            throw new JournalDamage("record " + kept.sequence() + ": " + wrong.get());
        }
        return kept;
    }
}
