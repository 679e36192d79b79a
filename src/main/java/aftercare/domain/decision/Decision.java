package aftercare.domain.decision;

import aftercare.domain.Candidate;
import aftercare.domain.PointerOrder;
import aftercare.domain.Question;
import aftercare.domain.Report;
import aftercare.domain.RuleCard;
import aftercare.domain.Symptom;
import aftercare.domain.Urgency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param candidates what may be asked by the rules and the vocabulary, each once, in their order
 * @param questions what is asked, the most urgent first
 * @param ruleSetVersion content hash of the rule set that decided
 * @param adviceByTime whether only a reason with the answer's own time tells its advice; rules of the first facts tell more
 */
public record Decision(
        Report report,
        boolean complete,
        Urgency urgency,
        OptionalInt actWithinHours,
        List<Reason> reasons,
        List<RuleCard> selfCare,
        List<RuleCard> education,
        List<Candidate> candidates,
        List<Question> questions,
        String ruleSetVersion,
        boolean adviceByTime) {

    private static final int HUMAN_WITHIN_HOURS = 24;

    /** A decision that asks what the report says. */
    public Decision(
            Report report,
            boolean complete,
            Urgency urgency,
            OptionalInt actWithinHours,
            List<Reason> reasons,
            List<RuleCard> selfCare,
            List<RuleCard> education,
            String ruleSetVersion,
            boolean adviceByTime) {
        this(
                report,
                complete,
                urgency,
                actWithinHours,
                reasons,
                selfCare,
                education,
                List.of(),
                report.questions(),
                ruleSetVersion,
                adviceByTime);
    }

    public Decision {
        candidates = List.copyOf(candidates);
        questions = List.copyOf(questions);
        reasons = List.copyOf(reasons);
        selfCare = List.copyOf(selfCare);
        education = List.copyOf(education);
    }

    /** The same decision that asks these questions. */
    public Decision asking(List<Question> asked) {
        return with(selfCare, candidates, asked);
    }

    /** The same decision with that self-care and that to choose its questions from. */
    Decision with(List<RuleCard> care, List<Candidate> open) {
        return with(care, open, questions);
    }

    private Decision with(List<RuleCard> care, List<Candidate> open, List<Question> asked) {
        return new Decision(
                report,
                complete,
                urgency,
                actWithinHours,
                reasons,
                care,
                education,
                open,
                asked,
                ruleSetVersion,
                adviceByTime);
    }

    /** What a person must read, because no rule did. */
    public record NeedsHuman(List<String> pointers, int withinHours) {}

    /**
     * True for a reason whose advice is beside it: its level and its time are those of the answer, so that no advice
     * names a longer time than the answer. Rules of the first facts: all of them, or only the decisive ones when care is
     * urgent.
     */
    public boolean tellsAdviceOf(Reason reason) {
        if (adviceByTime) {
            return reason.decisive() && reason.actWithinHours().equals(actWithinHours);
        }
        return reason.decisive() || urgency.allowsSelfCare();
    }

    /**
     * Patient texts of the reasons that decide level and time, each with the first rule that gives it: most urgent first, at
     * self-care by the order of symptoms; no repeats.
     */
    public Map<String, String> ruleIdsByAdvice() {
        List<Reason> told = new ArrayList<>();
        for (Reason reason : reasons) {
            if (reason.decisive() && tellsAdviceOf(reason)) {
                told.add(reason);
            }
        }
        if (adviceByTime && urgency == Urgency.SELF_CARE) {
            told.sort(Comparator.comparing(Reason::firstSymptom, PointerOrder::compare));
        }
        Map<String, String> ids = new LinkedHashMap<>();
        for (Reason reason : told) {
            ids.putIfAbsent(reason.card().advice(), reason.ruleId());
        }
        return ids;
    }

    /** The texts of {@link #ruleIdsByAdvice}. */
    public List<String> advice() {
        return List.copyOf(ruleIdsByAdvice().keySet());
    }

    /** Where the patient wrote something of their own, and how soon a person must read it; empty where nothing is. */
    public Optional<NeedsHuman> needsHuman() {
        List<String> pointers = new ArrayList<>();
        for (Symptom symptom : report.symptoms()) {
            if (symptom.code().equals(Symptom.OTHER)) {
                pointers.add(symptom.pointer() + "/text");
            }
        }
        return pointers.isEmpty()
                ? Optional.empty()
                : Optional.of(new NeedsHuman(
                        pointers, Math.min(HUMAN_WITHIN_HOURS, actWithinHours.orElse(HUMAN_WITHIN_HOURS))));
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
