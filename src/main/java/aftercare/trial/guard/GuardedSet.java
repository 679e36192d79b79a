package aftercare.trial.guard;

import aftercare.domain.RuleCard;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.List;

/** The parts of a rule set in which something is guarded. */
public record GuardedSet(Vocabulary vocabulary, Wording wording, List<RuleCard> cards, List<Translation> translations) {

    public GuardedSet {
        cards = List.copyOf(cards);
        translations = List.copyOf(translations);
    }

    public static GuardedSet of(
            Vocabulary vocabulary, Wording wording, List<ParsedRule> rules, List<Translation> translations) {
        List<RuleCard> cards = new ArrayList<>();
        for (ParsedRule rule : rules) {
            cards.add(rule.card());
        }
        return new GuardedSet(vocabulary, wording, cards, translations);
    }
}
