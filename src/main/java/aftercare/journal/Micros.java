package aftercare.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as both databases keep them alike: microseconds since 1970. */
final class Micros {

    private Micros() {}

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
