package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.journal.seal.SealKey;
import aftercare.journal.store.JournalPlace;
import java.nio.file.Files;
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

    /** Replicas write one chain, each a group of decisions at a time: more of them share it and do not make it quicker. */
    @Test
    void writersShareOneChain() throws Exception {
        for (int writers : new int[] {1, 2, 4}) {
            JournalPlace place = Postgres.shared().database();
            List<Path> folders = new ArrayList<>();
            for (int index = 0; index < writers; index++) {
                folders.add(Files.createDirectories(folder.resolve(writers + "-" + index)));
                if (index > 0) {
                    // One pair of keys for all replicas.
                    for (String file : List.of(SealKey.PRIVATE_FILE, SealKey.PUBLIC_FILE)) {
                        Files.copy(
                                folders.get(0).resolve(file), folders.get(index).resolve(file));
                    }
                } else {
                    SealKey.in(folders.get(0));
                }
            }
            List<Journal> journals = new ArrayList<>();
            for (Path each : folders) {
                journals.add(Journal.open(patient(each, place), Clock.systemUTC()));
                journals.get(journals.size() - 1).keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            }
            appendsASecond(journals, MANY);
            for (int callers : new int[] {1, MANY, 4 * MANY}) {
                System.out.println("PostgreSQL, " + writers + " writers with " + callers + " callers each: "
                        + appendsASecond(journals, callers) + " appends/s in all");
            }
            for (Journal journal : journals) {
                journal.close();
            }
            Verification verified = new Verifier(folders.get(0), place, List.of()).verify();
            assertEquals(List.of(), verified.problems());
            assertEquals(named.getAndSet(0), verified.records());
        }
    }

    private static JournalSettings patient(Path folder, JournalPlace place) {
        JournalSettings usual = JournalSettings.of(folder, place);
        return new JournalSettings(
                folder,
                place,
                usual.queue(),
                usual.batch(),
                Duration.ofSeconds(20),
                usual.sealEvery(),
                usual.sealAfter());
    }

    private void measure(String name, JournalPlace place) throws Exception {
        try (Journal journal = Journal.open(patient(folder, place), Clock.systemUTC())) {
            journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
            appendsASecond(List.of(journal), MANY);
            long one = appendsASecond(List.of(journal), 1);
            long many = appendsASecond(List.of(journal), MANY);
            System.out.println(
                    name + ": " + one + " appends/s with one caller, " + many + " with " + MANY + " callers");
            assertTrue(many > one);
        }
    }

    private long appendsASecond(List<Journal> journals, int callers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers * journals.size());
        long end = System.nanoTime() + NANOS;
        List<Future<Long>> counts = new ArrayList<>();
        for (Journal journal : journals) {
            Callable<Long> caller = () -> {
                long count = 0;
                for (; System.nanoTime() < end; count++) {
                    JournalContract.wait(journal.append(Entries.entry("d" + named.incrementAndGet())));
                }
                return count;
            };
            for (int index = 0; index < callers; index++) {
                counts.add(threads.submit(caller));
            }
        }
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        threads.shutdown();
        return all * TimeUnit.SECONDS.toNanos(1) / NANOS;
    }
}
