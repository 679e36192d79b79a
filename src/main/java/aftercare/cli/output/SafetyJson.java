package aftercare.cli.output;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.triage.answer.JsonObject;
import aftercare.trial.safety.ExactShare;
import aftercare.trial.safety.JudgedCase;
import aftercare.trial.safety.SafetyGroup;
import aftercare.trial.safety.SafetyReport;

/** The safety report as one JSON object. */
public final class SafetyJson {

    private SafetyJson() {}

    public static JsonObject of(SafetyReport report) {
        return new JsonObject()
                .with("warning", SafetyReport.WARNING)
                .with("ruleSet", report.version())
                .with("unlabelled", report.unlabelled())
                .with("all", group(report.all()))
                .with("byLevel", each(report.byLevel(), SafetyJson::group))
                .with("byTopic", each(report.byTopic(), SafetyJson::group))
                .with("bySource", each(report.bySource(), SafetyJson::group))
                .with("under", each(report.under(), SafetyJson::judged))
                .with("over", each(report.over(), SafetyJson::judged))
                .with("refused", each(report.refused(), SafetyJson::judged));
    }

    private static JsonObject group(SafetyGroup group) {
        return new JsonObject()
                .with("name", group.name())
                .with("cases", group.cases())
                .with("under", share(group.under()))
                .with("over", share(group.over()));
    }

    private static JsonObject share(ExactShare share) {
        return new JsonObject()
                .with("found", share.found())
                .with("of", share.of())
                .with("lower", share.lower())
                .with("upper", share.upper());
    }

    private static JsonObject judged(JudgedCase judged) {
        return new JsonObject()
                .with("name", judged.labelled().name())
                .with("where", Page.plain(judged.labelled().where()))
                .with("topic", judged.labelled().topic())
                .with("source", judged.labelled().source())
                .with("least", judged.labelled().least())
                .with("most", judged.labelled().most())
                .with("answer", judged.answer())
                .with("reasons", judged.reasons())
                .with("problems", judged.refused());
    }
}
