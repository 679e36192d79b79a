package aftercare.journal;

import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Trouble;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that appends until it cannot, says so, and goes on once the journal can be written again. */
final class Filler {

    private static final int AFTERWARDS = 20;
    private static final int FAILURES = 5;
    private static final int MOST = 3000;

    private Filler() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        JournalSettings settings = JournalSettings.of(Path.of(arguments[0]), new JournalPlace.Embedded());
        Journal journal = Journal.open(settings, Clock.systemUTC());
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        int number = 0;
        int failures = 0;
        List<InputStream> taken = new ArrayList<>();
        if (arguments[1].equals("descriptors")) {
            append(journal, "first");
            loadWhatFailuresNeed(journal);
            if (!noneIsLeft(taken)) {
                System.exit(5);
            }
            System.out.println("failed to-open-a-file 0");
        }
        while (failures < FAILURES && number < MOST) {
            failures += append(journal, "d" + ++number) ? 0 : 1;
        }
        System.out.println("stuck");
        System.out.flush();
        if (System.in.read() != 'g') {
            return;
        }
        for (InputStream stream : taken) {
            stream.close();
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!journal.state().writable() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        for (int index = 0; index < AFTERWARDS; index++) {
            if (!append(journal, "d" + ++number)) {
                System.exit(3);
            }
        }
        if (!canRead(journal)) {
            System.exit(4);
        }
        journal.close();
    }

    /** A built program has its classes in jars that are open; here each class is a file, and needs a descriptor. */
    private static void loadWhatFailuresNeed(Journal journal) {
        Object state = journal.state();
        Object failures = List.of(
                new Unreadable(Trouble.words(new SQLException("none")), null),
                new NotRecorded.Unavailable("none", null));
        if (!canRead(journal)) {
            throw new IllegalStateException(state + " " + failures);
        }
    }

    private static boolean noneIsLeft(List<InputStream> taken) {
        try {
            while (taken.size() < MOST) {
                taken.add(new FileInputStream("/dev/null"));
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean canRead(Journal journal) {
        try {
            return journal.find("first").isPresent() || journal.find("d1").isPresent();
        } catch (Unreadable e) {
            return false;
        }
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
