package aftercare.journal.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as both databases keep them alike: microseconds since 1970. */
public final class Micros {

    private static final long IN_A_SECOND = 1_000_000;
    private static final int NANOS = 1000;

    private Micros() {}

    /** Exact for all that {@link #instant} gives, also for senseless times: an altered record is still read. */
    public static long of(Instant time) {
        // A second more and then less: the smallest number would not fit on the way.
        long seconds = Math.addExact(time.getEpochSecond(), 1);
        return Math.addExact(Math.multiplyExact(seconds, IN_A_SECOND), time.getNano() / NANOS - IN_A_SECOND);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
