package aftercare.trial.book;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.model.ParsedRule;
import java.util.List;

/** Rules with their words, as the book reads them. */
public record BookRules(String version, List<ParsedRule> rules, Vocabulary vocabulary, Wording wording) {
    public BookRules {
        rules = List.copyOf(rules);
    }
}
