package aftercare.service.kafka;

/** Longer and longer pauses between tries, without an end of the tries. */
final class BackOff {

    private static final long SHORTEST_MILLIS = 50;
    private static final long LONGEST_MILLIS = 5000;

    private long millis = SHORTEST_MILLIS;

    void pause() throws InterruptedException {
        Thread.sleep(next());
    }

    /** For how long the next pause is. */
    long next() {
        long now = millis;
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return now;
    }
}
