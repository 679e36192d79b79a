package aftercare.ruleset.demands;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.languages.Translations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that is asked of a folder that is to go live, once nothing is wrong with it. */
public final class Demands {

    private Demands() {}

    /** Characters that are not what a reader sees, also in a folder in which more is wrong. */
    public static List<FolderProblem> characters(RuleFiles files) {
        return HiddenCharacters.check(files);
    }

    /**
     * What the folder lacks.
     *
     * @param checked without a problem
     * @param before the words that decide now; empty where nothing does
     */
    public static List<FolderProblem> of(CheckedFolder checked, Optional<Vocabulary> before) {
        return of(checked, before, Translations.NONE);
    }

    /** @param passed translations that need not be looked at again */
    public static List<FolderProblem> of(CheckedFolder checked, Optional<Vocabulary> before, Translations passed) {
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Wording wording = checked.wording().orElseThrow();
        List<Supplier<List<FolderProblem>>> demands = List.of(
                () -> HiddenCharacters.check(checked.files()),
                () -> EmergencyTexts.check(checked.rules(), wording),
                () -> TextLimits.check(checked.rules(), vocabulary, wording),
                () -> DissuadingTexts.check(checked.rules(), vocabulary, wording),
                () -> TextNumbers.check(checked.rules(), vocabulary),
                () -> TranslationDemands.check(checked.translations().all(), passed),
                () -> CitedSources.check(checked.rules(), checked.files()),
                () -> SilencingConditions.check(checked.rules()),
                () -> IdleWords.check(vocabulary, before, checked.files()));
        List<FolderProblem> problems = new ArrayList<>();
        // On every processor: the editor of a rule waits for it.
        demands.parallelStream().map(Supplier::get).toList().forEach(problems::addAll);
        return problems;
    }
}
