package aftercare.trial.explain;

import static aftercare.triage.answer.JsonObject.each;

import aftercare.domain.Evidence;
import aftercare.domain.Question;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.decision.Decision;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import aftercare.triage.RuleSet;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.JsonObject.Written;
import aftercare.triage.explain.NearMiss;
import aftercare.triage.explain.RuleAccount;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what is said of an answer as the contract says. */
public final class AccountJson {

    /** Of facts that a condition was held against, those that came nearest. */
    private static final int MOST_FACTS = 3;

    private static final double MILLIS_OF_AN_HOUR = 3_600_000.0;

    private final RuleSet rules;
    private final Instant activatedAt;

    /** @param activatedAt since when the rule set decides */
    public AccountJson(RuleSet rules, Instant activatedAt) {
        this.rules = rules;
        this.activatedAt = activatedAt;
    }

    /** The answer alone, which is on no record. */
    public byte[] answer(Decision decision) {
        return bytes(head(decision));
    }

    /** The whole account. */
    public byte[] whole(Account account) {
        return bytes(head(account.decision())
                .with("spoke", each(account.spoke(), AccountJson::rule))
                .with("nearlySpoke", each(account.nearlySpoke(), AccountJson::rule))
                .with("wouldRaise", each(account.wouldRaise(), AccountJson::change))
                .with("wouldLower", each(account.wouldLower(), AccountJson::change))
                .with("searched", account.whole() ? "whole" : "part")
                .with("lookAgain", account.lookAgain().map(then -> then(account.decision(), then)))
                .with("mostDeciding", account.mostDeciding().map(AccountJson::question)));
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonObject head(Decision decision) {
        String answer = new String(rules.answers().writeUnrecorded(decision, activatedAt), StandardCharsets.UTF_8);
        return new JsonObject().with("answer", new Written(answer));
    }

    private static JsonObject rule(RuleAccount account) {
        RuleCard card = account.card();
        JsonObject rule = new JsonObject()
                .with("ruleId", card.id())
                .with("title", card.title())
                .with("kind", kind(card))
                .with("file", card.file())
                .with("line", card.line());
        if (card.kind() instanceof Triage triage) {
            rule.with("urgency", triage.urgency()).with("actWithinHours", triage.actWithinHours());
        }
        return rule.with("lacks", account.lacks().map(AccountJson::lack))
                .with("conditions", each(account.explanation().parts(), AccountJson::part));
    }

    private static String kind(RuleCard card) {
        if (card.kind() instanceof Triage) {
            return "triage";
        }
        if (card.kind() instanceof Infers) {
            return "sign";
        }
        if (card.kind() instanceof Asks) {
            return "question";
        }
        return ((Advises) card.kind()).leaflet().word();
    }

    private static JsonObject lack(NearMiss miss) {
        return placed(miss.text(), miss.place())
                .with("value", miss.value())
                .with("pointer", Optional.of(miss.pointer()).filter(pointer -> !pointer.isEmpty()));
    }

    private static JsonObject placed(String text, Place place) {
        return new JsonObject().with("text", text).with("line", place.line()).with("column", place.column());
    }

    private static JsonObject part(Part part) {
        JsonObject condition = placed(
                        ConditionText.of(part.condition()), part.condition().place())
                .with("held", part.held());
        if (part instanceof Combined combined) {
            return condition.with("conditions", each(combined.parts(), AccountJson::part));
        }
        List<Tried> nearest = ((OnFacts) part).nearestFirst();
        return condition.with(
                "facts", each(nearest.subList(0, Math.min(nearest.size(), MOST_FACTS)), AccountJson::fact));
    }

    private static JsonObject fact(Tried tried) {
        return new JsonObject()
                .with("evidence", each(tried.fact().evidence(Set.of()), AccountJson::evidence))
                .with("met", tried.met())
                .with("tests", each(tried.outcomes(), AccountJson::test));
    }

    private static JsonObject evidence(Evidence evidence) {
        return new JsonObject().with("pointer", evidence.pointer()).with("says", evidence.says());
    }

    private static JsonObject test(Outcome outcome) {
        JsonObject test =
                new JsonObject().with("text", ConditionText.of(outcome.test())).with("met", outcome.met());
        if (outcome instanceof Several several) {
            return test.with("tests", each(several.outcomes(), AccountJson::test));
        }
        return test.with("value", ((Compared) outcome).says());
    }

    private static JsonObject change(WhatIf whatIf) {
        return outcome(
                new JsonObject().with("answers", each(whatIf.answers(), AccountJson::answer)), whatIf.decision());
    }

    private static JsonObject answer(OtherAnswer answer) {
        return new JsonObject()
                .with("pointer", answer.pointer())
                .with("from", answer.from().map(Written::new))
                .with("to", new Written(answer.to()))
                .with("says", answer.says());
    }

    private static JsonObject then(Decision now, LookAgain then) {
        Duration after = Duration.between(now.report().reportedAt(), then.at());
        return outcome(
                new JsonObject()
                        .with("at", then.at().toString())
                        .with("afterHours", after.toMillis() / MILLIS_OF_AN_HOUR),
                then.decision());
    }

    private static JsonObject outcome(JsonObject object, Decision decision) {
        return object.with("urgency", decision.urgency())
                .with("actWithinHours", decision.actWithinHours())
                .with("ruleIds", List.copyOf(decision.ruleIds()));
    }

    private static JsonObject question(Question question) {
        return new JsonObject()
                .with("pointer", question.pointer())
                .with("asks", Optional.of(question.asks()).filter(code -> !code.isEmpty()))
                .with("text", question.text())
                .with("couldRaiseTo", question.raise().map(raise -> raise.urgency()
                        .name()));
    }
}
