package aftercare.ruleset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that changes an answer is in four places: the version of the rule set, the set that is logged, the names that the
 * folder accepts, and the first ConfigMap.
 */
class DecidingFilesTest {

    private static final Path SHIPPED = Path.of("rules");

    /** Each of the shipped files that decide, and one more of their kind. */
    @Test
    void eachIsInAllFourPlaces(@TempDir Path place) throws IOException, InterruptedException {
        Path folder = copy(place.resolve("rules"));
        RuleFiles before = RuleFolder.read(folder).files();
        List<String> deciding = List.copyOf(before.deciding().keySet());
        assertTrue(deciding.contains("questions/questions.drl"), deciding.toString());
        assertTrue(deciding.contains("texts.de.yaml"), deciding.toString());
        assertTrue(deciding.contains("vocabulary.yaml") && deciding.contains("wording.yaml"), deciding.toString());
        String map = firstConfigMap(folder);
        for (String path : deciding) {
            assertTrue(map.contains("\n  " + path.replace('/', '.') + ": "), path);
            Path file = folder.resolve(path);
            byte[] bytes = Files.readAllBytes(file);
            Files.writeString(file, new String(bytes, StandardCharsets.UTF_8) + "\n");
            RuleFolder.Contents changed = RuleFolder.read(folder);
            assertEquals(List.of(), changed.problems(), path);
            assertNotEquals(before.version(), changed.files().version(), path);
            Files.delete(file);
            RuleFiles without = RuleFolder.read(folder).files();
            assertNotEquals(before.version(), without.version(), path);
            assertFalse(without.deciding().containsKey(path), path);
            Files.write(file, bytes);
        }
    }

    @Test
    void soIsANewTopic(@TempDir Path place) throws IOException, InterruptedException {
        Path folder = copy(place.resolve("rules"));
        RuleFiles before = RuleFolder.read(folder).files();
        Files.createDirectory(folder.resolve("more"));
        Files.writeString(folder.resolve("more/more.drl"), "package aftercare.rules\n");
        RuleFolder.Contents after = RuleFolder.read(folder);
        assertEquals(List.of(), after.problems());
        assertNotEquals(before.version(), after.files().version());
        assertTrue(after.files().deciding().containsKey("more/more.drl"));
        assertTrue(firstConfigMap(folder).contains("\n  more.more.drl: "));
    }

    private static Path copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(SHIPPED.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    /** The keys of the ConfigMap that a pod sees change at once. */
    private static String firstConfigMap(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "ops/kubernetes/rules-configmap.sh", folder.toString()).start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return all.substring(0, all.indexOf("\n---\n"));
    }
}
