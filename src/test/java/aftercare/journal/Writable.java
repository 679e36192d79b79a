package aftercare.journal;

import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.Entry;
import aftercare.journal.record.NotRecorded;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What waits for a log that comes back, or opens, by itself. Child processes need it too, so it needs no test framework. */
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

    /**
     * Has it recorded, by one attempt after the other as a caller would: on a busy machine the first commits may take longer
     * than one waits.
     *
     * @return whether it was before so many seconds were over
     */
    static boolean records(long seconds, DecisionLog log, Entry entry) throws InterruptedException, TimeoutException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            try {
                log.append(entry).toCompletableFuture().get(seconds, TimeUnit.SECONDS);
                return true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NotRecorded.KeyTaken) {
                    // An attempt before this one was late and not lost.
                    return true;
                }
            }
        }
        return false;
    }
}
