package aftercare.trial.guard;

import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;

/** The parts of a rule set in which something is guarded. */
public record GuardedSet(Vocabulary vocabulary, Wording wording, List<RuleCard> cards) {

    public GuardedSet {
        cards = List.copyOf(cards);
    }

    public static GuardedSet of(Vocabulary vocabulary, Wording wording, List<ParsedRule> rules) {
        List<RuleCard> cards = new ArrayList<>();
        for (ParsedRule rule : rules) {
            cards.add(rule.card());
        }
        return new GuardedSet(vocabulary, wording, cards);
    }
}
