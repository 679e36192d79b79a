package aftercare.trial.agreement;

import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.domain.decision.Ruling;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an answer is as urgent as it is, by the name under which its loss can be agreed to.
 *
 * @param name id of the rule; for a floor {@code floor} and the word
 * @param level what it calls for
 */
public record LiveReason(String name, AnswerLevel level) {

    /**
     * The reasons of a decision, each floor by its word, whether or not a rule reached it.
     *
     * @param vocabulary of the rules that decided
     */
    public static List<LiveReason> of(Decision decision, Vocabulary vocabulary) {
        List<LiveReason> reasons = new ArrayList<>();
        for (Reason reason : decision.reasons()) {
            if (!reason.ruleId().equals(Ruling.FLOOR)) {
                reasons.add(new LiveReason(reason.ruleId(), AnswerLevel.of(reason)));
            }
        }
        for (Symptom symptom : decision.report().symptoms()) {
            if (symptom.holdsFloor()) {
                vocabulary
                        .floor(symptom.code())
                        .map(floor -> new LiveReason("floor " + symptom.code(), AnswerLevel.usual(floor)))
                        .filter(floor -> !reasons.contains(floor))
                        .ifPresent(reasons::add);
            }
        }
        return reasons;
    }

    /** Those to which an answer is lower than was agreed to. */
    public static List<LiveReason> lost(List<LiveReason> reasons, AnswerLevel answer, Agreed agreed) {
        List<LiveReason> lost = new ArrayList<>();
        for (LiveReason reason : reasons) {
            if (agreed.least(reason.name(), reason.level()).isLoweredBy(answer)) {
                lost.add(reason);
            }
        }
        return lost;
    }
}
