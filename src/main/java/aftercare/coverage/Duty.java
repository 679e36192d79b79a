package aftercare.coverage;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.Urgency;

/** Whether some case must be decided by a rule alone. */
public enum Duty {
    MUST_DECIDE("must decide a case alone"),
    SIGN("a sign: others decide by it"),
    ADVICE("advice: it never changes a level"),
    MARKER("a marker: it says what others decide by");

    /** How the reason of a marker begins; only a rule at self-care may be one, so that no level can hide behind it. */
    static final String MARKER_REASON = "Marker only";

    private final String says;

    Duty(String says) {
        this.says = says;
    }

    public String says() {
        return says;
    }

    static Duty of(RuleCard card) {
        if (card.kind() instanceof RuleCard.Infers) {
            return SIGN;
        }
        if (card.kind() instanceof Triage triage) {
            boolean marker =
                    triage.urgency() == Urgency.SELF_CARE && card.reason().startsWith(MARKER_REASON);
            return marker ? MARKER : MUST_DECIDE;
        }
        return ADVICE;
    }
}
