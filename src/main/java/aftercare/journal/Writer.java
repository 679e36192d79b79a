package aftercare.journal;

import aftercare.journal.record.Entry;
import aftercare.journal.record.Head;
import aftercare.journal.record.JournalState;
import aftercare.journal.record.NotRecorded;
import aftercare.journal.record.Receipt;
import aftercare.journal.seal.Seal;
import aftercare.journal.seal.SealKey;
import aftercare.journal.seal.Seals;
import aftercare.journal.store.DatabaseFault;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one thread that records: it takes what waits, commits it together, and only then acknowledges. */
final class Writer implements Runnable {

    private static final long IDLE_MILLIS = 200;

    private static final String SLOW = "the database takes longer than a caller waits";

    /** A database that is not asked for so long may be gone without anybody knowing. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final JournalSettings settings;
    private final Chain chain;
    private final SealKey key;
    private final HeadFile headFile;
    private final Losses losses;
    private final CommitListener listener;
    private final Clock clock;
    private final BlockingQueue<Pending> waiting;
    private final Thread thread = new Thread(this, "journal");

    private volatile boolean closing;

    /** At first it is not known: the database is tried before the first decision comes. */
    private volatile boolean doubted = true;

    /** Why the database cannot be written; one field, so that a reader of the state never sees one half of it. */
    private volatile Optional<String> databaseTrouble = Optional.empty();

    // Each is in order again once it could be written, and not when the database could.
    private volatile Optional<String> headFileTrouble = Optional.empty();
    private volatile Optional<String> checkpointsTrouble = Optional.empty();

    private volatile Duration lastCommit = Duration.ZERO;
    private volatile Optional<Long> askedAt = Optional.empty();

    // Of the thread alone.
    private Head head;

    /** What is gone and could not be written down yet. */
    private final Deque<String> untold = new ArrayDeque<>();

    private long sealed;
    private Instant sealedAt;

    /** Whether the file of checkpoints has every erasure and removal of the database. */
    private boolean completed;

    private long triedAt = System.nanoTime();

    /** @param head how far the chain reaches */
    Writer(
            JournalSettings settings,
            Chain chain,
            SealKey key,
            HeadFile headFile,
            Losses losses,
            CommitListener listener,
            Clock clock,
            Head head) {
        this.settings = settings;
        this.chain = chain;
        this.key = key;
        this.headFile = headFile;
        this.losses = losses;
        this.listener = listener;
        this.clock = clock;
        this.waiting = new ArrayBlockingQueue<>(settings.queue());
        this.head = head;
        this.sealedAt = clock.instant();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    CompletionStage<Receipt> append(Entry entry) {
        Pending pending = new Pending(entry);
        if (closing) {
            pending.failed(new NotRecorded.Unavailable("journal: it is closing: try again in a moment", null));
        } else if (!waiting.offer(pending)) {
            pending.failed(new NotRecorded.Full());
        }
        CompletableFuture<Receipt> answer = new CompletableFuture<>();
        pending.receipt()
                .orTimeout(settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((receipt, failure) -> {
                    if (failure == null) {
                        answer.complete(receipt);
                    } else if (failure instanceof TimeoutException) {
                        answer.completeExceptionally(new NotRecorded.Unavailable(
                                "journal: the database did not confirm in time: try again in a moment", failure));
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
        return answer;
    }

    /** Something went wrong with the database elsewhere: it is tried as soon as nothing waits. */
    void doubt() {
        doubted = true;
    }

    JournalState state() {
        Optional<String> unwritable = isLate() ? Optional.of(SLOW) : databaseTrouble;
        return new JournalState(
                unwritable.isEmpty(),
                waiting.size(),
                waiting.remainingCapacity(),
                lastCommit,
                unwritable.or(() -> headFileTrouble).or(() -> checkpointsTrouble),
                losses.last());
    }

    private boolean isWritable() {
        return databaseTrouble.isEmpty();
    }

    /** The database has been asked, and has been silent for longer than a caller waits. */
    private boolean isLate() {
        return askedAt.filter(
                        since -> System.nanoTime() - since > settings.patience().toNanos())
                .isPresent();
    }

    /** Records what waits, signs the head, and ends. */
    void close() {
        closing = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        boolean interrupted = false;
        while (!closing || !waiting.isEmpty()) {
            try {
                List<Pending> batch = nextBatch();
                if (!batch.isEmpty()) {
                    ask(() -> record(batch));
                } else if (!isWritable() || doubted || System.nanoTime() - triedAt > QUIET_NANOS) {
                    ask(this::beat);
                }
                if (isWritable() && isSealDue()) {
                    ask(this::seal);
                }
            } catch (InterruptedException e) {
                // Only close() may end it.
                interrupted = true;
            } catch (RuntimeException | Error e) {
                // INVARIANT: nothing else ends it: without descriptors or memory, classes too may be missing for a
                // while.
                down(e);
            }
        }
        if (isWritable() && head.sequence() > sealed) {
            ask(this::seal);
        }
        chain.settle();
        chain.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what asks the database, so that its silence is noticed meanwhile. */
    private void ask(Runnable question) {
        askedAt = Optional.of(System.nanoTime());
        try {
            question.run();
        } finally {
            askedAt = Optional.empty();
        }
    }

    /** What waits, without those whose time is up; empty when nothing came for a while. */
    private List<Pending> nextBatch() throws InterruptedException {
        List<Pending> batch = new ArrayList<>();
        Pending first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            waiting.drainTo(batch, settings.batch() - 1);
        }
        batch.removeIf(Pending::isOver);
        return batch;
    }

    private void record(List<Pending> batch) {
        long began = System.nanoTime();
        boolean first = head.equals(Head.START);
        try {
            Chain.Extended extended = chain.extend(batch, head);
            lastCommit = Duration.ofNanos(System.nanoTime() - began);
            listener.committed(extended.rows().size(), lastCommit);
            if (first && !extended.rows().isEmpty()) {
                // INVARIANT: no log has an acknowledged record and no signed statement: else one that was emptied of
                // both
                // would look like a young one.
                seal();
            }
            acknowledge(extended);
        } catch (SQLException | RuntimeException | Error e) {
            // INVARIANT: whatever happened, none of them is acknowledged.
            down(e);
            listener.failed();
            for (Pending pending : batch) {
                pending.failed(new NotRecorded.Unavailable(
                        "journal: the decision could not be recorded: try again in a moment", e));
            }
        }
    }

    private void acknowledge(Chain.Extended extended) {
        up(lastCommit);
        if (!extended.rows().isEmpty()) {
            reach(extended.rows().get(extended.rows().size() - 1).kept().asHead(), extended.loss());
        }
        for (int index = 0; index < extended.rows().size(); index++) {
            extended.recorded().get(index).recorded(extended.rows().get(index).kept());
        }
        for (Pending taken : extended.taken()) {
            taken.failed(new NotRecorded.KeyTaken());
        }
    }

    /** A database that was put back while this ran, or altered, goes on where it is now. */
    private void reach(Head now, Optional<String> loss) {
        head = now;
        if (loss.isPresent()) {
            untold.add(loss.get());
            // What was signed was of the chain that is gone.
            sealed = 0;
        }
        try {
            // INVARIANT: the file of the head names what was acknowledged until it is written down that it is gone.
            while (!untold.isEmpty()) {
                losses.tell(untold.peek(), clock.instant());
                untold.remove();
            }
            headFile.write(head);
            headFileTrouble = Optional.empty();
        } catch (IOException e) {
            headFileTrouble = Optional.of("a file beside the journal cannot be written: "
                    + e.getClass().getSimpleName());
        }
    }

    private void beat() {
        doubted = false;
        long began = System.nanoTime();
        try {
            Chain.Found found = chain.beat(head);
            believe(found);
            up(Duration.ofNanos(System.nanoTime() - began));
            completeCheckpoints();
        } catch (SQLException | RuntimeException e) {
            down(e);
        } catch (IOException e) {
            checkpointsTrouble = unwritable(e);
        }
    }

    /** The program that erased or removed may have ended before it wrote to the file. */
    private void completeCheckpoints() throws SQLException, IOException {
        if (!completed) {
            Seals.complete(settings.dataFolder(), chain.deeds(), key);
            completed = true;
            checkpointsTrouble = Optional.empty();
        }
    }

    private static Optional<String> unwritable(IOException e) {
        return Optional.of(
                "the file of checkpoints cannot be written: " + e.getClass().getSimpleName());
    }

    /** Nobody recorded, and the chain is not what it was. */
    private void believe(Chain.Found found) {
        if (found.loss().isPresent()) {
            reach(found.head(), found.loss());
        }
    }

    private boolean isSealDue() {
        boolean isRound = head.sequence() / settings.sealEvery() > sealed / settings.sealEvery();
        boolean late = !clock.instant().isBefore(sealedAt.plus(settings.sealAfter()));
        return isRound || (head.sequence() > sealed && late);
    }

    private void seal() {
        try {
            Chain.Sealed made = chain.seal(key, head);
            Seal seal = made.seal();
            believe(made.found());
            // Also when the file fails below: the next attempt is as far away as after a success.
            sealed = seal.sequence();
            sealedAt = seal.sealedAt();
            listener.sealed(seal.line());
            completeCheckpoints();
            Seals.append(settings.dataFolder(), seal);
            checkpointsTrouble = Optional.empty();
        } catch (SQLException | RuntimeException e) {
            down(e);
        } catch (IOException e) {
            checkpointsTrouble = unwritable(e);
        }
    }

    /** A database that takes longer than a caller waits is as good as none. */
    private void up(Duration took) {
        triedAt = System.nanoTime();
        boolean slow = took.compareTo(settings.patience()) > 0;
        databaseTrouble = slow ? Optional.of(SLOW) : Optional.empty();
    }

    private void down(Throwable reason) {
        databaseTrouble = Optional.of(DatabaseFault.words(reason));
    }
}
