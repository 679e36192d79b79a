package aftercare.journal;

import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Row;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.Ledger;
import aftercare.journal.store.RuleSets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Holds a copy of a log against the log, value by value. */
final class CopyCheck {

    private final Connection log;
    private final Connection copy;
    private final String logName;
    private final String copyName;

    /**
     * @param logName what a person knows the log by
     * @param copyName and the copy
     */
    CopyCheck(Connection log, String logName, Connection copy, String copyName) {
        this.log = log;
        this.logName = logName;
        this.copy = copy;
        this.copyName = copyName;
    }

    /**
     * What a log has.
     *
     * @param records decisions, those that were erased too
     * @param ruleSets kept with them
     * @param seals signed checkpoints
     */
    record Size(long records, long ruleSets, long seals) {

        static Size of(Connection connection) throws SQLException {
            return new Size(
                    Ledger.countUpTo(connection, Long.MAX_VALUE),
                    RuleSets.versions(connection).size(),
                    Seals.count(connection));
        }
    }

    /**
     * Looks whether the copy is the beginning of the log: it has nothing that the log has not, and leaves nothing out between.
     *
     * @param seen hears of records that are the same
     * @throws JournalDamage when it is something else
     */
    void requireBeginning(LongConsumer seen) throws SQLException {
        long after = Long.MIN_VALUE;
        List<Row> page = Ledger.after(copy, after, Move.PAGE);
        while (!page.isEmpty()) {
            List<Row> expected = Ledger.after(log, after, page.size());
            for (int index = 0; index < page.size(); index++) {
                Row row = page.get(index);
                if (index >= expected.size() || !row.same(expected.get(index))) {
                    throw other("record " + row.kept().sequence());
                }
            }
            after = page.get(page.size() - 1).kept().sequence();
            seen.accept(page.size());
            page = Ledger.after(copy, after, Move.PAGE);
        }
        if (Ledger.contentWithoutRecord(copy).isPresent()) {
            throw other("a content without its record");
        }
        for (String version : RuleSets.versions(copy)) {
            Optional<byte[]> expected = RuleSets.find(log, version);
            if (expected.isEmpty()
                    || !Arrays.equals(
                            expected.get(), RuleSets.find(copy, version).orElseThrow())) {
                throw other("rule set " + version);
            }
        }
        Seals.each(copy, seal -> {
            Optional<Seal> expected = Seals.inPlaceOf(log, seal);
            if (expected.isEmpty() || !expected.get().line().equals(seal.line())) {
                throw other("a checkpoint of record " + seal.sequence());
            }
        });
    }

    /**
     * Looks whether both have the same.
     *
     * @throws JournalDamage when they have not
     */
    Size requireSame(LongConsumer seen) throws SQLException {
        requireBeginning(seen);
        Size all = Size.of(log);
        // What the copy has is in the log, each once: where both have as many, they have the same.
        if (!all.equals(Size.of(copy))) {
            throw new JournalDamage(copyName + ": it does not have all that is in " + logName);
        }
        return all;
    }

    private JournalDamage other(String what) {
        return new JournalDamage(copyName + ": " + what + " there is not in " + logName + ", or not like that");
    }
}
