package aftercare.trial.book;

import aftercare.domain.RuleCard.Triage;
import java.util.OptionalInt;

/** How soon somebody must act, in words. */
final class Deadline {

    private Deadline() {}

    static String of(Triage triage) {
        OptionalInt hours = triage.actWithinHours();
        if (hours.isEmpty()) {
            return "no limit";
        }
        if (hours.getAsInt() == 0) {
            return "at once";
        }
        return "within " + hours.getAsInt() + (hours.getAsInt() == 1 ? " hour" : " hours");
    }
}
