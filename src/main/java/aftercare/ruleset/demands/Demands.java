package aftercare.ruleset.demands;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Wording wording = checked.wording().orElseThrow();
        List<FolderProblem> problems = new ArrayList<>(HiddenCharacters.check(checked.files()));
        problems.addAll(EmergencyTexts.check(checked.rules(), wording));
        problems.addAll(TextLimits.check(checked.rules(), vocabulary, wording));
        problems.addAll(DissuadingTexts.check(checked.rules(), vocabulary, wording));
        problems.addAll(TextNumbers.check(checked.rules(), vocabulary));
        problems.addAll(TranslationDemands.check(checked.translations().all()));
        problems.addAll(CitedSources.check(checked.rules(), checked.files()));
        problems.addAll(SilencingConditions.check(checked.rules()));
        problems.addAll(IdleWords.check(vocabulary, before, checked.files()));
        return problems;
    }
}
