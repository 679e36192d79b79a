package aftercare.cli.output;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.domain.Question;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.answer.JsonObject;
import aftercare.trial.book.UnlessChange;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.Difference;
import aftercare.trial.impact.Difference.Answered;
import aftercare.trial.impact.Difference.NewlyAccepted;
import aftercare.trial.impact.Difference.NoLongerAccepted;
import aftercare.trial.impact.Impact;
import aftercare.trial.impact.Lowering;
import aftercare.trial.impact.QuestionChange;
import java.util.List;

/** Every changed answer, the worst first, and every guarded change, as one JSON object. */
public final class DiffJson {

    private DiffJson() {}

    public static JsonObject of(Impact impact, RuleSetChanges changes) {
        return new JsonObject()
                .with("same", impact.same())
                .with("refused", impact.refused())
                .with("erased", impact.erased())
                .with("changes", each(impact.differences(), DiffJson::difference))
                .with("anywhere", each(changes.anywhere().lowered(), DiffJson::lowering))
                .with("raised", each(changes.anywhere().raised(), DiffJson::raising))
                .with("guarded", each(changes.guarded(), DiffJson::guarded))
                .with("unless", each(changes.unless(), DiffJson::unless))
                .with("questions", each(changes.questions(), DiffJson::question));
    }

    private static JsonObject lowering(Lowering lowering) {
        if (lowering instanceof Lowering.NotDecided open) {
            return new JsonObject().with("lost", open.reason()).with("notKnown", open.why());
        }
        Lowering.Found found = (Lowering.Found) lowering;
        JsonObject json = new JsonObject()
                .with("lost", found.reason())
                .with("report", found.text())
                .with("from", decision(found.before()));
        return found.after().isEmpty()
                ? json.with("refused", true)
                : json.with("to", decision(found.after().get()));
    }

    private static JsonObject raising(Lowering wayBack) {
        if (wayBack instanceof Lowering.NotDecided open) {
            return new JsonObject().with("gained", open.reason()).with("notKnown", open.why());
        }
        Lowering.Found found = (Lowering.Found) wayBack;
        JsonObject json = new JsonObject().with("gained", found.reason()).with("report", found.text());
        json = found.after().isEmpty()
                ? json.with("refused", true)
                : json.with("from", decision(found.after().get()));
        return json.with("to", decision(found.before()));
    }

    private static JsonObject guarded(GuardedChange change) {
        return new JsonObject()
                .with("name", change.name())
                .with("was", change.was())
                .with("is", change.is())
                .with("needsAgreement", change.needsAgreement());
    }

    private static JsonObject unless(UnlessChange change) {
        return new JsonObject()
                .with("rule", change.rule())
                .with("before", change.before())
                .with("after", change.after());
    }

    private static JsonObject question(QuestionChange change) {
        return new JsonObject()
                .with("name", change.name())
                .with("was", change.was())
                .with("is", change.is());
    }

    private static JsonObject asked(Question question) {
        JsonObject json = new JsonObject()
                .with("id", question.id())
                .with("pointer", question.pointer())
                .with("asks", question.asks())
                .with("text", question.text());
        return question.raise().isEmpty()
                ? json
                : json.with("couldRaiseTo", question.raise().get().urgency())
                        .with("withinHours", question.raise().get().hours());
    }

    private static JsonObject difference(Difference difference) {
        JsonObject json =
                new JsonObject().with("name", difference.name()).with("where", Page.plain(difference.where()));
        if (difference instanceof NoLongerAccepted lost) {
            return json.with("way", Change.Way.LOWERED.word())
                    .with("from", decision(lost.before()))
                    .with("refused", lost.problems());
        }
        if (difference instanceof NewlyAccepted gained) {
            return json.with("way", Change.Way.RAISED.word()).with("to", decision(gained.after()));
        }
        Answered answered = (Answered) difference;
        Change change = answered.change();
        return json.with("way", change.way().word())
                .with("from", decision(change.before()))
                .with("to", decision(change.after()))
                .with("lost", each(change.lost(), reason -> reason(reason)
                        .with("why", answered.silent().getOrDefault(reason.ruleId(), ""))))
                .with("gained", each(change.gained(), DiffJson::reason))
                .with("altered", change.altered())
                .with("adviceLost", each(change.adviceLost(), RuleCard::id))
                .with("adviceGained", each(change.adviceGained(), RuleCard::id))
                .with("adviceAltered", change.adviceAltered())
                .with("asksLost", each(change.asksLost(), DiffJson::asked))
                .with("asksGained", each(change.asksGained(), DiffJson::asked));
    }

    private static JsonObject decision(Decision decision) {
        return new JsonObject()
                .with("ruleSet", decision.ruleSetVersion())
                .with("urgency", decision.urgency())
                .with("actWithinHours", decision.actWithinHours())
                .with("reasons", List.copyOf(decision.ruleIds()));
    }

    private static JsonObject reason(Reason reason) {
        return new JsonObject()
                .with("ruleId", reason.ruleId())
                .with("title", reason.card().title())
                .with("urgency", reason.urgency())
                .with("actWithinHours", reason.actWithinHours());
    }
}
