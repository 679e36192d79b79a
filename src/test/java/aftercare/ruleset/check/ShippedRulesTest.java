package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordsResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this project are clean. */
class ShippedRulesTest {

    private static final Path RULES = Path.of("rules");

    @Test
    void haveNoProblem() throws IOException {
        CheckedRules checked = new RuleCheck().read(sources(), vocabulary());
        assertEquals("", Examples.lines(checked.problems()));
        assertTrue(checked.rules().size() > 100);
    }

    private static List<RuleSource> sources() throws IOException {
        List<RuleSource> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RULES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".drl"))
                    .sorted()
                    .toList()) {
                String path = RULES.relativize(file).toString().replace('\\', '/');
                sources.add(new RuleSource(path, Files.readAllBytes(file)));
            }
        }
        return sources;
    }

    private static Vocabulary vocabulary() throws IOException {
        byte[] bytes = Files.readAllBytes(RULES.resolve("vocabulary.yaml"));
        if (VocabularyReader.read("vocabulary.yaml", bytes) instanceof WordsResult.Good<Vocabulary> good) {
            return good.words();
        }
        throw new AssertionError("the vocabulary cannot be read");
    }
}
