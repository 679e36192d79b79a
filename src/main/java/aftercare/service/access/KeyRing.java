package aftercare.service.access;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The keys of now. They are looked for again and again in their own thread; what cannot be used changes nothing and is
 * told once. Where the last key was taken away, no key is left after a grace.
 */
public final class KeyRing implements AutoCloseable {

    private final KeySource source;
    private final Consumer<String> news;
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, KeyRing::thread);
    private final AtomicReference<Optional<PublicKeys>> keys = new AtomicReference<>(Optional.empty());

    /** Of the look that is going on, or that was the last. */
    private final AtomicReference<Look> look = new AtomicReference<>();

    private volatile String told = "";
    private volatile long taken = System.nanoTime();

    /** When the grace of the last key ends, by {@link System#nanoTime}; empty while there are keys. */
    private volatile OptionalLong end = OptionalLong.empty();

    private record Look(long began, CompletableFuture<Optional<PublicKeys>> end) {}

    /** @param news hears of what keeps keys from being taken over, a line each */
    public KeyRing(KeySource source, Consumer<String> news) {
        this.source = source;
        this.news = news;
    }

    /** The first look, and from then on one after each pause. Fails where a service must not begin without keys. */
    public void begin() throws KeysUnusable {
        if (source.mayComeLater()) {
            read();
        } else {
            take(source.read());
        }
        long millis = source.leastPause().toMillis();
        worker.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** The keys of now; none before a first look found some. */
    public Optional<PublicKeys> keys() {
        return keys.get();
    }

    /** The keys after another look, or those of now where the last look is not long ago. */
    CompletionStage<Optional<PublicKeys>> renewed() {
        Look last = look.get();
        if (last != null
                && System.nanoTime() - last.began() < source.leastPause().toNanos()) {
            return last.end().copy();
        }
        Look mine = new Look(System.nanoTime(), new CompletableFuture<>());
        if (!look.compareAndSet(last, mine)) {
            return renewed();
        }
        worker.execute(() -> {
            read();
            mine.end().complete(keys.get());
        });
        return mine.end().copy();
    }

    private void look() {
        boolean recent = System.nanoTime() - taken < source.pause().toNanos();
        if (!recent || keys.get().isEmpty()) {
            read();
        }
    }

    private void take(PublicKeys fresh) {
        taken = System.nanoTime();
        end = OptionalLong.empty();
        Optional<PublicKeys> now = keys.get();
        // Tokens are known for one object of keys: another one made of the same text would forget them all each time.
        if (now.isEmpty() || !fresh.haveTheTextOf(now.get())) {
            keys.set(Optional.of(fresh));
        }
    }

    /** INVARIANT: nothing ends the watch, not even a heap that is too small for once; the next look may do better. */
    private void read() {
        try {
            tell(problem());
        } catch (RuntimeException | Error e) {
            // It could not even be told.
        }
    }

    /** Looks once. What keeps the keys from being taken over, or nothing. */
    private String problem() {
        try {
            take(source.read());
            return "";
        } catch (KeysUnusable e) {
            if (e.areGone()) {
                return e.getMessage() + gone();
            }
            end = OptionalLong.empty();
            return e.getMessage();
        } catch (RuntimeException | Error e) {
            return "the keys of tokens could not be read: " + e.getClass().getName();
        }
    }

    /** The last key was taken away. What that means, in words. */
    private String gone() {
        Optional<Duration> grace = source.grace();
        if (grace.isEmpty() || (keys.get().isEmpty() && end.isEmpty())) {
            return "";
        }
        long now = System.nanoTime();
        if (end.isEmpty()) {
            end = OptionalLong.of(now + grace.get().toNanos());
        }
        if (now - end.getAsLong() < 0) {
            return "; the keys of before are taken for " + grace.get().toSeconds() + " s more, then no token is valid";
        }
        keys.set(Optional.empty());
        return "; the keys of before are not taken any more, so no token is valid";
    }

    private void tell(String problem) {
        if (!problem.isEmpty() && !problem.equals(told)) {
            news.accept(problem);
        }
        told = problem;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "keys");
        thread.setDaemon(true);
        return thread;
    }
}
