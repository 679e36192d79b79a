package aftercare.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a rule says of itself.
 *
 * @param id stable id, shared by alternatives of one rule
 * @param title a sentence
 * @param kind what the rule contributes
 * @param reason for a clinician; empty for signs and advice
 * @param advice for the patient; empty for signs
 * @param source who says so
 * @param file the file it is in, below the folder of rules
 * @param line its first line in that file, from 1
 * @param unless what can turn it off although the report gets worse or longer, as far as the rule names it
 */
public record RuleCard(
        String id,
        String title,
        Kind kind,
        String reason,
        String advice,
        String source,
        String file,
        int line,
        List<Unless> unless) {

    /** The shape of an id, as a pattern. */
    public static final String ID = "[A-Z]{1,3}-[0-9]{2}";

    public RuleCard {
        unless = List.copyOf(unless);
    }

    /** The card of a rule that names nothing that turns it off. */
    public RuleCard(
            String id, String title, Kind kind, String reason, String advice, String source, String file, int line) {
        this(id, title, kind, reason, advice, source, file, line, List.of());
    }

    /** The folder that it is in, which is its topic. */
    public String topic() {
        int slash = file.indexOf('/');
        return slash < 0 ? file : file.substring(0, slash);
    }

    /**
     * A condition that can turn the rule off, and why it may.
     *
     * @param condition its name
     * @param why for a clinician; empty where the author gave no reason
     */
    public record Unless(String condition, String why) {

        private static final String BETWEEN = ": ";

        /** As an author writes it: the condition, a colon, the reason. */
        public static Unless of(String written) {
            int at = (written + " ").indexOf(BETWEEN);
            return at < 0
                    ? new Unless(written, "")
                    : new Unless(
                            written.substring(0, at).strip(),
                            written.substring(at + 1).strip());
        }

        public String written() {
            return why.isEmpty() ? condition : condition + BETWEEN + why;
        }
    }

    /** What a rule contributes to a decision. */
    public sealed interface Kind {

        /** Whether a level may rest on it. */
        default boolean concludes() {
            return !(this instanceof Advises || this instanceof Asks);
        }
    }

    /**
     * A triage rule: it raises the answer to a level.
     *
     * @param withinHours a deadline tighter than the level's own
     */
    public record Triage(Urgency urgency, OptionalInt withinHours) implements Kind {

        /** Hours within which to act; empty at self-care. */
        public OptionalInt actWithinHours() {
            return withinHours.isPresent() ? withinHours : urgency.actWithinHours();
        }
    }

    /** An advice rule: it adds a text and never changes the level. */
    public record Advises(Leaflet leaflet) implements Kind {}

    /** The core's safety net: it raises to the floor of a symptom, which differs from symptom to symptom. */
    public record Floor() implements Kind {}

    /** A sign: others build on it. */
    public record Infers(String sign, String code) implements Kind {}

    /**
     * A rule that asks: it never changes the level.
     *
     * @param what in the order of asking: the code of a symptom, {@code symptom.onset} for an attribute of the symptom that
     *     the rule matched, or a member of the report such as {@code patient.smoker}
     */
    public record Asks(List<String> what) implements Kind {

        public Asks {
            what = List.copyOf(what);
        }
    }

    /** Which part of the answer an advice rule fills. */
    public enum Leaflet {
        SELF_CARE("self-care"),
        EDUCATION("education");

        private final String word;

        Leaflet(String word) {
            this.word = word;
        }

        /** As written in a rule file. */
        public String word() {
            return word;
        }

        public static Optional<Leaflet> ofWord(String word) {
            for (Leaflet leaflet : List.of(values())) {
                if (leaflet.word.equals(word)) {
                    return Optional.of(leaflet);
                }
            }
            return Optional.empty();
        }
    }
}
