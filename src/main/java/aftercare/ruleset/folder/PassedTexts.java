package aftercare.ruleset.folder;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import java.util.Optional;
import java.util.Set;

/**
 * What of a folder is as it was in one that passed.
 *
 * @param files paths of files of rules about which the engine's parser agreed
 * @param vocabulary as it was read then; empty where the file is another
 * @param wording as it was read then; empty where the file is another
 */
public record PassedTexts(Set<String> files, Optional<Vocabulary> vocabulary, Optional<Wording> wording) {

    /** Nothing is. */
    public static final PassedTexts NONE = new PassedTexts(Set.of(), Optional.empty(), Optional.empty());

    public PassedTexts {
        files = Set.copyOf(files);
    }
}
