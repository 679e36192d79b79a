package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.live.Mount;
import aftercare.ruleset.folder.RuleFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that a pod sees are the rules of the folder, byte for byte. */
class RulesConfigMapTest {

    private static final Path RULES = Path.of("rules");
    private static final int MOST_BYTES = 1024 * 1024;

    @Test
    void aMountedConfigMapIsTheFolderOfRules(@TempDir Path place) throws IOException, InterruptedException {
        Map<String, JsonNode> maps = new TreeMap<>();
        for (JsonNode map : Manifests.all(script(RULES.toString()))) {
            assertEquals(List.of(), new KubernetesSchema().complaints(map));
            maps.put(map.at("/metadata/name").asText(), map.path("binaryData"));
        }
        Path files = Files.createDirectories(place.resolve("files"));
        for (JsonNode source : sources()) {
            JsonNode data = maps.remove(source.at("/configMap/name").asText());
            int together = 0;
            for (JsonNode item : source.at("/configMap/items")) {
                byte[] bytes = data.path(item.path("key").asText()).binaryValue();
                together += bytes.length;
                Path file = files.resolve(item.path("path").asText());
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            }
            assertTrue(together < MOST_BYTES, "a ConfigMap holds 1 MiB, this one " + together);
            assertEquals(source.at("/configMap/items").size(), data.size());
        }
        assertEquals(Map.of(), maps);
        Mount mount = new Mount(place.resolve("rules"));
        mount.show(files);
        RuleFolder.Contents mounted = RuleFolder.read(mount.folder());
        assertEquals(List.of(), mounted.problems());
        assertEquals(RuleFolder.read(RULES).files().content(), mounted.files().content());
    }

    @Test
    void itemsOfTheDeploymentAreThoseOfTheFolder() throws IOException, InterruptedException {
        JsonNode wanted = Manifests.read(script("--items", RULES.toString()));
        assertEquals(wanted, sources(), "run ops/kubernetes/rules-configmap.sh --items rules");
    }

    @Test
    void refusesAFolderWithoutRules(@TempDir Path empty) throws IOException, InterruptedException {
        Process process = start(empty.toString());
        assertEquals(2, process.waitFor());
    }

    /** A pod never sees half of a change: all that decides is in one ConfigMap, which is swapped at once. */
    @Test
    void allThatDecidesIsInOneConfigMap() {
        for (JsonNode item : sources().get(0).at("/configMap/items")) {
            assertFalse(item.path("path").asText().endsWith(".cases.yaml"), item.toString());
        }
        for (int i = 1; i < sources().size(); i++) {
            for (JsonNode item : sources().get(i).at("/configMap/items")) {
                assertTrue(item.path("path").asText().endsWith(".cases.yaml"), item.toString());
            }
        }
    }

    private static JsonNode sources() {
        for (JsonNode volume : Manifests.shipped().pod().path("volumes")) {
            if (volume.path("name").asText().equals("rules")) {
                return volume.at("/projected/sources");
            }
        }
        throw new IllegalStateException("there is no volume of rules");
    }

    private static String script(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", Manifests.FOLDER + "/rules-configmap.sh"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
