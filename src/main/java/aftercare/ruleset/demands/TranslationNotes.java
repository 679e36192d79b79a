package aftercare.ruleset.demands;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.languages.EnglishText;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import java.util.ArrayList;
import java.util.List;

/** What a language lacks: none of it keeps a rule set from going live, for the English text is shown in its place. */
public final class TranslationNotes {

    private TranslationNotes() {}

    public static List<FolderProblem> of(List<Translation> translations) {
        List<FolderProblem> notes = new ArrayList<>();
        for (Translation translation : translations) {
            missing(translation, notes);
            for (LanguageFile.Entry entry : translation.outdated()) {
                note(
                        translation,
                        entry.line(),
                        "the English text of `" + entry.at()
                                + "` is another one since this translation was made, so answers show it in English",
                        notes);
            }
            for (LanguageFile.Entry entry : translation.orphaned()) {
                note(translation, entry.line(), "there is no text `" + entry.at() + "` any more", notes);
            }
        }
        return notes;
    }

    private static void missing(Translation translation, List<FolderProblem> notes) {
        List<EnglishText> missing = translation.missing();
        long urgent = missing.stream().filter(EnglishText::isUrgent).count();
        if (!missing.isEmpty()) {
            note(
                    translation,
                    0,
                    missing.size() + " of " + translation.size() + " texts are not translated, " + urgent
                            + " of them of levels and rules at `URGENT_24H` or above; the first is `"
                            + missing.get(0).at() + "`",
                    notes);
        }
    }

    private static void note(Translation translation, int line, String what, List<FolderProblem> notes) {
        notes.add(new FolderProblem(
                translation.file().path(),
                line,
                0,
                DemandCode.UNTRANSLATED.code(),
                what,
                "`./aftercare texts --lang " + translation.language() + "` writes the file anew"));
    }
}
