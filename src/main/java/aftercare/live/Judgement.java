package aftercare.live;

import aftercare.ruleset.Patience;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * One judgement of a folder, which ends early when the folder is no longer what it was, or when it takes too much computing
 * time. It counts what the thread computes that made it, not what passes meanwhile: a busy machine is no fault of a folder.
 * INVARIANT: it is the same for every caller. Threads that help have computed for others before, and their clocks say so.
 */
final class Judgement implements Patience {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String fingerprint;
    private final Duration most;
    private final long judge = Thread.currentThread().getId();
    private final long end;
    private volatile boolean outdated;

    /**
     * @param fingerprint of the folder that is judged
     * @param most that it may compute
     */
    Judgement(String fingerprint, Duration most) {
        this.fingerprint = fingerprint;
        this.most = most;
        this.end = computed() + most.toNanos();
    }

    boolean isOf(String found) {
        return fingerprint.equals(found);
    }

    /** May be called by any thread. */
    void abandon() {
        outdated = true;
    }

    boolean isOutdated() {
        return outdated;
    }

    @Override
    public void ask() {
        if (outdated || computed() - end > 0) {
            throw new Ended();
        }
    }

    @Override
    public Patience beside() {
        Judgement own = new Judgement(fingerprint, most);
        return () -> {
            if (outdated) {
                throw new Ended();
            }
            own.ask();
        };
    }

    private long computed() {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(judge) : System.nanoTime();
    }
}
