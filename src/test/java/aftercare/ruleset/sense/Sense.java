package aftercare.ruleset.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.check.RuleCheck;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sense of rules, with the words of this project. */
final class Sense {

    static final CheckedFolder SHIPPED = FolderCheck.check(Path.of("rules"));
    static final Vocabulary VOCABULARY = SHIPPED.vocabulary().orElseThrow();
    static final Wording WORDING = SHIPPED.wording().orElseThrow();

    private Sense() {}

    /** What is wrong with the sense of a file, of whose text nothing is wrong. */
    static List<Problem> of(String path, String text) {
        CheckedRules checked = read(Map.of(path, text));
        assertEquals(List.of(), checked.problems(), text);
        return SenseCheck.check(checked.rules(), VOCABULARY);
    }

    static CheckedRules read(Map<String, String> files) {
        List<RuleSource> sources = new ArrayList<>();
        files.forEach((path, text) -> sources.add(new RuleSource(path, text.getBytes(StandardCharsets.UTF_8))));
        return new RuleCheck().read(sources, VOCABULARY);
    }
}
