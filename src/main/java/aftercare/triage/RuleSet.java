package aftercare.triage;

import aftercare.engine.EngineRules;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.answer.AnswerJson;
import aftercare.triage.answer.Languages;
import aftercare.triage.intake.Intake;
import aftercare.triage.reference.ReferenceRules;
import java.util.List;

/**
 * A rule set that may decide.
 *
 * @param book compiled for the engine
 * @param reference the same rules for the second evaluator
 * @param rules as they were read
 * @param intake speaks its vocabulary
 * @param files what it was made from
 * @param questions chooses what to ask
 * @param translations of its texts
 * @param languages writes its decisions in every language that it has
 */
public record RuleSet(
        EngineRules book,
        ReferenceRules reference,
        List<ParsedRule> rules,
        Intake intake,
        RuleFiles files,
        Questions questions,
        Translations translations,
        Languages languages)
        implements LoadResult {

    public RuleSet(
            EngineRules book,
            ReferenceRules reference,
            List<ParsedRule> rules,
            Intake intake,
            RuleFiles files,
            Translations translations) {
        this(
                book,
                reference,
                rules,
                intake,
                files,
                new Questions(book.vocabulary(), book.wording(), reference),
                translations,
                new Languages(book.vocabulary(), book.wording(), book.cards(), translations));
    }

    /** Writes its decisions in English. */
    public AnswerJson answers() {
        return languages.english();
    }

    public RuleSet {
        rules = List.copyOf(rules);
    }
}
