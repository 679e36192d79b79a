package aftercare.service.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Works on what comes, side by side, but on what has the same name one after the other, in the order in which it came. A lane that
 * must wait holds no hand meanwhile: others go on, however many wait.
 *
 * @param <N> the name of a lane
 * @param <T> what comes
 */
final class Lanes<N, T> implements AutoCloseable {

    /** What comes of a try: it is done, or the end has come. Any other number is for how many milliseconds to wait before the next. */
    static final long DONE = 0;

    static final long ENDED = -1;

    /** What a stop waits for: a service that does not stop is killed in the end, and what is not done is read again. */
    private static final long FAREWELL_SECONDS = 3;

    private final ToLongFunction<T> work;
    private final ExecutorService hands;
    private final ScheduledExecutorService pauses;
    private final Map<N, Deque<T>> lanes = new HashMap<>();
    private boolean closed;

    /**
     * @param hands how many lanes move at the same time
     * @param work tries one thing
     */
    Lanes(int hands, ToLongFunction<T> work) {
        this.work = work;
        this.hands = Executors.newFixedThreadPool(hands, daemons("kafka-report"));
        this.pauses = Executors.newSingleThreadScheduledExecutor(daemons("kafka-pauses"));
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    synchronized void add(N name, T next) {
        if (closed) {
            return;
        }
        Deque<T> lane = lanes.get(name);
        if (lane != null) {
            lane.add(next);
            return;
        }
        lane = new ArrayDeque<>();
        lane.add(next);
        lanes.put(name, lane);
        hands.execute(() -> move(name));
    }

    private void move(N name) {
        for (T next = first(name); next != null; next = after(name)) {
            long pause = work.applyAsLong(next);
            if (pause != DONE) {
                moveLater(name, pause);
                return;
            }
        }
    }

    private synchronized void moveLater(N name, long pause) {
        if (pause > 0 && !closed) {
            pauses.schedule(() -> moveNow(name), pause, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void moveNow(N name) {
        if (!closed) {
            hands.execute(() -> move(name));
        }
    }

    private synchronized T first(N name) {
        return closed ? null : lanes.get(name).peek();
    }

    private synchronized T after(N name) {
        Deque<T> lane = lanes.get(name);
        lane.remove();
        if (lane.isEmpty() || closed) {
            lanes.remove(name);
            return null;
        }
        return lane.peek();
    }

    /** Drops what was not begun. */
    synchronized void drop(Predicate<N> names) {
        lanes.forEach((name, lane) -> {
            if (names.test(name) && !lane.isEmpty()) {
                T begun = lane.peek();
                lane.clear();
                lane.add(begun);
            }
        });
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        pauses.shutdownNow();
        hands.shutdown();
        try {
            hands.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.shutdownNow();
    }
}
