package aftercare.service.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Memory that many share who each hold little, and that strangers may ask for. Together they never hold more than so much;
 * those that came first make room for others.
 *
 * @param <T> who holds some of it
 */
public final class Room<T> {

    private final long most;
    private final Map<T, Long> held = new LinkedHashMap<>();

    /** Those that were asked to make room, and still hold what they hold. */
    private final Map<T, Long> leaving = new HashMap<>();

    private long taken;
    private long soonFree;

    /** @param most in bytes */
    public Room(long most) {
        this.most = most;
    }

    /** Gives more of it to a request; false when there is not enough, then the request keeps what it had. */
    public synchronized boolean take(T holder, int bytes) {
        if (taken + bytes > most) {
            return false;
        }
        taken += bytes;
        if (leaving.containsKey(holder)) {
            leaving.merge(holder, (long) bytes, Long::sum);
            soonFree += bytes;
        } else {
            held.merge(holder, (long) bytes, Long::sum);
        }
        return true;
    }

    /**
     * Who must make room, so that this much more can be taken: the first to come that was not asked yet. Empty when those who
     * were asked hold enough; then somebody else has to wait for them.
     */
    public synchronized Optional<T> whoMustLeave(int bytes) {
        if (taken - soonFree + bytes <= most || held.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<T, Long> first = held.entrySet().iterator().next();
        held.remove(first.getKey());
        leaving.put(first.getKey(), first.getValue());
        soonFree += first.getValue();
        return Optional.of(first.getKey());
    }

    /** Takes back what somebody holds; nothing where that is nothing. */
    public synchronized void free(T holder) {
        Long bytes = held.remove(holder);
        if (bytes == null && leaving.containsKey(holder)) {
            bytes = leaving.remove(holder);
            soonFree -= bytes;
        }
        taken -= bytes == null ? 0 : bytes;
    }
}
