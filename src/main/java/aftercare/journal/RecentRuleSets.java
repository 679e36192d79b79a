package aftercare.journal;

import aftercare.journal.store.RuleSets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The rule sets, encoded, that decisions on their way to the database may name. Those before are in the database, and a
 * service that runs for years must not hold them all.
 */
final class RecentRuleSets {

    /** A decision waits for seconds at most, and a rule set stays live for longer than that. */
    static final int MOST = 16;

    private final Map<String, byte[]> byVersion = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when the version is not that of these files */
    void put(String version, SortedMap<String, byte[]> files) {
        byte[] encoded = RuleSets.encode(files);
        RuleSets.requireVersion(version, encoded);
        put(version, encoded);
    }

    synchronized void put(String version, byte[] encoded) {
        byVersion.remove(version);
        byVersion.put(version, encoded);
        if (byVersion.size() > MOST) {
            byVersion.remove(byVersion.keySet().iterator().next());
        }
    }

    /** Those of another too, in its order, as the latest. */
    void putAll(RecentRuleSets later) {
        Map<String, byte[]> all;
        synchronized (later) {
            all = new LinkedHashMap<>(later.byVersion);
        }
        all.forEach(this::put);
    }

    synchronized Optional<byte[]> get(String version) {
        return Optional.ofNullable(byVersion.get(version));
    }
}
