package aftercare.reference;

import java.util.HashMap;
import java.util.Map;

/** The facts that a rule has named so far, and where each stands among the facts that are handed to a test. */
final class Names {

    record Name(FactKind kind, int place) {}

    private final Map<String, Name> byName;

    Names() {
        this(new HashMap<>());
    }

    private Names(Map<String, Name> byName) {
        this.byName = byName;
    }

    void put(String name, FactKind kind, int place) {
        byName.put(name, new Name(kind, place));
    }

    Name get(String name) {
        Name found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no fact before has the name " + name);
        }
        return found;
    }

    Names copy() {
        return new Names(new HashMap<>(byName));
    }
}
