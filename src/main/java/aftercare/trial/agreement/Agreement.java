package aftercare.trial.agreement;

import aftercare.domain.bytes.Hash;
import java.util.Optional;

/** One thing that somebody agreed to. */
public sealed interface Agreement {

    /** What a level is called when the report is not accepted any more. */
    String REFUSED = "refused";

    /** Who agreed to what, why, and for which change. */
    Terms terms();

    /** What it speaks of, as {@code CHANGES.yaml} names it. */
    String name();

    /** The key that says what kind of entry this is. */
    String kind();

    /** The lines between the name and the terms, each with its line end. */
    default String details() {
        return "";
    }

    /**
     * What every entry says.
     *
     * @param reason why it is right
     * @param agreedBy the person who says so
     * @param fromVersion the rule set that decides
     * @param toVersion the rule set that is to decide
     */
    record Terms(String reason, String agreedBy, String fromVersion, String toVersion) {}

    /**
     * Answers that rest on a reason may come to less.
     *
     * @param name id of the rule, or the word: {@code floor fever}, {@code symptom fever}
     * @param from what the reason, or a report of the word alone, calls for now
     * @param to what the answer may come to at the least; empty when the report may be refused
     */
    record Lowers(String name, AnswerLevel from, Optional<AnswerLevel> to, Terms terms) implements Agreement {
        @Override
        public String kind() {
            return "lowers";
        }

        @Override
        public String details() {
            return "  from: " + from.text() + "\n  to: "
                    + to.map(AnswerLevel::text).orElse(REFUSED) + "\n";
        }
    }

    /** It is not known whether a reason may be lost, and may stay so. */
    record Undecided(String name, Terms terms) implements Agreement {
        @Override
        public String kind() {
            return "undecided";
        }
    }

    /** A word, a group, a floor, a range or a text may change. */
    record Changes(String name, Terms terms) implements Agreement {
        @Override
        public String kind() {
            return "changes";
        }
    }

    /**
     * A case of an earlier set is not asked any more.
     *
     * @param name the note of the case
     */
    record Retires(String name, Terms terms) implements Agreement {
        @Override
        public String kind() {
            return "retires";
        }
    }

    /** The entry as {@code CHANGES.yaml} has it. */
    default String text() {
        Terms terms = terms();
        return "- " + kind() + ": " + quoted(name()) + "\n" + details() + "  reason: " + quoted(terms.reason())
                + "\n  agreed by: " + quoted(terms.agreedBy()) + "\n  from version: " + terms.fromVersion()
                + "\n  to version: " + terms.toVersion() + "\n";
    }

    /** Stands for the entry, all of it, where it is noted that it was used: 64 hexadecimal digits. */
    default String key() {
        return Hash.of(text()).hex();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
