package aftercare.cli.output;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.triage.answer.JsonObject;
import aftercare.trial.cases.CaseOutcome;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.cases.Want;
import aftercare.trial.replay.ReplayOutcome;
import aftercare.trial.replay.ReplayResult;

/** Every case with what came of it, as one JSON object. */
public final class ReplayJson {

    private ReplayJson() {}

    public static JsonObject of(ReplayOutcome outcome) {
        return new JsonObject()
                .with("ruleSet", outcome.ruleSet())
                .with("passed", outcome.passed())
                .with("failed", outcome.failed())
                .with("cases", each(outcome.cases(), ReplayJson::replayed));
    }

    private static JsonObject replayed(ReplayResult replayed) {
        TriageCase triageCase = replayed.result().triageCase();
        JsonObject json = new JsonObject()
                .with("note", triageCase.note())
                .with("file", triageCase.file())
                .with("line", triageCase.line())
                .with("passed", replayed.passed())
                .with("wanted", wanted(triageCase.want()));
        if (replayed.result().outcome() instanceof CaseOutcome.Decided decided) {
            json.with("got", got(decided));
        } else {
            json.with("refused", ((CaseOutcome.Refused) replayed.result().outcome()).problems());
        }
        return json.with("differences", replayed.result().differences())
                .with("rules", each(replayed.differing(), ReplayJson::differing));
    }

    private static JsonObject wanted(Want want) {
        return new JsonObject()
                .with("urgency", want.urgency())
                .with("atLeast", want.atLeast())
                .with("atMost", want.atMost())
                .with("actWithinHours", want.actWithinHours())
                .with("because", want.because())
                .with("notBecause", want.notBecause())
                .with("advises", want.advises())
                .with("notAdvises", want.notAdvises())
                .with("asks", want.asks())
                .with("notAsks", want.notAsks());
    }

    private static JsonObject got(CaseOutcome.Decided decided) {
        return new JsonObject()
                .with("complete", decided.complete())
                .with("urgency", decided.urgency())
                .with("actWithinHours", decided.actWithinHours())
                .with("reasons", decided.reasons())
                .with("advises", decided.advises())
                .with("asks", decided.asks());
    }

    private static JsonObject differing(ReplayResult.Differing differing) {
        return new JsonObject()
                .with("ruleId", differing.card().id())
                .with("title", differing.card().title())
                .with("wanted", differing.wanted())
                .with("why", differing.why());
    }
}
