package aftercare.ruleset.text;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * A file as it was read, before it is known whether it makes sense.
 *
 * @param imports in their order
 * @param rules in their order; of a broken one, what could be read
 * @param headsRead whether every title and annotation could be read
 */
public record Draft(RuleText text, List<Import> imports, List<DraftRule> rules, boolean headsRead) {

    /** @param name what is imported */
    public record Import(boolean function, String name, Place place) {}

    /**
     * A rule.
     *
     * @param head the place of its title
     * @param action absent when it could not be read
     * @param place from {@code rule} to {@code end}
     * @param whole whether all of it could be read
     */
    public record DraftRule(
            String title,
            Place head,
            List<Annotation> annotations,
            List<Condition> when,
            Optional<Action> action,
            Place place,
            boolean whole) {

        public Optional<Annotation> annotation(String name) {
            for (Annotation annotation : annotations) {
                if (annotation.name().equals(name)) {
                    return Optional.of(annotation);
                }
            }
            return Optional.empty();
        }

        /** The text of an annotation; empty when it has none or is missing. */
        public String textOf(String name) {
            Optional<Annotation> found = annotation(name);
            return found.isPresent() && !found.get().number() ? found.get().value() : "";
        }

        public boolean endsWith(String function) {
            return action.isPresent() && action.get().function().equals(function);
        }

        public String quotedTitle() {
            return Lexer.quote(title);
        }
    }

    /**
     * An annotation.
     *
     * @param value the text without its quotes, or the digits of the number
     * @param number whether it is a number
     * @param place of its name
     * @param valuePlace of its value
     */
    public record Annotation(String name, String value, boolean number, Place place, Place valuePlace) {}

    /** The line after {@code then}. */
    public record Action(String function, Place place) {}
}
