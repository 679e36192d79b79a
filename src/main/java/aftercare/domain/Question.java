package aftercare.domain;

import aftercare.domain.Vocabulary.Field;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something worth asking.
 *
 * @param id stable; empty under the first facts
 * @param pointer where in the request the answer belongs
 * @param asks the code of the symptom that the answer names; empty where the answer is no symptom
 * @param text what to ask
 * @param field what an answer may hold; empty for yes or no to a symptom, and under the first facts
 * @param options what may be chosen, where the answer is a choice
 * @param raise what an answer could raise the report to; empty where none can
 */
public record Question(
        String id,
        String pointer,
        String asks,
        String text,
        Optional<Field> field,
        List<Option> options,
        Optional<Raise> raise) {

    public Question {
        options = List.copyOf(options);
    }

    /** A question of the first facts. */
    public Question(String pointer, String text) {
        this("", pointer, "", text, Optional.empty(), List.of(), Optional.empty());
    }

    /** Whether an answer to the other would be an answer to this, whichever rule asks and in what words. */
    public boolean asksTheSame(Question other) {
        return pointer.equals(other.pointer) && asks.equals(other.asks);
    }

    /** @param value as it is sent back */
    public record Option(String value, String label) {}

    /**
     * A level that an answer could lead to.
     *
     * @param withinHours hours to act, where they are fewer than the level's own
     */
    public record Raise(Urgency urgency, OptionalInt withinHours) {

        /** Hours to act, those of the level where there are none fewer. */
        public OptionalInt hours() {
            return withinHours.isPresent() ? withinHours : urgency.actWithinHours();
        }
    }
}
