package aftercare.ruleset.languages;

import aftercare.domain.Urgency;
import java.util.Optional;

/**
 * An English text of a rule set that an answer, a form or a refusal shows.
 *
 * @param at where it is, for a reader, such as {@code ALG-01 advice}
 * @param urgency of the level or rule that it belongs to; empty where it belongs to none
 * @param text as it is written, with {@code {emergencyNumber}}
 */
public record EnglishText(String at, Kind kind, Optional<Urgency> urgency, String text) {

    /** What a text is for, and how long one may be. */
    public enum Kind {
        HEADLINE(80),
        CONTACT(400),
        INSTRUCTION(400),
        NOTICE(400),
        TITLE(200),
        REASON(600),
        ADVICE(600),
        LABEL(100),
        QUESTION(300);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        /** The most characters that it may have. */
        public int longest() {
            return longest;
        }
    }

    /** Whether it is of a level or rule that calls for care within a day. */
    public boolean isUrgent() {
        return urgency.isPresent() && urgency.get().atLeast(Urgency.URGENT_24H);
    }

    public String hash() {
        return TextHash.of(text, TextHash.DIGITS);
    }
}
