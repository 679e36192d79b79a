package aftercare.journal;

import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.DatabaseFault;
import aftercare.journal.store.JournalPlace;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that appends until it cannot, says so, and goes on once the journal can be written again. */
final class Filler {

    private static final int AFTERWARDS = 20;
    private static final int FAILURES = 5;
    private static final int MOST = 3000;
    private static final int BACK_SECONDS = 20;

    private Filler() {}

    /** What runs out. */
    enum Scarce {
        DISK,
        DESCRIPTORS
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        boolean postgres = arguments.length > 2;
        JournalPlace place = postgres ? Postgres.place(arguments[2]) : new JournalPlace.Embedded();
        Journal journal = Journal.open(JournalSettings.of(Path.of(arguments[0]), place), Clock.systemUTC());
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        int number = 0;
        int failures = 0;
        if (Scarce.valueOf(arguments[1]) == Scarce.DESCRIPTORS) {
            appendAtLast(journal, "first");
            if (postgres) {
                rehearseAnotherConnection(journal);
            }
            loadWhatFailuresNeed(journal);
            ask("starve");
            if (canOpenAFile()) {
                System.exit(5);
            }
            System.out.println("failed to-open-a-file 0");
        }
        while (failures < FAILURES && number < MOST) {
            failures += append(journal, "d" + ++number) ? 0 : 1;
        }
        if (postgres && failures < FAILURES) {
            System.exit(6);
        }
        ask("stuck");
        Writable.within(BACK_SECONDS, journal);
        for (int index = 0; index < AFTERWARDS; index++) {
            if (!appendAtLast(journal, "d" + ++number)) {
                System.exit(3);
            }
        }
        if (!canRead(journal)) {
            System.exit(4);
        }
        journal.close();
    }

    /** Says a word to whoever started this, and waits for the answer. */
    private static void ask(String word) throws IOException {
        System.out.println(word);
        System.out.flush();
        if (System.in.read() != 'g') {
            System.exit(7);
        }
    }

    /** Loads the classes of it. */
    private static void rehearseAnotherConnection(Journal journal)
            throws IOException, InterruptedException, TimeoutException {
        ask("cut");
        appendAtLast(journal, "second");
        appendAtLast(journal, "third");
    }

    /** A built program has its classes in jars that are open; here each class is a file, and needs a descriptor. */
    private static void loadWhatFailuresNeed(Journal journal) {
        Object state = journal.state();
        Object failures = List.of(
                new Unreadable(DatabaseFault.words(new SQLException("none")), null),
                new NotRecorded.Unavailable("none", null));
        if (!canRead(journal)) {
            throw new IllegalStateException(state + " " + failures);
        }
    }

    private static boolean canOpenAFile() {
        try (InputStream opened = new FileInputStream("/dev/null")) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canRead(Journal journal) {
        try {
            return journal.find("first").isPresent() || journal.find("d1").isPresent();
        } catch (Unreadable e) {
            return false;
        }
    }

    private static boolean appendAtLast(Journal journal, String id) throws InterruptedException, TimeoutException {
        boolean recorded = Writable.records(BACK_SECONDS, journal, Entries.entry(id));
        System.out.println(
                recorded ? "ack " + id : "never " + id + " " + journal.state().trouble());
        return recorded;
    }

    private static boolean append(Journal journal, String id) throws InterruptedException, TimeoutException {
        long began = System.nanoTime();
        try {
            journal.append(Entries.entry(id)).toCompletableFuture().get(1, TimeUnit.MINUTES);
            System.out.println("ack " + id);
            return true;
        } catch (ExecutionException e) {
            System.out.println("failed " + id + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " "
                    + journal.state().trouble());
            return false;
        }
    }
}
