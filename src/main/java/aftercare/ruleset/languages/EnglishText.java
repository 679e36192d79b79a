package aftercare.ruleset.languages;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import java.util.Optional;

/**
 * An English text of a rule set that an answer, a form or a refusal shows.
 *
 * @param at where it is, for a reader, such as {@code ALG-01 advice}
 * @param urgency of the level or rule that it belongs to; empty where it belongs to none
 * @param text as it is written, with {@code {emergencyNumber}}
 */
public record EnglishText(String at, Kind kind, Optional<Urgency> urgency, String text) {

    /** How many hexadecimal digits a file of texts has of a hash. */
    static final int HASH_DIGITS = 12;

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

    /** Names it by what it says, so that nobody goes on showing the translation of a text that has changed. */
    public String hash() {
        return Hash.of(text).first(HASH_DIGITS);
    }
}
