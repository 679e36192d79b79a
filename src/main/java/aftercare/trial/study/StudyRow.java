package aftercare.trial.study;

import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.Triage;
import aftercare.triage.answer.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One report of a study. It names rules, levels and places, and holds no value of the report.
 *
 * @param where file and line, or what else the report is found by
 * @param reportId the sender's id, if given and read
 * @param lost ids of rules that gave a reason before and do not any more
 * @param gained ids of rules that give a reason for the first time
 */
public record StudyRow(
        String where,
        Optional<String> reportId,
        StudyWay way,
        StudyAnswer before,
        StudyAnswer after,
        List<String> lost,
        List<String> gained) {

    public StudyRow {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    /**
     * What becomes of one report.
     *
     * @param where file and line, or what else the report is found by
     * @param earlier what one rule set makes of it
     * @param later what the other makes of it
     */
    public static StudyRow of(String where, Triage.Result earlier, Triage.Result later) {
        StudyAnswer before = StudyAnswer.of(earlier);
        StudyAnswer after = StudyAnswer.of(later);
        if (earlier instanceof Triage.Decided one && later instanceof Triage.Decided other) {
            Change change = Change.between(one.decision(), other.decision());
            return new StudyRow(
                    where,
                    reportId(one.decision()),
                    StudyWay.of(change.way()),
                    before,
                    after,
                    ids(change.lost()),
                    ids(change.gained()));
        }
        if (earlier instanceof Triage.Decided one) {
            List<String> lost = List.copyOf(one.decision().ruleIds());
            return new StudyRow(where, reportId(one.decision()), StudyWay.LOWERED, before, after, lost, List.of());
        }
        if (later instanceof Triage.Decided other) {
            List<String> gained = List.copyOf(other.decision().ruleIds());
            return new StudyRow(where, reportId(other.decision()), StudyWay.RAISED, before, after, List.of(), gained);
        }
        return new StudyRow(where, Optional.empty(), StudyWay.REFUSED, before, after, List.of(), List.of());
    }

    private static Optional<String> reportId(Decision decision) {
        return decision.report().reportId();
    }

    private static List<String> ids(List<Reason> reasons) {
        List<String> ids = new ArrayList<>();
        for (Reason reason : reasons) {
            ids.add(reason.ruleId());
        }
        return ids;
    }

    /** As one line; the names are those of the columns of a study on a cluster. */
    public JsonObject json() {
        return answer(
                        answer(
                                new JsonObject()
                                        .with("where", where)
                                        .with("reportId", reportId)
                                        .with("way", way.word()),
                                "old",
                                before),
                        "new",
                        after)
                .with("lost", lost)
                .with("gained", gained);
    }

    private static JsonObject answer(JsonObject json, String side, StudyAnswer answer) {
        if (answer instanceof StudyAnswer.Given given) {
            return json.with(side + "Urgency", given.urgency())
                    .with(side + "Rank", given.urgency().rank())
                    .with(side + "ActWithinHours", given.actWithinHours())
                    .with(side + "Complete", given.complete())
                    .with(side + "Reasons", given.reasons());
        }
        StudyAnswer.Refused refused = (StudyAnswer.Refused) answer;
        return json.with(side + "Problems", refused.problems()).with(side + "FailSafe", refused.failSafe());
    }
}
