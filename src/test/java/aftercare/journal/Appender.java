package aftercare.journal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Receipt;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that appends as fast as it can and says what was acknowledged, one line each, until it is killed. Its callers
 * each count up; started again, they go on from where they are told, so that the decision in flight is sent again.
 */
final class Appender {

    static final int CALLERS = 16;

    private static final int ATTEMPTS = 20;

    private final DecisionLog journal;

    private Appender(DecisionLog journal) {
        this.journal = journal;
    }

    /** Arguments: data folder, port of PostgreSQL or 0, name of its database, the last number of each caller. */
    public static void main(String[] arguments) throws IOException {
        // Started beforehand, so that a round takes no longer than it must.
        String go = new String(System.in.readNBytes(1), java.nio.charset.StandardCharsets.US_ASCII);
        if (!go.equals("g")) {
            return;
        }
        String[] numbers = new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).split(" ");
        int port = Integer.parseInt(arguments[1]);
        JournalPlace place = port == 0 ? new JournalPlace.Embedded() : Postgres.place(port, arguments[2]);
        JournalSettings settings = new JournalSettings(
                Path.of(arguments[0]), place, 1024, 64, Duration.ofSeconds(30), 50, Duration.ofMinutes(5));
        OpeningLog journal = OpeningLog.begin(settings, Clock.systemUTC());
        journal.keepRuleSet(Entries.RULE_SET, Entries.RULE_FILES);
        Writable.within(60, journal);
        journal.state().lost().ifPresent(lost -> say("lost " + lost));
        Appender appender = new Appender(journal);
        for (int caller = 0; caller < CALLERS; caller++) {
            int number = caller;
            long from = Long.parseLong(numbers[caller].strip());
            new Thread(() -> appender.append(number, from), "caller-" + caller).start();
        }
    }

    private void append(int caller, long from) {
        for (long number = from + 1; ; number++) {
            String id = caller + "-" + number;
            boolean recorded = false;
            for (int attempt = 1; attempt <= ATTEMPTS && !recorded; attempt++) {
                recorded = attempt(id);
            }
            if (!recorded) {
                say("failed " + id + " " + journal.state());
                return;
            }
        }
    }

    /** Whether it is recorded. A busy machine may keep the database from answering in time: then it is sent again. */
    private boolean attempt(String id) {
        Hash key = Hash.of(id);
        try {
            Receipt receipt = journal.append(Entries.entry(id, Optional.of(key)))
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
            say("ack " + id + " " + receipt.sequence() + " " + receipt.hash().hex());
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof NotRecorded.KeyTaken)) {
                return false;
            }
            DecisionRecord kept = journal.byIdempotencyKey("clinic-a", key).orElseThrow();
            say("ack " + id + " " + kept.sequence() + " " + kept.hash().hex());
            return true;
        } catch (InterruptedException | TimeoutException | Unreadable e) {
            return false;
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
