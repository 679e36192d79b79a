package aftercare.ruleset.model;

import java.util.HashMap;
import java.util.Map;

/** The facts that a rule has named so far, and where each is among the facts that are handed to a test. */
public final class Names {

    public record Name(FactKind kind, int place) {}

    private final Map<String, Name> byName;

    public Names() {
        this(new HashMap<>());
    }

    private Names(Map<String, Name> byName) {
        this.byName = byName;
    }

    public void put(String name, FactKind kind, int place) {
        byName.put(name, new Name(kind, place));
    }

    public Name get(String name) {
        Name found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no fact before has the name " + name);
        }
        return found;
    }

    public Names copy() {
        return new Names(new HashMap<>(byName));
    }
}
