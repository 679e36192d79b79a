package aftercare;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Asks again, as a caller does whom a busy machine could not serve for once. */
public final class Again {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Again() {}

    /** One request, or whatever else may be tried once more. */
    public interface Attempt<T> {
        T make() throws IOException, InterruptedException;
    }

    /** The first that will do, or the last before so many seconds were over. */
    public static <T> T until(Predicate<T> good, long seconds, Attempt<T> attempt)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        T made = attempt.make();
        while (!good.test(made) && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE_NANOS);
            made = attempt.make();
        }
        return made;
    }
}
