package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.store.JournalPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers share a commit. */
@Tag("long")
class ThroughputTest {

    private static final int MANY = 16;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(5);

    @TempDir
    Path folder;

    private final AtomicLong named = new AtomicLong();

    @Test
    void sharesCommitsOnSqlite() throws Exception {
        measure("SQLite", new JournalPlace.Embedded());
    }

    @Test
    void sharesCommitsOnPostgres() throws Exception {
        measure("PostgreSQL", Postgres.shared().database());
    }

    private void measure(String name, JournalPlace place) throws Exception {
        JournalSettings usual = JournalSettings.of(folder, place);
        JournalSettings patient = new JournalSettings(
                folder,
                place,
                usual.queue(),
                usual.batch(),
                Duration.ofSeconds(20),
                usual.sealEvery(),
                usual.sealAfter());
        try (Journal journal = Journal.open(patient, Clock.systemUTC())) {
            journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            appendsASecond(journal, MANY);
            long one = appendsASecond(journal, 1);
            long many = appendsASecond(journal, MANY);
            System.out.println(
                    name + ": " + one + " appends/s with one caller, " + many + " with " + MANY + " callers");
            assertTrue(many > one);
        }
    }

    private long appendsASecond(Journal journal, int callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        long end = System.nanoTime() + NANOS;
        Callable<Long> caller = () -> {
            long count = 0;
            for (; System.nanoTime() < end; count++) {
                JournalContract.wait(journal.append(Entries.entry("d" + named.incrementAndGet())));
            }
            return count;
        };
        List<Future<Long>> counts = new ArrayList<>();
        for (int index = 0; index < callers; index++) {
            counts.add(threads.submit(caller));
        }
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        threads.shutdown();
        return all * TimeUnit.SECONDS.toNanos(1) / NANOS;
    }
}
