package aftercare.trial.coverage;

import aftercare.domain.Nearest;
import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.trial.cases.Companions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Holds the cases against the list of rules that never decide alone. */
final class Company {

    private final Map<String, Companions> byTitle = new HashMap<>();
    /** The first case in which a rule spoke without one of its companions, by title. */
    private final Map<String, Lack> strayed = new LinkedHashMap<>();

    Company(PlainRules rules, List<Companions> companions) {
        Map<String, RuleCard> cards = new HashMap<>();
        for (ParsedRule rule : rules.rules()) {
            cards.put(rule.card().title(), rule.card());
        }
        for (Companions each : companions) {
            RuleCard card = cards.get(each.title());
            if (card == null) {
                strayed.put(each.title(), unknown(each, cards));
            } else {
                byTitle.put(each.title(), each);
            }
        }
    }

    private static Lack unknown(Companions each, Map<String, RuleCard> cards) {
        List<String> near = Nearest.to(each.title(), cards.keySet());
        String help = near.isEmpty() ? "take it off the list" : "did you mean `" + near.get(0) + "`?";
        RuleCard none = new RuleCard("", each.title(), new RuleCard.Floor(), "", "", "", each.file(), each.line());
        return new Lack(Lack.Kind.ALONE, none, place(each), "no rule has the title `" + each.title() + "`", help);
    }

    private static Place place(Companions each) {
        return new Place(each.file(), each.line(), each.column(), 0, 0);
    }

    Duty duty(RuleCard card) {
        return Duty.of(card, byTitle.containsKey(card.title()));
    }

    /** A case in which that rule spoke. */
    void spoke(RuleCard card, Decision decision, CaseReport report) {
        Companions companions = byTitle.get(card.title());
        if (companions != null && !strayed.containsKey(card.title()) && !accompanied(card, companions, decision)) {
            strayed.put(
                    card.title(),
                    new Lack(
                            Lack.Kind.ALONE,
                            card,
                            place(companions),
                            card.id() + " speaks at " + report.where() + " and none of "
                                    + String.join(", ", companions.with()) + " is as urgent there",
                            "name the rule that is, or take it off the list"));
        }
    }

    private static boolean accompanied(RuleCard card, Companions companions, Decision decision) {
        if (!(card.kind() instanceof Triage triage)) {
            return false;
        }
        for (Reason reason : decision.reasons()) {
            if (companions.with().contains(reason.ruleId())
                    && !reason.ruleId().equals(card.id())
                    && reason.urgency().atLeast(triage.urgency())
                    && hours(reason.actWithinHours()) <= hours(triage.actWithinHours())) {
                return true;
            }
        }
        return false;
    }

    /** No deadline is the longest of all. */
    private static int hours(OptionalInt actWithinHours) {
        return actWithinHours.orElse(Integer.MAX_VALUE);
    }

    /** What the cases say against the list. */
    List<Lack> strayed() {
        return new ArrayList<>(strayed.values());
    }
}
