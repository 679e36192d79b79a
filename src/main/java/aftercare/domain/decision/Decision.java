package aftercare.domain.decision;

import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a report comes to.
 *
 * @param complete false when something went wrong while assessing; the level is then raised, never lowered
 * @param actWithinHours the smallest over all reasons; empty at self-care
 * @param reasons most urgent first, then by rule id
 * @param selfCare self-care items; empty where seeking care comes first
 * @param education what to know; empty where seeking care comes first
 * @param ruleSetVersion content hash of the rule set that decided
 */
public record Decision(
        Report report,
        boolean complete,
        Urgency urgency,
        OptionalInt actWithinHours,
        List<Reason> reasons,
        List<RuleCard> selfCare,
        List<RuleCard> education,
        String ruleSetVersion) {

    public Decision {
        reasons = List.copyOf(reasons);
        selfCare = List.copyOf(selfCare);
        education = List.copyOf(education);
    }

    /** True for a reason whose advice the patient is told: all of them, or only the decisive ones when care is urgent. */
    public boolean tellsAdviceOf(Reason reason) {
        return reason.decisive() || urgency.allowsSelfCare();
    }

    /** Patient texts of the decisive reasons, most urgent first, no repeats; each with the first rule that gives it. */
    public Map<String, String> ruleIdsByAdvice() {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            if (reason.decisive()) {
                ids.putIfAbsent(reason.card().advice(), reason.ruleId());
            }
        }
        return ids;
    }

    /** Patient texts of the decisive reasons, most urgent first, no repeats. */
    public List<String> advice() {
        return List.copyOf(ruleIdsByAdvice().keySet());
    }

    /** Ids of the rules that gave a reason. */
    public Set<String> ruleIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (Reason reason : reasons) {
            ids.add(reason.ruleId());
        }
        return ids;
    }
}
