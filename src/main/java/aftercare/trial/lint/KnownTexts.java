package aftercare.trial.lint;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.PassedTexts;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.languages.LanguageFile;
import aftercare.ruleset.languages.Translation;
import aftercare.ruleset.languages.Translations;
import aftercare.triage.RuleSet;
import aftercare.trial.cases.TriageCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of a folder is as it was in a set that passed the gate, so that it need not be looked at again. */
final class KnownTexts {

    private final Optional<RuleSet> passed;
    private final Set<String> same = new HashSet<>();
    private final boolean sameWords;

    KnownTexts(RuleFiles files, Optional<RuleSet> passed) {
        this.passed = passed;
        passed.ifPresent(set -> set.files().bytes().forEach((path, bytes) -> {
            if (Arrays.equals(bytes, files.bytes().get(path))) {
                same.add(path);
            }
        }));
        this.sameWords = same.contains(RuleFiles.VOCABULARY) && same.contains(RuleFiles.WORDING);
    }

    CheckedFolder check(RuleFolder.Contents contents, Patience patience) {
        RuleFiles files = contents.files();
        if (contents.problems().isEmpty()
                && !FolderCheck.isTooMuch(files)
                && passed.isPresent()
                && passed.get().book().version().equals(files.version())) {
            RuleSet set = passed.get();
            return new CheckedFolder(
                    files,
                    Optional.of(set.book().vocabulary()),
                    Optional.of(set.book().wording()),
                    set.rules(),
                    set.translations(),
                    contents.problems());
        }
        PassedTexts texts = new PassedTexts(
                same,
                passed.filter(set -> same.contains(RuleFiles.VOCABULARY))
                        .map(set -> set.book().vocabulary()),
                passed.filter(set -> same.contains(RuleFiles.WORDING))
                        .map(set -> set.book().wording()),
                passed.map(this::languages).orElse(List.of()));
        return FolderCheck.candidate(contents, texts, patience);
    }

    private List<LanguageFile> languages(RuleSet set) {
        List<LanguageFile> known = new ArrayList<>();
        for (Translation each : set.translations().all()) {
            if (same.contains(each.file().path())) {
                known.add(each.file());
            }
        }
        return known;
    }

    Translations translations() {
        return passed.map(RuleSet::translations).orElse(Translations.NONE);
    }

    /** Whether the report of a case was accepted by that set, and is by this one. */
    boolean accepts(TriageCase each) {
        return sameWords && same.contains(each.file());
    }
}
