package aftercare.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import aftercare.journal.store.RuleSets;
import aftercare.ruleset.folder.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The journal and the activation mean the same by a version. */
class RuleSetVersionTest {

    @Test
    void isThatOfTheFilesThatDecide() throws IOException {
        Path rules = Path.of("rules");
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.walk(rules)) {
            List<Path> found = paths.filter(Files::isRegularFile).toList();
            for (Path path : found) {
                String name = rules.relativize(path).toString().replace('\\', '/');
                if (name.endsWith(".drl")
                        || List.of("vocabulary.yaml", "wording.yaml").contains(name)) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        assertFalse(files.isEmpty());
        byte[] encoded = RuleSets.encode(files);
        assertEquals(new RuleFiles(files).version(), RuleSets.version(encoded));
        SortedMap<String, byte[]> decoded = RuleSets.decode(encoded);
        assertEquals(files.keySet(), decoded.keySet());
        for (String path : files.keySet()) {
            assertArrayEquals(files.get(path), decoded.get(path));
        }
    }
}
