package aftercare.trial.cases;

import aftercare.domain.RuleCard;
import aftercare.domain.decision.Decider;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules that a case may name. A case that does not want a rule which does not exist would pass for ever.
 *
 * @param reasons ids of the rules that may give a reason
 * @param advises ids of the rules that may give self-care or education
 * @param asks ids of the rules that may ask
 */
public record KnownRules(Set<String> reasons, Set<String> advises, Set<String> asks) {

    public KnownRules {
        reasons = Set.copyOf(reasons);
        advises = Set.copyOf(advises);
        asks = Set.copyOf(asks);
    }

    /** Those of a set whose rules were read, with those of the core. */
    public static KnownRules of(Decider decider, List<ParsedRule> rules) {
        List<RuleCard> cards = new ArrayList<>(decider.coreCards());
        for (ParsedRule rule : rules) {
            cards.add(rule.card());
        }
        return of(cards);
    }

    public static KnownRules of(List<RuleCard> cards) {
        Set<String> reasons = new TreeSet<>();
        Set<String> advises = new TreeSet<>();
        Set<String> asks = new TreeSet<>();
        for (RuleCard card : cards) {
            if (card.kind() instanceof RuleCard.Triage || card.kind() instanceof RuleCard.Floor) {
                reasons.add(card.id());
            } else if (card.kind() instanceof RuleCard.Advises) {
                advises.add(card.id());
            } else if (card.kind() instanceof RuleCard.Asks) {
                asks.add(card.id());
            }
        }
        return new KnownRules(reasons, advises, asks);
    }
}
