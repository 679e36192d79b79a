package aftercare.cli.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.HandClock;
import aftercare.journal.Postgres;
import aftercare.journal.record.Unreadable;
import aftercare.journal.replicas.PublishedTable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Login;
import aftercare.live.published.BundleReading;
import aftercare.live.published.EditionSource.Fetch;
import aftercare.live.published.Editions;
import aftercare.live.published.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two who publish at once: what was not compared with what is there does not get there. */
class OutletTest {

    private static final int ROUNDS = 8;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path temp;

    private final Keys keys = Keys.made("0123456789abcdef");
    private final HandClock clock = new HandClock(Instant.parse("2026-11-24T09:00:00Z"));
    private Path file;
    private JournalPlace.Postgres place;

    @BeforeEach
    void make() throws Exception {
        file = temp.resolve("rules.bundle");
        JournalPlace.Postgres one = Postgres.shared().ofOneRole();
        place = new JournalPlace.Postgres(one.url(), Login.OF_URL, Optional.of(Login.OF_URL), Optional.empty());
    }

    private Outlet table() {
        return new TableOutlet(PublishedTable.publishing(place), clock);
    }

    private Outlet file() {
        return new FileOutlet(file);
    }

    private long latest(Outlet outlet) {
        Fetch.There there = (Fetch.There) outlet.latest(keys.reader());
        return there.latest()
                .map(BundleReading.Genuine::edition)
                .map(each -> each.sequence())
                .orElse(0L);
    }

    private boolean put(Outlet outlet, long from, String text) {
        long sequence = outlet.free(from);
        return outlet.put(sequence, Editions.small(sequence, text).signed(keys));
    }

    @Test
    void whoComparedWithAnEarlierOnePublishesNothingInATable() {
        comparedWithAnEarlierOne(this::table);
        assertEquals(
                "[3, 2, 1]", PublishedTable.publishing(place).newest().keySet().toString());
    }

    @Test
    void whoComparedWithAnEarlierOnePublishesNothingInAFile() {
        comparedWithAnEarlierOne(this::file);
        assertFalse(Files.exists(temp.resolve("rules.bundle.lock")));
    }

    private void comparedWithAnEarlierOne(Supplier<Outlet> made) {
        Outlet first = made.get();
        Outlet second = made.get();
        assertEquals(0, latest(first));
        assertEquals(0, latest(second));
        assertTrue(put(first, 1, "one"));
        assertFalse(put(second, 1, "other"), "it compared with none");
        assertEquals(1, latest(first));
        assertEquals(1, latest(second));
        assertTrue(put(first, 2, "two"));
        assertFalse(put(second, 2, "three"), "it compared with sequence 1");
        assertFalse(put(second, 11, "three"), "nor under a sequence that nobody else wants");
        assertEquals(2, latest(second));
        assertTrue(put(second, 3, "three"));
        assertEquals(3, latest(made.get()));
    }

    @Test
    void oneOfTwoWinsEachTimeInATable() throws Exception {
        race(this::table);
        assertEquals(ROUNDS, PublishedTable.publishing(place).newest().size());
    }

    @Test
    void oneOfTwoWinsEachTimeInAFile() throws Exception {
        race(this::file);
    }

    /** From the moment when both have asked what is there, in whatever order the machine has them go on. */
    private void race(Supplier<Outlet> made) throws Exception {
        latest(made.get());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                CyclicBarrier asked = new CyclicBarrier(2);
                List<Future<Boolean>> puts = new ArrayList<>();
                for (String name : List.of("a", "b")) {
                    puts.add(both.submit(published(made.get(), asked, name + round)));
                }
                boolean one = puts.get(0).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                boolean other = puts.get(1).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertTrue(one != other, "round " + round + ": " + one + " and " + other);
                assertEquals(round, latest(made.get()));
            }
        } finally {
            both.shutdownNow();
        }
    }

    private Callable<Boolean> published(Outlet outlet, CyclicBarrier asked, String text) {
        return () -> {
            long before = latest(outlet);
            asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try {
                return put(outlet, before + 1, text);
            } catch (Unreadable e) {
                assertTrue(e.getMessage().contains("somebody else publishes"), e.getMessage());
                return false;
            }
        };
    }

    @Test
    void publishesWhereALinkLeads() throws IOException {
        assertTrue(put(asked(file()), 1, "one"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), file);
        Outlet byFile = asked(file());
        assertTrue(put(asked(new FileOutlet(link)), 2, "two"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(2, latest(file()));
        assertFalse(put(byFile, 2, "other"), "it compared with sequence 1");
        Files.delete(file);
        assertThrows(Unreadable.class, () -> new FileOutlet(link));
    }

    private Outlet asked(Outlet outlet) {
        latest(outlet);
        return outlet;
    }

    @Test
    void saysWhoMayBeInTheWay() throws IOException {
        Outlet outlet = file();
        latest(outlet);
        Path lock = Files.createFile(temp.resolve("rules.bundle.lock"));
        Unreadable refused = assertThrows(Unreadable.class, () -> put(outlet, 1, "one"));
        assertTrue(refused.getMessage().contains(lock + ": somebody else publishes"), refused.getMessage());
        assertFalse(Files.exists(file));
        assertTrue(Files.exists(lock), "it is not ours");
    }

    @Test
    void junkThatHidesWhateverIsPublishedIsToBeRemovedFirst() throws SQLException {
        PublishedTable table = PublishedTable.publishing(place);
        table.require();
        assertTrue(table.add(7, Editions.small(7, "seven").signed(keys), table.newest(), clock.instant()));
        addJunk(1_000, 1_199);
        Outlet outlet = table();
        assertEquals(7, latest(outlet));
        assertTrue(put(outlet, 8, "eight"));
        addJunk(1_200, 1_000 + PublishedTable.MOST_ROWS);
        assertEquals(0, latest(outlet));
        Unreadable refused = assertThrows(Unreadable.class, () -> put(outlet, 1, "one"));
        assertTrue(refused.getMessage().contains("remove them"), refused.getMessage());
    }

    private void addJunk(int from, int to) throws SQLException {
        try (Connection owner = DriverManager.getConnection(place.url());
                Statement statement = owner.createStatement()) {
            statement.execute("INSERT INTO published SELECT each, '\\x01', 0 FROM generate_series(" + from + ", " + to
                    + ") AS each");
        }
    }
}
