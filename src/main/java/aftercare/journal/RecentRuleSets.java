package aftercare.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rule sets, encoded, that decisions on their way to the database may name. Those before are in the database, and a
 * service that runs for years must not hold them all.
 */
final class RecentRuleSets {

    /** A decision waits for seconds at most, and a rule set stays live for longer than that. */
    static final int MOST = 16;

    private final Map<String, byte[]> byVersion = new LinkedHashMap<>();

    synchronized void put(String version, byte[] encoded) {
        byVersion.remove(version);
        byVersion.put(version, encoded);
        if (byVersion.size() > MOST) {
            byVersion.remove(byVersion.keySet().iterator().next());
        }
    }

    synchronized Optional<byte[]> get(String version) {
        return Optional.ofNullable(byVersion.get(version));
    }
}
