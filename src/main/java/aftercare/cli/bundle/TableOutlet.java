package aftercare.cli.bundle;

import aftercare.journal.replicas.PublishedTable;
import aftercare.live.published.EditionReader;
import aftercare.live.published.EditionSource;
import aftercare.live.published.RowSource;
import java.time.Clock;

/** The PostgreSQL of the decision log. */
final class TableOutlet implements Outlet {

    private final PublishedTable table;
    private final Clock clock;

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
        return new RowSource(table.name(), table::newest, sequence -> table.bundle(sequence, EditionReader.MOST_BYTES))
                .fetch(reader);
    }

    /** Junk in the place of a bundle is passed over. */
    @Override
    public long free(long from) {
        long free = from;
        while (table.newest().containsKey(free)) {
            free++;
        }
        return free;
    }

    @Override
    public boolean put(long sequence, byte[] bundle) {
        return table.add(sequence, bundle, clock.instant());
    }
}
