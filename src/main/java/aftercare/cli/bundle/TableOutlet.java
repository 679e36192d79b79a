package aftercare.cli.bundle;

import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.PublishedTable;
import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource;
import aftercare.live.published.RowSource;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;

/** The PostgreSQL of the decision log. */
final class TableOutlet implements Outlet {

    private final PublishedTable table;
    private final Clock clock;

    /** The rows that {@link #latest} saw; what was judged is held against nothing else. */
    private SortedMap<Long, String> seen = new TreeMap<>();

    TableOutlet(PublishedTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public EditionSource.Fetch latest(EditionReader reader) {
        table.require();
        seen = table.newest();
        return new RowSource(
                        table.name(),
                        () -> seen,
                        sequence -> table.bundle(sequence, EditionReader.MOST_BYTES),
                        PublishedTable.MOST_ROWS)
                .fetch(reader);
    }

    /** Junk in the place of a bundle is passed over; what came since is none. */
    @Override
    public long free(long from) {
        if (seen.size() >= PublishedTable.MOST_ROWS && from < seen.lastKey()) {
            throw new Unreadable(
                    table.name() + ": the " + PublishedTable.MOST_ROWS
                            + " rows of the highest sequences do not verify, and would hide what is published below them:"
                            + " remove them",
                    null);
        }
        long free = from;
        while (seen.containsKey(free)) {
            free++;
        }
        return free;
    }

    @Override
    public boolean put(long sequence, byte[] bundle) {
        return table.add(sequence, bundle, seen, clock.instant());
    }
}
