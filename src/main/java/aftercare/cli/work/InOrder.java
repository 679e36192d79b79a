package aftercare.cli.work;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Has reports worked on by several threads, and what comes of them heard in the order in which they were given. INVARIANT: at
 * most a window of them is held; who gives one more waits.
 *
 * @param <T> what comes of a report
 */
public final class InOrder<T> implements AutoCloseable {

    private static final int WINDOW = 512;

    /** Of the reports that are held; a report counts as at most this. */
    private static final int WINDOW_BYTES = 8 * 1024 * 1024;

    /** Hears what comes of reports, on a thread of its own. */
    public interface Listener<T> {

        /** @param more whether the next is there already */
        void done(ReportText report, T result, boolean more);
    }

    /** The first report, in their order, of which nothing came. */
    public record Failure(String report, Throwable why) {}

    private record Given<T>(ReportText report, Future<T> result) {
        int bytes() {
            return Math.min(report.bytes().length, WINDOW_BYTES);
        }
    }

    private final Listener<T> listener;
    private final ExecutorService workers;
    private final BlockingQueue<Optional<Given<T>>> given = new ArrayBlockingQueue<>(WINDOW);
    private final Semaphore room = new Semaphore(WINDOW_BYTES);
    private final Thread writer = new Thread(this::hear, "in-order");
    private volatile Optional<Failure> failure = Optional.empty();

    public InOrder(int workers, Listener<T> listener) {
        this.listener = listener;
        this.workers = Executors.newFixedThreadPool(workers, task -> daemon(new Thread(task, "triage")));
        daemon(writer).start();
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** Gives one more, as soon as there is room; false once a report has failed, for then nothing more is heard. */
    public boolean give(ReportText report, Callable<T> work) {
        if (failure.isPresent()) {
            return false;
        }
        room.acquireUninterruptibly(Math.min(report.bytes().length, WINDOW_BYTES));
        put(Optional.of(new Given<>(report, workers.submit(work))));
        return true;
    }

    /** Waits until all that was given was heard. */
    public Optional<Failure> end() {
        put(Optional.empty());
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while reports are worked on", e);
        }
        return failure;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void put(Optional<Given<T>> next) {
        try {
            given.put(next);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while reports are given", e);
        }
    }

    private void hear() {
        try {
            for (Optional<Given<T>> next = given.take(); next.isPresent(); next = given.take()) {
                if (failure.isEmpty()) {
                    hear(next.get());
                }
                room.release(next.get().bytes());
            }
        } catch (InterruptedException e) {
            failure = Optional.of(new Failure("", e));
        }
    }

    private void hear(Given<T> next) throws InterruptedException {
        try {
            T result = next.result().get();
            listener.done(next.report(), result, isReady(given.peek()));
        } catch (ExecutionException e) {
            failure = Optional.of(new Failure(next.report().name(), e.getCause()));
        } catch (RuntimeException | Error e) {
            failure = Optional.of(new Failure(next.report().name(), e));
        }
    }

    // The queue's way to say that there is none.
    private static <T> boolean isReady(Optional<Given<T>> next) {
        return next != null && next.isPresent() && next.get().result().isDone();
    }
}
