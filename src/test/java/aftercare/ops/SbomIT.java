package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of what the program consists of is complete. */
class SbomIT {

    private static final Path LIST = Path.of("target/bom.json");
    private static final Path LIBRARIES = Path.of("target/quarkus-app/lib");

    private JsonNode list;

    /** {@code group.name-version}, as the libraries are called in the built program. */
    private final Set<String> components = new TreeSet<>();

    @BeforeEach
    void read() throws IOException {
        list = new ObjectMapper().readTree(Files.readAllBytes(LIST));
        for (JsonNode each : list.path("components")) {
            components.add(each.path("group").asText() + "." + each.path("name").asText() + "-"
                    + each.path("version").asText());
        }
    }

    @Test
    void namesTheEngineAndTheFrameworkWithTheirVersions() throws IOException {
        assertEquals("CycloneDX", list.path("bomFormat").asText());
        assertEquals("aftercare", list.at("/metadata/component/name").asText());
        String build = Files.readString(Path.of("pom.xml"));
        String drools = "org.drools.drools-core-" + between(build, "<drools.version>", "<");
        String quarkus = "io.quarkus.quarkus-core-" + between(build, "<quarkus.version>", "<");
        assertTrue(components.contains(drools), drools);
        assertTrue(components.contains(quarkus), quarkus);
    }

    @Test
    void namesEveryLibraryOfTheProgramAndNoneOfTheTests() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".jar") && !isNamed(name.substring(0, name.length() - ".jar".length()))) {
                    missing.add(name);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertFalse(components.toString().contains("rest-assured"), "a library of the tests is in the list");
    }

    /** A library may carry a classifier at its end. */
    private boolean isNamed(String library) {
        for (String component : components) {
            if (library.equals(component) || library.startsWith(component + "-")) {
                return true;
            }
        }
        return false;
    }

    private static String between(String text, String before, String after) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(after, from));
    }
}
