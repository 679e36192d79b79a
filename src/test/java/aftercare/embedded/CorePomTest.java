package aftercare.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The core asks for the libraries of the program, in the versions of the program. */
class CorePomTest {

    private static final CorePom CORE = CorePom.read(Path.of("src/core/pom.xml"));
    private static final CorePom PROGRAM = CorePom.read(Path.of("pom.xml"));

    /** The program asks for this one by the bill of materials of its family. */
    private static final Map<String, String> BY_FAMILY =
            Map.of("com.fasterxml.jackson.core:jackson-core", "com.fasterxml.jackson:jackson-bom");

    /** The program has it by the platform; the test of the built core holds the version. */
    private static final Map<String, String> BY_PLATFORM = Map.of("commons-codec:commons-codec", "a number");

    @Test
    void everyVersionIsOneOfTheProgram() {
        Map<String, String> wrong = new TreeMap<>();
        CORE.dependencies().forEach((name, version) -> {
            String there = BY_FAMILY.containsKey(name)
                    ? PROGRAM.managed().get(BY_FAMILY.get(name))
                    : PROGRAM.dependencies().get(name);
            boolean same =
                    there != null && version.equals(there.replace("${", "@").replace("}", "@"));
            if (!same && !BY_PLATFORM.containsKey(name)) {
                wrong.put(name, version + ", the program has " + there);
            }
        });
        assertEquals(Map.of(), wrong);
        assertEquals("@project.version@", CORE.version());
        assertTrue(CORE.dependencies().containsKey("org.drools:drools-tms"), "it asks for no engine");
    }

    @Test
    void nothingOfTheFrameworkIsAskedFor() {
        for (String name : CORE.dependencies().keySet()) {
            assertTrue(!name.matches("(io\\.quarkus|jakarta|io\\.vertx|io\\.smallrye|io\\.netty).*"), name);
        }
    }
}
