package aftercare.service.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that were found valid not long ago, a bounded number: to check a signature takes a thousand times as long as to
 * look here. INVARIANT: a token is known for the keys that it was verified with and for no others, and no longer than it is
 * valid; what is not valid is never kept, so that no caller can crowd out others with forgeries. Keys that are read again and
 * are the same count as those that they were: else nothing would be known for longer than a second.
 */
final class KnownTokens {

    static final int MOST = 1000;

    /**
     * What is known of a token.
     *
     * @param from second in which it was verified: for earlier ones nothing is known
     * @param until second from which on it is not valid any more
     */
    private record Known(PublicKeys keys, Bearer bearer, long from, long until) {}

    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    /** Whom a token speaks for, in the second {@code now}; empty where that has to be found out. */
    synchronized Optional<Bearer> bearer(String token, PublicKeys keys, long now) {
        Known found = known.get(token);
        return found != null && found.keys() == keys && now >= found.from() && now < found.until()
                ? Optional.of(found.bearer())
                : Optional.empty();
    }

    synchronized void add(String token, PublicKeys keys, Bearer bearer, long now, long until) {
        known.put(token, new Known(keys, bearer, now, until));
    }

    synchronized int size() {
        return known.size();
    }
}
