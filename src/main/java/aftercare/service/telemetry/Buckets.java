package aftercare.service.telemetry;

import java.time.Duration;

/** Upper ends of the buckets of a histogram. */
final class Buckets {

    private Buckets() {}

    static Duration[] ofMillis(long... millis) {
        Duration[] buckets = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            buckets[i] = Duration.ofMillis(millis[i]);
        }
        return buckets;
    }
}
