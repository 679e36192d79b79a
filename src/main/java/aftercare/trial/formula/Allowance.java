package aftercare.trial.formula;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Computing time for several questions together, counted in the thread that makes it and from then on. A machine that is busy
 * with something else takes nothing of it: what is decided must not hang on that.
 */
public final class Allowance {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long thread = Thread.currentThread().getId();
    private final long end;

    public Allowance(Duration time) {
        this.end = computed() + time.toNanos();
    }

    boolean isSpent() {
        return computed() - end >= 0;
    }

    /** Never below zero. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - computed()));
    }

    private long computed() {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread) : System.nanoTime();
    }
}
