package aftercare.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Manifests for Kubernetes, by file name. */
record Manifests(TreeMap<String, JsonNode> files) {

    static final Path FOLDER = Path.of("ops/kubernetes");

    private static final ObjectMapper JSON = new ObjectMapper();

    static Manifests shipped() {
        TreeMap<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(FOLDER)) {
            for (Path file : (Iterable<Path>) entries::iterator) {
                if (file.toString().endsWith(".yaml")) {
                    files.put(file.getFileName().toString(), read(Files.readString(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + " cannot be read", e);
        }
        return new Manifests(files);
    }

    /** One document; the same key twice is an error. */
    static JsonNode read(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    /** Several documents. */
    static List<JsonNode> all(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }

    /** The same with other text in one file; what is edited must be there once. */
    Manifests with(String file, String old, String replacement) {
        TreeMap<String, JsonNode> edited = new TreeMap<>(files);
        try {
            String text = Files.readString(FOLDER.resolve(file));
            int at = text.indexOf(old);
            if (at < 0 || text.indexOf(old, at + 1) >= 0) {
                throw new IllegalArgumentException(file + " does not hold this once: " + old);
            }
            edited.put(file, read(text.replace(old, replacement)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return new Manifests(edited);
    }

    JsonNode of(String kind) {
        for (JsonNode manifest : files.values()) {
            if (manifest.path("kind").asText().equals(kind)) {
                return manifest;
            }
        }
        throw new IllegalArgumentException("there is no " + kind);
    }

    JsonNode pod() {
        return of("Deployment").at("/spec/template/spec");
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    /** Everything that is wrong, as {@code file: where: what}. */
    List<String> complaints(KubernetesSchema schema) {
        List<String> complaints = new ArrayList<>();
        files.forEach((file, manifest) -> {
            if (!manifest.path("kind").asText().equals("Kustomization")) {
                for (String complaint : schema.complaints(manifest)) {
                    complaints.add(file + ": " + complaint);
                }
            }
        });
        return complaints;
    }

    /** The names that the container's environment sets. */
    Set<String> environment() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode each : container().path("env")) {
            names.add(each.path("name").asText());
        }
        return names;
    }
}
