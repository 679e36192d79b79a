package aftercare.journal.record;

import aftercare.domain.Urgency;
import aftercare.domain.bytes.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A decision, to be recorded.
 *
 * @param decisionId names it, once and for all
 * @param decidedAt kept to the microsecond
 * @param reportedAt the moment at which the report holds, kept to the microsecond
 * @param caller who asked
 * @param keyHash of the caller's idempotency key, if there was one; a caller cannot use one twice
 * @param ruleSet version of the rules that decided
 * @param program version of the program
 * @param complete whether everything could be assessed
 * @param ruleIds the rules that spoke, in the order of the answer
 * @param besideRuleSet version of a second rule set that read the report, as the answer says; its files are kept too
 */
public record Entry(
        String decisionId,
        Instant decidedAt,
        Instant reportedAt,
        String caller,
        Optional<Hash> keyHash,
        String ruleSet,
        String program,
        Urgency urgency,
        boolean complete,
        List<String> ruleIds,
        Content content,
        Optional<String> besideRuleSet) {

    public static final String BETWEEN_IDS = " ";

    /** What a decoder puts in the place of bytes that are no text. */
    private static final char REPLACEMENT = '\ufffd';

    public Entry {
        requireText("a decision id", decisionId);
        requireText("a caller", caller);
        requireText("a rule set", ruleSet);
        besideRuleSet.ifPresent(version -> requireText("a rule set", version));
        requireText("a program version", program);
        decidedAt = decidedAt.truncatedTo(ChronoUnit.MICROS);
        reportedAt = reportedAt.truncatedTo(ChronoUnit.MICROS);
        ruleIds = List.copyOf(ruleIds);
        for (String id : ruleIds) {
            requireText("a rule id", id);
            if (id.contains(BETWEEN_IDS)) {
                throw new IllegalArgumentException("a rule id holds a blank");
            }
        }
    }

    /** Refuses what either database could give back as another text than it got. */
    public static void requireText(String what, String text) {
        boolean wrong = text.isEmpty();
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            boolean paired = Character.isHighSurrogate(character)
                    ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                    : !Character.isLowSurrogate(character)
                            || (index > 0 && Character.isHighSurrogate(text.charAt(index - 1)));
            wrong |= !paired || character == REPLACEMENT || Character.isISOControl(character);
        }
        if (wrong) {
            throw new IllegalArgumentException(what + " is empty, or not plain text");
        }
    }
}
