package aftercare.trial.agreement;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far an answer, or one reason of it, calls for somebody to act.
 *
 * @param actWithinHours empty where nobody needs to act
 */
public record AnswerLevel(Urgency urgency, OptionalInt actWithinHours) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9_]+)(?: within ([0-9]{1,3}) h)?");

    public static AnswerLevel of(Decision decision) {
        return new AnswerLevel(decision.urgency(), decision.actWithinHours());
    }

    public static AnswerLevel of(Reason reason) {
        return new AnswerLevel(reason.urgency(), reason.actWithinHours());
    }

    /** A level with the time that it usually gives. */
    public static AnswerLevel usual(Urgency urgency) {
        return new AnswerLevel(urgency, urgency.actWithinHours());
    }

    /** What {@link #text} writes; a level without a time has its usual one. */
    public static Optional<AnswerLevel> read(String written) {
        Matcher form = WRITTEN.matcher(written);
        Optional<Urgency> urgency = form.matches() ? Urgency.ofCode(form.group(1)) : Optional.empty();
        return urgency.map(level -> form.group(2) == null
                ? usual(level)
                : new AnswerLevel(level, OptionalInt.of(Integer.parseInt(form.group(2)))));
    }

    /** In words: {@code URGENT_24H within 6 h}, {@code SELF_CARE}. */
    public String text() {
        return actWithinHours.isPresent() ? urgency + " within " + actWithinHours.getAsInt() + " h" : urgency.name();
    }

    /** Whether the other is less urgent, or gives more time. */
    public boolean isLoweredBy(AnswerLevel other) {
        return Change.lowers(urgency, actWithinHours, other.urgency, other.actWithinHours);
    }

    /** The less urgent of the two levels, with the longer of the two times. */
    public AnswerLevel orLess(AnswerLevel other) {
        Urgency lower = urgency.compareTo(other.urgency) < 0 ? urgency : other.urgency;
        boolean none = actWithinHours.isEmpty() || other.actWithinHours.isEmpty();
        return new AnswerLevel(
                lower,
                none
                        ? OptionalInt.empty()
                        : OptionalInt.of(Math.max(actWithinHours.getAsInt(), other.actWithinHours.getAsInt())));
    }
}
