package aftercare.trial.book;

import aftercare.ruleset.model.ParsedRule;
import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import java.util.List;

/** Rules with their words, as the book reads them. */
public record RuleSet(String version, List<ParsedRule> rules, Vocabulary vocabulary, Wording wording) {
    public RuleSet {
        rules = List.copyOf(rules);
    }
}
