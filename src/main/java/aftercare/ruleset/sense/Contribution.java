package aftercare.ruleset.sense;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;

/** Compares what two rules contribute. */
final class Contribution {

    /** No time limit, later than any. */
    private static final int NEVER = Integer.MAX_VALUE;

    private Contribution() {}

    /** Whether both contribute the same kind of thing, so that one may stand for the other. */
    static boolean alike(RuleCard one, RuleCard two) {
        if (one.kind() instanceof Triage && two.kind() instanceof Triage) {
            return true;
        }
        if (one.kind() instanceof Infers && two.kind() instanceof Infers) {
            return one.kind().equals(two.kind());
        }
        if (one.kind() instanceof Asks) {
            return one.kind().equals(two.kind());
        }
        return one.kind() instanceof Advises
                && one.kind().equals(two.kind())
                && one.advice().equals(two.advice());
    }

    /** Whether the second says everything that the first says: at least as urgent, as soon, the same to the patient. */
    static boolean covered(RuleCard one, RuleCard two) {
        if (one.kind() instanceof Triage first && two.kind() instanceof Triage second) {
            boolean higher = second.urgency().rank() > first.urgency().rank();
            // From there up only the decisive reasons speak to the patient.
            boolean unheard = higher && !second.urgency().allowsSelfCare();
            return second.urgency().atLeast(first.urgency())
                    && hours(second) <= hours(first)
                    && (unheard || one.advice().equals(two.advice()));
        }
        return alike(one, two);
    }

    private static int hours(Triage triage) {
        return triage.actWithinHours().orElse(NEVER);
    }

    static boolean sameUrgency(RuleCard one, RuleCard two) {
        return one.kind().equals(two.kind());
    }
}
