package aftercare.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A few things by name: where there is one too many, the one goes that was not asked for the longest. */
final class LastUsed<T> {

    private final Map<String, T> byName = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    LastUsed(int most) {
        this.most = most;
    }

    synchronized Optional<T> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized void put(String name, T thing) {
        byName.put(name, thing);
        if (byName.size() > most) {
            byName.remove(byName.keySet().iterator().next());
        }
    }
}
