package aftercare.trial.search;

import aftercare.domain.Candidate;
import aftercare.domain.Evidence;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a caller sees of a decision.
 *
 * @param reasons in the order of the answer
 * @param advises ids of self-care and education
 * @param open what may be asked
 */
public record CallerView(
        Urgency urgency, OptionalInt actWithinHours, List<Given> reasons, List<String> advises, List<Candidate> open) {

    /** A reason with what a case cannot speak of: its own level and deadline, and what it rests on. */
    public record Given(
            String ruleId, Urgency urgency, OptionalInt actWithinHours, boolean decisive, List<Evidence> evidence) {}

    public CallerView {
        reasons = List.copyOf(reasons);
        advises = List.copyOf(advises);
        open = List.copyOf(open);
    }

    public static CallerView of(Decision decision) {
        List<Given> reasons = new ArrayList<>();
        for (Reason reason : decision.reasons()) {
            reasons.add(new Given(
                    reason.ruleId(), reason.urgency(), reason.actWithinHours(), reason.decisive(), reason.evidence()));
        }
        List<String> advises = new ArrayList<>();
        for (RuleCard card : decision.selfCare()) {
            advises.add(card.id());
        }
        for (RuleCard card : decision.education()) {
            advises.add(card.id());
        }
        return new CallerView(decision.urgency(), decision.actWithinHours(), reasons, advises, decision.candidates());
    }

    /** Ids of the rules that gave a reason, in the order of the answer. */
    public List<String> because() {
        List<String> ids = new ArrayList<>();
        for (Given reason : reasons) {
            ids.add(reason.ruleId());
        }
        return ids;
    }

    /** Whether no case could tell the two apart by level, deadline, or the rules that gave reasons and advice. */
    public boolean sameForCases(CallerView other) {
        return urgency == other.urgency
                && actWithinHours.equals(other.actWithinHours)
                && Set.copyOf(because()).equals(Set.copyOf(other.because()))
                && advises.equals(other.advises);
    }
}
