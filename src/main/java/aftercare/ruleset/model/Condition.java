package aftercare.ruleset.model;

import java.util.List;
import java.util.Optional;

/** A condition of a rule: one fact a line, or a combination of them. */
public sealed interface Condition {

    Place place();

    /**
     * A fact that must be there.
     *
     * @param fact name of the kind of fact, such as {@code Symptom}
     * @param name what later patterns call it, with its {@code $}
     * @param tests all must hold; empty for any such fact
     */
    record Pattern(String fact, Optional<String> name, List<Test> tests, Place place) implements Condition {
        public Pattern {
            tests = List.copyOf(tests);
        }
    }

    /** At least one such fact; it gives no evidence. */
    record Exists(Condition condition, Place place) implements Condition {}

    /** No such fact. */
    record Not(Condition condition, Place place) implements Condition {}

    /** All of them. */
    record And(List<Condition> conditions, Place place) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them. */
    record Or(List<Condition> conditions, Place place) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }
}
