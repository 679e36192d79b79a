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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** A log that does as the test says: it takes its time, or fails. Nothing is ever found in it. */
public class MoodyLog implements DecisionLog {

    private final BlockingQueue<CompletableFuture<Receipt>> waiting = new LinkedBlockingQueue<>();
    private final Optional<NotRecorded> failure;

    private final List<String> looked = new CopyOnWriteArrayList<>();

    /** Whoever asks for a key or a decision waits for it. */
    private final CountDownLatch keys;

    private MoodyLog(Optional<NotRecorded> failure, CountDownLatch keys) {
        this.failure = failure;
        this.keys = keys;
    }

    private MoodyLog(Optional<NotRecorded> failure) {
        this(failure, new CountDownLatch(0));
    }

    /** Whoever asks for a key or a decision gets no answer until {@code keys} is at zero; the rest is recorded as the test says. */
    public static MoodyLog silent(CountDownLatch keys) {
        return new MoodyLog(Optional.empty(), keys);
    }

    /** Decisions wait until the test says what becomes of them. */
    public static MoodyLog waiting() {
        return new MoodyLog(Optional.empty());
    }

    public static MoodyLog full() {
        return new MoodyLog(Optional.of(new NotRecorded.Full()));
    }

    public static MoodyLog unavailable() {
        return new MoodyLog(Optional.of(new NotRecorded.Unavailable("down", null)));
    }

    /** There is no memory left to record with. */
    public static MoodyLog withoutMemoryToRecord() {
        return new MoodyLog(Optional.empty()) {
            @Override
            public CompletionStage<Receipt> append(Entry entry) {
                throw new OutOfMemoryError("made up");
            }
        };
    }

    /** There is no memory left to look for a key. */
    public static MoodyLog withoutMemoryToLook() {
        return new MoodyLog(Optional.empty()) {
            @Override
            public Optional<DecisionRecord> byIdempotencyKey(String caller, Hash keyHash) {
                throw new OutOfMemoryError("made up");
            }
        };
    }

    /** Only says how it is. */
    public static MoodyLog whoseStateIs(Supplier<JournalState> state) {
        return new MoodyLog(Optional.empty()) {
            @Override
            public JournalState state() {
                return state.get();
            }
        };
    }

    /** The next decision that waits; waits for it in turn. */
    public CompletableFuture<Receipt> next() throws InterruptedException {
        return waiting.take();
    }

    /** The decisions that were looked for so far. */
    public List<String> looked() {
        return List.copyOf(looked);
    }

    /** What a decision gets that is recorded. */
    public static Receipt receipt() {
        return new Receipt(1, Hash.NONE);
    }

    @Override
    public CompletionStage<Receipt> append(Entry entry) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        waiting.add(receipt);
        return receipt;
    }

    @Override
    public Optional<DecisionRecord> find(String decisionId) {
        looked.add(decisionId);
        return nothing();
    }

    @Override
    public Optional<DecisionRecord> byIdempotencyKey(String caller, Hash keyHash) {
        return nothing();
    }

    private Optional<DecisionRecord> nothing() {
        if (failure.isPresent()) {
            throw new Unreadable("down", null);
        }
        try {
            keys.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public Listing list(Query query) {
        throw new Unreadable("down", null);
    }

    @Override
    public void keepRuleSet(String version, SortedMap<String, byte[]> files) {
        // Not asked for again.
    }

    @Override
    public Optional<SortedMap<String, byte[]>> ruleSet(String version) {
        throw new Unreadable("down", null);
    }

    @Override
    public JournalState state() {
        return new JournalState(failure.isEmpty(), 0, 1, Duration.ZERO, Optional.empty(), Optional.empty());
    }
}
