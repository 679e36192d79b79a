package aftercare.trial.coverage;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;

/** Whether some case must be decided by a rule alone. */
public enum Duty {
    MUST_DECIDE("decides"),
    /** It says something of its own, and others that are as urgent always speak with it. */
    COMPANION("companion"),
    /** It never changes a level; others build on it. */
    SIGN("sign"),
    /** It never changes a level. */
    ADVICE("advice"),
    /** It never changes a level. */
    QUESTION("question");

    private final String word;

    Duty(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @param companion whether the rule is listed as one that never decides alone */
    static Duty of(RuleCard card, boolean companion) {
        if (card.kind() instanceof RuleCard.Infers) {
            return SIGN;
        }
        if (card.kind() instanceof Triage) {
            return companion ? COMPANION : MUST_DECIDE;
        }
        return card.kind() instanceof RuleCard.Asks ? QUESTION : ADVICE;
    }
}
