package aftercare.ruleset.folder;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.languages.Translations;
import aftercare.ruleset.model.ParsedRule;
import java.util.List;
import java.util.Optional;

/**
 * A folder of rules that was read and checked. Nothing of it has been compiled or run.
 *
 * @param vocabulary empty when it cannot be read
 * @param wording empty when it cannot be read
 * @param rules those that could be read; complete only when there are no problems
 * @param translations what it says in other languages; complete only when there are no problems
 * @param problems of the folder, the words and the rules, in the order of the files and lines; cases are not looked at
 */
public record CheckedFolder(
        RuleFiles files,
        Optional<Vocabulary> vocabulary,
        Optional<Wording> wording,
        List<ParsedRule> rules,
        Translations translations,
        List<FolderProblem> problems) {

    /** A folder that is in English alone. */
    public CheckedFolder(
            RuleFiles files,
            Optional<Vocabulary> vocabulary,
            Optional<Wording> wording,
            List<ParsedRule> rules,
            List<FolderProblem> problems) {
        this(files, vocabulary, wording, rules, Translations.NONE, problems);
    }

    public CheckedFolder {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    public boolean clean() {
        return problems.isEmpty();
    }

    /** Whether the folder is too large to be judged, so that nothing else was looked at. */
    public boolean isTooMuch() {
        return problems.stream().anyMatch(problem -> problem.code().equals(FolderCode.TOO_MUCH.code()));
    }
}
