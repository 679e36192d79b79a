package aftercare.live;

import aftercare.ruleset.Patience;
import java.time.Duration;

/** One judgement of a folder, which ends early when the folder is no longer what it was, or when it takes too long. */
final class Judgement implements Patience {

    private final String fingerprint;
    private final long end;
    private volatile boolean outdated;

    /**
     * @param fingerprint of the folder that is judged
     * @param most that it may take
     */
    Judgement(String fingerprint, Duration most) {
        this.fingerprint = fingerprint;
        this.end = System.nanoTime() + most.toNanos();
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
        if (outdated || System.nanoTime() - end > 0) {
            throw new Ended();
        }
    }
}
