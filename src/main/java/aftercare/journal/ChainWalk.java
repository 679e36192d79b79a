package aftercare.journal;

import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Row;
import aftercare.journal.seal.Testimony;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.RuleSets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One walk along a chain, from its first record to the first bad one or to its end. */
final class ChainWalk {

    private static final int PAGE = 500;

    private final Testimony testimony;
    private final Optional<Head> acknowledged;
    private final List<String> problems = new ArrayList<>();
    private Optional<Verification.Place> first = Optional.empty();
    private Optional<Verification.Place> last = Optional.empty();
    private Head head = Head.START;
    private long records;
    private long erased;

    /** The rule sets that the records name, each with the first record that does. */
    private final Map<String, Long> ruleSets = new LinkedHashMap<>();

    /** @param acknowledged what was acknowledged from this place last: it must be there, and be what it was */
    ChainWalk(Testimony testimony, Optional<Head> acknowledged) {
        this.testimony = testimony;
        this.acknowledged = acknowledged;
    }

    /** Walks; stops at the first bad record, because nothing after it can be trusted by the chain alone. */
    void over(Connection connection) throws SQLException {
        head = testimony.removed();
        int size = PAGE;
        long after = Long.MIN_VALUE;
        while (size > 0) {
            List<Row> page;
            try {
                page = Ledger.after(connection, after, size);
            } catch (JournalDamage | SQLException e) {
                if (size == 1) {
                    throw e;
                }
                // Not the first that cannot be read at all is asked for, but the first that is wrong.
                size = 1;
                continue;
            }
            for (Row row : page) {
                Optional<String> wrong = wrong(row);
                if (wrong.isPresent()) {
                    broken("record " + row.kept().sequence() + ", decision `"
                            + row.kept().decisionId() + "`: " + wrong.get());
                    return;
                }
                count(row);
            }
            after = head.sequence();
            size = page.isEmpty() ? 0 : size;
        }
    }

    /** Looks for what is there and in no chain. */
    void besideTheChain(Connection connection) throws SQLException {
        long strangers = Ledger.countUpTo(connection, Long.MAX_VALUE) - records;
        if (problems.isEmpty() && strangers > 0) {
            broken(strangers + " of the records " + (strangers == 1 ? "is" : "are") + " not in the chain: somebody put "
                    + (strangers == 1 ? "it" : "them") + " there");
        }
        OptionalLong content = Ledger.contentWithoutRecord(connection);
        if (content.isPresent()) {
            broken("content of record " + content.getAsLong()
                    + ": there is no such record: somebody put it there, or took the record away");
        }
    }

    /** Looks whether the rules that decided are there, and are what they were. */
    void overRuleSets(Connection connection) throws SQLException {
        List<String> versions = RuleSets.versions(connection);
        for (Map.Entry<String, Long> named : ruleSets.entrySet()) {
            if (!versions.contains(named.getKey())) {
                broken("rule set " + named.getKey() + ": it is gone, and record " + named.getValue()
                        + " was decided by it");
            }
        }
        for (String version : versions) {
            RuleSets.find(connection, version);
        }
    }

    /** The last record that was sound. */
    long reached() {
        return head.sequence();
    }

    void broken(String problem) {
        problems.add(problem);
    }

    Verification verified() {
        long furthest =
                Math.max(testimony.reached(), acknowledged.map(Head::sequence).orElse(0L));
        if (problems.isEmpty() && furthest > head.sequence()) {
            problems.add("records " + (head.sequence() + 1) + " to " + furthest + " are gone: the chain ends at "
                    + head.sequence() + " and once reached further");
        }
        problems.addAll(testimony.problems());
        if (testimony.reached() == 0) {
            problems.add("no signed statement says how far this log reached: what is there may be less than there was");
        }
        return new Verification(
                records, first, last, erased, testimony.removed().sequence(), testimony.count(), problems);
    }

    private Optional<String> wrong(Row row) {
        DecisionRecord kept = row.kept();
        if (kept.sequence() <= testimony.removed().sequence()) {
            return Optional.of("a signed statement says that it was removed, and it is there");
        }
        if (kept.sequence() != head.sequence() + 1) {
            return Optional.of("the record before it is gone: the last one is " + head.sequence());
        }
        Optional<String> alone = row.wrong();
        if (alone.isPresent()) {
            return alone;
        }
        if (!kept.previous().equals(head.hash())) {
            return Optional.of("it does not follow on the record before it");
        }
        Optional<String> contradicted = testimony.contradicts(kept);
        if (contradicted.isPresent()) {
            return contradicted;
        }
        return acknowledged.isPresent()
                        && kept.sequence() == acknowledged.get().sequence()
                        && !kept.hash().equals(acknowledged.get().hash())
                ? Optional.of("it is not the one that was acknowledged")
                : Optional.empty();
    }

    private void count(Row row) {
        DecisionRecord kept = row.kept();
        head = kept.asHead();
        records++;
        ruleSets.putIfAbsent(kept.ruleSet(), kept.sequence());
        erased += kept.content().isEmpty() ? 1 : 0;
        Verification.Place place = Verification.Place.of(kept);
        first = first.isPresent() ? first : Optional.of(place);
        last = Optional.of(place);
    }
}
