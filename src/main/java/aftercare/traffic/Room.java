package aftercare.traffic;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory that many share who each hold little, and that strangers may ask for. Together they hold so much and no more; then
 * those that came first make room.
 *
 * @param <T> who holds some of it; told apart by identity
 */
public final class Room<T> {

    private final long most;
    private final Map<T, Long> held = new LinkedHashMap<>();
    private long taken;

    /** @param most in bytes */
    public Room(long most) {
        this.most = most;
    }

    /**
     * Gives more of it to somebody, always.
     *
     * @return who must make room; what they held is free already
     */
    public synchronized List<T> take(T holder, int bytes) {
        held.merge(holder, (long) bytes, Long::sum);
        taken += bytes;
        List<T> over = new ArrayList<>();
        Iterator<Map.Entry<T, Long>> oldest = held.entrySet().iterator();
        while (taken > most && oldest.hasNext()) {
            Map.Entry<T, Long> next = oldest.next();
            taken -= next.getValue();
            over.add(next.getKey());
            oldest.remove();
        }
        return over;
    }

    /** Takes back what somebody holds; nothing where that is nothing. */
    public synchronized void free(T holder) {
        Long bytes = held.remove(holder);
        taken -= bytes == null ? 0 : bytes;
    }
}
