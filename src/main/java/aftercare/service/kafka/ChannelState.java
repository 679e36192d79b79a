package aftercare.service.kafka;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/**
 * How the channel is, for health, meters and the log: a line when what is wrong changes, however often it goes wrong. Knows no class
 * of Kafka, because it is there while the channel is off too.
 */
final class ChannelState {

    /** What does not work, by which the others know it. */
    static final String BROKERS = "brokers";

    static final String COMMITTING = "committing";

    static final String READING = "reading";

    /** Followed by the record. */
    static final String PUBLISHING = "publishing ";

    private static final Logger LOG = Logger.getLogger(ChannelState.class);

    private static final double NANOS = 1e9;

    /** What does not work, by what it is: the broker and its topics, the commits, the loop, the publishing of a record. */
    private final ConcurrentNavigableMap<String, String> troubles = new ConcurrentSkipListMap<>();

    /** Since when each record is held, by its place, on the clock that measures how long things take. */
    private final ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();

    private volatile long behind;

    // Of those who tell, one at a time.
    private Optional<String> told = Optional.empty();

    /** @param what does not work */
    void broken(String what, String why) {
        troubles.put(what, why);
        tell();
    }

    void works(String what) {
        if (troubles.remove(what) != null) {
            tell();
        }
    }

    boolean isBroken(String what) {
        return troubles.containsKey(what);
    }

    /** What is wrong; of many things one, that with the brokers first. */
    Optional<String> trouble() {
        for (String why : troubles.values()) {
            return Optional.of(why);
        }
        return Optional.empty();
    }

    private synchronized void tell() {
        Optional<String> now = trouble();
        if (told.isEmpty() && now.isPresent()) {
            LOG.errorf("the channel of Kafka does not work, HTTP goes on: %s", now.get());
        } else if (told.isPresent() && now.isEmpty()) {
            LOG.info("the channel of Kafka works again");
        } else if (!now.equals(told) && !isOnlyPublishing()) {
            LOG.errorf("the channel of Kafka still does not work: %s", now.get());
        }
        told = now;
    }

    /** Each record that cannot be published has its own words for the same outage. */
    private boolean isOnlyPublishing() {
        return !isBroken(BROKERS) && !isBroken(COMMITTING) && !isBroken(READING);
    }

    void taken(String place) {
        held.put(place, System.nanoTime());
    }

    void answered(String place) {
        held.remove(place);
    }

    /** What is held of these places, and what is wrong with them, is somebody else's now, or will be read again. */
    void forget(String places) {
        held.keySet().removeIf(place -> place.startsWith(places));
        if (troubles.keySet().removeIf(what -> what.startsWith(PUBLISHING + places))) {
            tell();
        }
    }

    int held() {
        return held.size();
    }

    double oldestSeconds() {
        long now = System.nanoTime();
        long oldest = 0;
        for (long since : held.values()) {
            oldest = Math.max(oldest, now - since);
        }
        return oldest / NANOS;
    }

    void behind(long records) {
        behind = records;
    }

    long behind() {
        return behind;
    }
}
