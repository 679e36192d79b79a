package aftercare.trial.study;

import aftercare.triage.answer.JsonObject;
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
