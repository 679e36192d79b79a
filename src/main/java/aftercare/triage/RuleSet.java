package aftercare.triage;

import aftercare.engine.EngineRules;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.answer.AnswerJson;
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
 * @param answers writes its decisions
 */
public record RuleSet(
        EngineRules book,
        ReferenceRules reference,
        List<ParsedRule> rules,
        Intake intake,
        RuleFiles files,
        Questions questions,
        AnswerJson answers)
        implements LoadResult {

    public RuleSet(EngineRules book, ReferenceRules reference, List<ParsedRule> rules, Intake intake, RuleFiles files) {
        this(
                book,
                reference,
                rules,
                intake,
                files,
                new Questions(book.vocabulary(), book.wording(), reference),
                new AnswerJson(book.vocabulary(), book.wording(), book.cards()));
    }

    public RuleSet {
        rules = List.copyOf(rules);
    }
}
