package aftercare.service.door;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often each caller may ask: a number of times a second, and a burst beforehand. A caller who asks too often uses up what
 * is theirs alone. A caller who is not remembered is let in: the bounded queue behind this is the same for everybody.
 */
public final class Pace {

    private static final long SECOND = 1_000_000_000;

    private final int perSecond;
    private final int burst;
    private final int mostCallers;
    private final LongSupplier nanos;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong lastSwept;

    /**
     * @param perSecond how often a caller may ask in the long run; 0: without limit
     * @param burst how many times a caller may ask at once, after a while without asking
     * @param mostCallers how many callers are remembered
     * @param nanos a clock that never goes back
     */
    public Pace(int perSecond, int burst, int mostCallers, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = Math.max(1, burst);
        this.mostCallers = mostCallers;
        this.nanos = nanos;
        this.lastSwept = new AtomicLong(nanos.getAsLong() - SECOND);
    }

    /** Whether a caller may ask now; a yes counts as one request of theirs. */
    public boolean admits(String caller) {
        if (perSecond <= 0) {
            return true;
        }
        long now = nanos.getAsLong();
        Bucket bucket = buckets.get(caller);
        if (bucket == null) {
            if (buckets.size() >= mostCallers && !forgetTheQuiet(now)) {
                return true;
            }
            bucket = buckets.computeIfAbsent(caller, first -> new Bucket(now));
        }
        return bucket.take(now);
    }

    /** How many callers are remembered. */
    int callers() {
        return buckets.size();
    }

    /** Forgets callers that could ask a whole burst again, because that is how a stranger begins. */
    private boolean forgetTheQuiet(long now) {
        long last = lastSwept.get();
        if (now - last >= SECOND && lastSwept.compareAndSet(last, now)) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        return buckets.size() < mostCallers;
    }

    /** What one caller may still ask. */
    private final class Bucket {

        private double tokens = burst;
        private long filled;

        Bucket(long now) {
            this.filled = now;
        }

        synchronized boolean take(long now) {
            fill(now);
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }

        synchronized boolean isFull(long now) {
            fill(now);
            return tokens >= burst;
        }

        private void fill(long now) {
            if (now - filled > 0) {
                tokens = Math.min(burst, tokens + (double) perSecond * (now - filled) / SECOND);
                filled = now;
            }
        }
    }
}
