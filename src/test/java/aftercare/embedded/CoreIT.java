package aftercare.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core as the build leaves it: a jar and a POM, with which somebody else's program decides reports. */
class CoreIT {

    private static final Path TARGET = Path.of("target");
    private static final Path POM = TARGET.resolve("core/pom.xml");
    private static final String RULES = "rules";
    private static final String REPORT = "src/test/resources/readme/visit.json";
    private static final String DECISION = "decision: SELF_CARE [EXP-06]";
    private static final Path LIBRARIES_OF_PROGRAM = TARGET.resolve("quarkus-app/lib/main");

    @TempDir
    static Path temp;

    private static Path jar;

    /** What Maven finds for the POM, with all that its libraries ask for. */
    private static List<Path> libraries;

    @BeforeAll
    static void resolve() throws IOException, InterruptedException {
        jar = TARGET.resolve("aftercare-" + CorePom.read(POM).version() + "-core.jar");
        Path classPath = temp.resolve("class-path");
        Path output = temp.resolve("maven.log");
        Process maven = new ProcessBuilder(
                        "./mvnw",
                        "-q",
                        "-B",
                        "-ntp",
                        "-f",
                        POM.toString(),
                        "org.apache.maven.plugins:maven-dependency-plugin:3.7.0:build-classpath",
                        "-Dmdep.outputFile=" + classPath)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(0, maven.waitFor(), () -> text(output));
        libraries = new ArrayList<>();
        for (String library : Files.readString(classPath).strip().split(File.pathSeparator, -1)) {
            libraries.add(Path.of(library));
        }
    }

    @Test
    void decidesTheReportOfTheReadmeByItself() throws IOException, InterruptedException {
        Path output = temp.resolve("decided");
        Path errors = temp.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath() + File.pathSeparator + program(),
                        CoreAlone.class.getName(),
                        RULES,
                        REPORT)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> text(errors));
        assertEquals(DECISION + "\n", Files.readString(output));
    }

    /** The threads of a server, and those of the pool that all share, see other classes than the program that loaded the core. */
    @Test
    void decidesInAThreadThatSeesNothingOfTheEngine() throws Exception {
        List<URL> urls = urls();
        urls.add(program().toUri().toURL());
        try (URLClassLoader core = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Method decided =
                    core.loadClass(CoreAlone.class.getName()).getDeclaredMethod("decided", String.class, String.class);
            decided.setAccessible(true);
            FutureTask<Object> task = new FutureTask<>(() -> decided.invoke(null, RULES, REPORT));
            Thread thread = new Thread(task);
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            thread.start();
            assertEquals(DECISION, task.get());
        }
    }

    @Test
    void holdsFiveRoomsAndWhatTheyRead() throws IOException {
        Set<String> rooms = new TreeSet<>();
        Set<String> resources = new TreeSet<>();
        try (JarFile core = new JarFile(jar.toFile())) {
            core.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
                String[] parts = entry.getName().split("/");
                if (parts[0].equals("aftercare")) {
                    rooms.add(parts[1]);
                } else {
                    resources.add(parts[0]);
                }
            });
        }
        assertEquals(Set.of("domain", "ruleset", "engine", "triage", "trial"), rooms);
        assertEquals(Set.of("META-INF", "book", "checks", "words"), resources);
    }

    /** Also what the report of the README does not come by. */
    @Test
    void everyClassThatIsNamedIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        try (JarFile file = new JarFile(jar.toFile());
                URLClassLoader core =
                        new URLClassLoader(urls().toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (JavaClass each : new ClassFileImporter().importJar(file)) {
                seen++;
                for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                    JavaClass named = dependency.getTargetClass().getBaseComponentType();
                    if (!named.isPrimitive() && !isThere(core, named.getName())) {
                        missing.add(named.getName() + ", of " + each.getName());
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(seen > 100, "only " + seen + " classes were looked at");
    }

    /** What is tried with the service is what somebody embeds. */
    @Test
    void everyLibraryIsOneOfTheProgram() throws IOException {
        Set<String> ofProgram = new TreeSet<>();
        try (Stream<Path> files = Files.list(LIBRARIES_OF_PROGRAM)) {
            files.forEach(file -> ofProgram.add(file.getFileName().toString()));
        }
        List<String> others = new ArrayList<>();
        for (Path library : libraries) {
            String name = library.getFileName().toString();
            if (ofProgram.stream().noneMatch(each -> each.endsWith("." + name))) {
                others.add(name);
            }
        }
        assertEquals(List.of(), others);
        assertTrue(libraries.size() > 10, libraries.toString());
    }

    /** The folder of somebody else's program. */
    private static Path program() throws IOException {
        Path folder = temp.resolve("program");
        Path file = folder.resolve(CoreAlone.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (InputStream in = CoreAlone.class.getResourceAsStream("CoreAlone.class")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    private static List<URL> urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(jar.toUri().toURL());
        for (Path library : libraries) {
            urls.add(library.toUri().toURL());
        }
        return urls;
    }

    private static String classPath() {
        StringBuilder path = new StringBuilder(jar.toString());
        libraries.forEach(library -> path.append(File.pathSeparator).append(library));
        return path.toString();
    }

    private static boolean isThere(ClassLoader core, String name) {
        try {
            Class.forName(name, false, core);
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
