package aftercare.ruleset.folder;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.languages.LanguageFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a folder is as it was in one that passed.
 *
 * @param files paths of files of rules about which the engine's parser agreed
 * @param vocabulary as it was read then; empty where the file is another
 * @param wording as it was read then; empty where the file is another
 * @param languages as they were read then: the files of texts that are as they were
 */
public record PassedTexts(
        Set<String> files, Optional<Vocabulary> vocabulary, Optional<Wording> wording, List<LanguageFile> languages) {

    /** Nothing is. */
    public static final PassedTexts NONE = new PassedTexts(Set.of(), Optional.empty(), Optional.empty(), List.of());

    public PassedTexts {
        files = Set.copyOf(files);
        languages = List.copyOf(languages);
    }
}
