package aftercare.domain.decision;

import aftercare.domain.Evidence;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Why a decision is what it is: one rule with everything in the request that it rests on.
 *
 * @param card the rule, without its place in the rule files
 * @param says why, for a clinician
 * @param decisive whether the rule's level is the decision's
 * @param evidence in the order of the request's pointers
 */
public record Reason(
        RuleCard card,
        Urgency urgency,
        OptionalInt actWithinHours,
        String says,
        boolean decisive,
        List<Evidence> evidence) {

    public Reason {
        evidence = List.copyOf(evidence);
    }

    public String ruleId() {
        return card.id();
    }

    /** Where the first symptom is that it rests on; {@code ~} where it rests on none, which comes after any. */
    String firstSymptom() {
        for (Evidence each : evidence) {
            if (each.pointer().startsWith("/symptoms/")) {
                return each.pointer();
            }
        }
        return "~";
    }

    /** The evidence in words, with where each part is in the report. */
    public String basis() {
        List<String> parts = new ArrayList<>();
        for (Evidence each : evidence) {
            parts.add((each.pointer() + " " + each.says()).strip());
        }
        return String.join("; ", parts);
    }
}
