package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher prints beside what the program prints. */
class LauncherTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path app;

    /** In the place of the program. */
    static final class Says {

        private Says() {}

        public static void main(String... words) {
            System.out.println("the program's output: " + String.join(" ", words));
        }
    }

    private void build(String comment) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Says.class.getName());
        String name = Says.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(app.resolve("quarkus-run.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest);
                var bytes = Says.class.getClassLoader().getResourceAsStream(name)) {
            jar.setComment(comment);
            jar.putNextEntry(new JarEntry(name));
            jar.write(bytes.readAllBytes());
        }
    }

    private String run(ProcessBuilder builder, Path err) throws IOException, InterruptedException {
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), Files.readString(err));
        return out;
    }

    /** The program was built anew, and the archive of its classes is of the one before: the virtual machine warns of that. */
    @Test
    void whatTheVirtualMachineWarnsOfIsNoOutput() throws Exception {
        Path err = app.resolve("err.txt");
        String release = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.]", "_");
        build("one");
        run(
                new ProcessBuilder(
                        JAVA.toString(),
                        "-XX:+UseSerialGC",
                        "-XX:ArchiveClassesAtExit=" + app.resolve("classes-" + release + ".jsa"),
                        "-jar",
                        app.resolve("quarkus-run.jar").toString()),
                err);
        build("another");
        ProcessBuilder launcher =
                new ProcessBuilder(List.of(Path.of("aftercare").toAbsolutePath().toString(), "check"));
        launcher.environment().put("AFTERCARE_APP", app.toString());
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().remove("AFTERCARE_JAVA_OPTIONS");
        assertEquals("the program's output: check\n", run(launcher, err));
        assertTrue(Files.readString(err).contains("shared archive"), "the archive fits: " + Files.readString(err));
    }
}
