package aftercare.journal.record;

import aftercare.domain.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which decisions are asked for.
 *
 * @param since decided at this moment or later
 * @param until decided before this moment
 * @param ruleId a rule that spoke
 * @param reportId the sender's id of the report; it is gone where that was erased
 * @param caller who asked for the decision
 * @param before only those that stand before this one in the chain: where the page before ended
 * @param limit how many at most
 */
public record Query(
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<Urgency> urgency,
        Optional<String> ruleId,
        Optional<String> reportId,
        Optional<String> caller,
        Optional<Long> before,
        int limit) {

    public static final int MOST = 1000;

    public Query {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page holds 1 to " + MOST + " decisions");
        }
    }

    /** Everything, newest first. */
    public static Query newest(int limit) {
        return new Query(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    /** The page after the one that ended with that sequence. */
    public Query before(long sequence) {
        return new Query(since, until, urgency, ruleId, reportId, caller, Optional.of(sequence), limit);
    }

    /**
     * The condition in SQL; its values are added in their order.
     *
     * @param from the first record to look at
     * @param end the record that is looked at no more
     */
    public String where(long from, long end, List<Object> values) {
        StringBuilder where = new StringBuilder("WHERE d.sequence >= ? AND d.sequence < ?");
        values.add(from);
        values.add(end);
        if (since.isPresent()) {
            // No index here either.
            where.append(" AND d.decided_at + 0 >= ?");
            values.add(Micros.of(since.get()));
        }
        if (until.isPresent()) {
            where.append(" AND d.decided_at + 0 < ?");
            values.add(Micros.of(until.get()));
        }
        if (reportId.isPresent()) {
            where.append(" AND c.report_id = ?");
            values.add(reportId.get());
        }
        if (urgency.isPresent()) {
            where.append(" AND d.urgency = ?");
            values.add(urgency.get().name());
        }
        if (caller.isPresent()) {
            // No index: it would find every decision of the caller, and sort them.
            where.append(" AND d.caller || '' = ?");
            values.add(caller.get());
        }
        if (ruleId.isPresent()) {
            // Not LIKE: what is a letter or a wildcard to it differs between the databases.
            where.append(" AND replace(' ' || d.rule_ids || ' ', ?, '') <> ' ' || d.rule_ids || ' '");
            values.add(Entry.BETWEEN_IDS + ruleId.get() + Entry.BETWEEN_IDS);
        }
        return where.toString();
    }
}
