package aftercare.service.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What takes longer than a silent connection lasts, one at a time, in a thread of low priority. Who asks again for the same
 * waits for the same work, and its result is kept.
 *
 * @param <T> what comes of it
 */
public final class LastResult<T> {

    /** Less than what a silent connection is given, so that the caller hears of it. */
    private static final long PATIENCE_SECONDS = 6;

    private final String name;
    private final Duration fresh;
    private final Clock clock;

    private Optional<Work<T>> last = Optional.empty();

    /** What came of it, and when. */
    public record Done<T>(T result, Instant at) {}

    /** @param of what it is about */
    private record Work<T>(String of, CompletableFuture<Done<T>> done) {}

    /** A result that holds as long as what it is about. */
    public LastResult(String name, Clock clock) {
        this(name, ChronoUnit.FOREVER.getDuration(), clock);
    }

    /**
     * @param name of the thread
     * @param fresh how long a result is handed out after the work is done
     */
    public LastResult(String name, Duration fresh, Clock clock) {
        this.name = name;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * Gives the result; empty while it is being worked on, or something else is.
     *
     * @param of what it is about: work about something else is no answer
     */
    public CompletionStage<Optional<Done<T>>> of(String of, Supplier<T> work) {
        Optional<CompletableFuture<Done<T>>> mine = begun(of, work);
        if (mine.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        // A copy: whose patience ends does not end the work.
        return mine.get()
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private synchronized Optional<CompletableFuture<Done<T>>> begun(String of, Supplier<T> work) {
        boolean underWay = last.isPresent() && !last.get().done().isDone();
        if (last.isPresent() && last.get().of().equals(of) && (underWay || isFresh(last.get()))) {
            return Optional.of(last.get().done());
        }
        if (underWay) {
            return Optional.empty();
        }
        CompletableFuture<Done<T>> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> work(work, done), name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        last = Optional.of(new Work<>(of, done));
        return Optional.of(done);
    }

    private boolean isFresh(Work<T> work) {
        return !work.done().isCompletedExceptionally()
                && Duration.between(work.done().join().at(), clock.instant()).compareTo(fresh) < 0;
    }

    private void work(Supplier<T> work, CompletableFuture<Done<T>> done) {
        try {
            done.complete(new Done<>(work.get(), clock.instant()));
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            done.completeExceptionally(e);
        }
    }
}
