package aftercare.trial.book;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.RuleSet;
import java.util.List;

/** Rules with their words, as the book reads them. */
public record BookRules(String version, List<ParsedRule> rules, Vocabulary vocabulary, Wording wording) {
    public BookRules {
        rules = List.copyOf(rules);
    }

    public static BookRules of(RuleSet rules) {
        return new BookRules(
                rules.files().version(),
                rules.rules(),
                rules.book().vocabulary(),
                rules.book().wording());
    }
}
