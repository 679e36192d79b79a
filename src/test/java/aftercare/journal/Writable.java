package aftercare.journal;

import aftercare.journal.record.DecisionLog;
import java.util.concurrent.TimeUnit;

/** Waits for a log that comes back, or opens, by itself. Child processes need it too, so it needs no test framework. */
final class Writable {

    private Writable() {}

    /** Whether it can be written before so many seconds are over. */
    static boolean within(long seconds, DecisionLog log) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!log.state().writable() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return log.state().writable();
    }
}
