package aftercare.journal;

import aftercare.domain.bytes.Hash;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Entry;
import aftercare.journal.record.JournalState;
import aftercare.journal.record.Listing;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Query;
import aftercare.journal.record.Receipt;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.DatabaseFault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A decision log that opens its journal in its own thread, and tries again until it succeeds: a service starts without
 * its database, and is ready by itself once that is there. Until then nothing is recorded and nothing can be read.
 */
public final class OpeningLog implements DecisionLog, AutoCloseable {

    /** The trouble of a log before the first try to open it has ended. */
    public static final String NOT_YET = "journal: it is not open yet: try again in a moment";

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final long PATIENCE_AT_END_MILLIS = 2000;

    private final JournalSettings settings;
    private final Clock clock;
    private final CommitListener listener;
    private final Thread thread = new Thread(this::openAtLast, "journal-opening");

    /** Rule sets that were handed over before the journal was open. */
    private final RecentRuleSets ruleSets = new RecentRuleSets();

    private volatile Optional<Journal> journal = Optional.empty();
    private volatile String trouble = NOT_YET;
    private boolean closing;

    private OpeningLog(JournalSettings settings, Clock clock, CommitListener listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        thread.setDaemon(true);
    }

    /** Begins to open it, and returns at once. */
    public static OpeningLog begin(JournalSettings settings, Clock clock) {
        return begin(settings, clock, CommitListener.NOBODY);
    }

    /** The same, with somebody who hears of commits. */
    public static OpeningLog begin(JournalSettings settings, Clock clock, CommitListener listener) {
        OpeningLog log = new OpeningLog(settings, clock, listener);
        log.thread.start();
        return log;
    }

    /** Until it is open every decision fails at once with {@link NotRecorded.Unavailable}. */
    @Override
    public CompletionStage<Receipt> append(Entry entry) {
        Optional<Journal> open = journal;
        if (open.isPresent()) {
            return open.get().append(entry);
        }
        return CompletableFuture.failedFuture(new NotRecorded.Unavailable(NOT_YET, null));
    }

    @Override
    public Optional<DecisionRecord> find(String decisionId) {
        return open().find(decisionId);
    }

    @Override
    public Optional<DecisionRecord> byIdempotencyKey(String caller, Hash keyHash) {
        return open().byIdempotencyKey(caller, keyHash);
    }

    @Override
    public Listing list(Query query) {
        return open().list(query);
    }

    /** Remembered until it is open. */
    @Override
    public synchronized void keepRuleSet(String version, SortedMap<String, byte[]> files) {
        Optional<Journal> open = journal;
        if (open.isPresent()) {
            open.get().keepRuleSet(version, files);
        } else {
            ruleSets.put(version, files);
        }
    }

    @Override
    public Optional<SortedMap<String, byte[]>> ruleSet(String version) {
        return open().ruleSet(version);
    }

    @Override
    public JournalState state() {
        Optional<Journal> open = journal;
        return open.isPresent()
                ? open.get().state()
                : new JournalState(false, 0, 0, Duration.ZERO, Optional.of(trouble), Optional.empty());
    }

    /** Closes the journal, or gives up opening it. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            // A database that says nothing may keep the thread longer; then it closes what it still opens.
            thread.join(PATIENCE_AT_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        journal.ifPresent(Journal::close);
    }

    /** @throws Unreadable before it is open */
    private Journal open() {
        return journal.orElseThrow(() -> new Unreadable(trouble, null));
    }

    private void openAtLast() {
        long pause = FIRST_PAUSE_MILLIS;
        while (!isClosing()) {
            try {
                handOver(Journal.open(settings, clock, listener));
                return;
            } catch (Unreadable e) {
                trouble = e.getMessage();
            } catch (RuntimeException | Error e) {
                trouble = "journal: it cannot be opened, " + DatabaseFault.words(e) + ": see to what failed";
            }
            pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private void handOver(Journal opened) {
        boolean late;
        synchronized (this) {
            late = closing;
            opened.keepRuleSets(ruleSets);
            // INVARIANT: a caller that sees it open may append what names a rule set that was handed over before.
            journal = late ? Optional.empty() : Optional.of(opened);
        }
        if (late) {
            opened.close();
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private synchronized void pause(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (long left = millis; left > 0 && !closing; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            // Only close() may end it: it tries again sooner.
        }
    }
}
