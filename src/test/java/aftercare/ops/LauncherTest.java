package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher prints beside what the program prints. */
class LauncherTest {

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

    private ProcessBuilder launcher(Path program, String verb) {
        ProcessBuilder launcher =
                new ProcessBuilder(List.of(Path.of("aftercare").toAbsolutePath().toString(), verb));
        launcher.environment().put("AFTERCARE_APP", program.toString());
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launcher.environment().remove("AFTERCARE_JAVA_OPTIONS");
        return launcher;
    }

    private static Path archive(Path program) {
        String release = System.getProperty("java.vm.version").replaceAll("[^A-Za-z0-9.]", "_");
        return program.resolve("classes-" + release + ".jsa");
    }

    @Test
    void aLinkToItFindsTheProgramBesideIt() throws Exception {
        Path home = Files.createDirectory(app.resolve("a home"));
        Files.copy(Path.of("aftercare"), home.resolve("aftercare"), StandardCopyOption.COPY_ATTRIBUTES);
        build("one");
        Files.createDirectory(home.resolve("app"));
        Files.move(app.resolve("quarkus-run.jar"), home.resolve("app/quarkus-run.jar"));
        Path link = Files.createSymbolicLink(app.resolve("linked"), home.resolve("aftercare"));
        ProcessBuilder launcher = new ProcessBuilder(link.toString(), "check");
        launcher.environment().keySet().removeIf(name -> name.startsWith("AFTERCARE_"));
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertEquals("the program's output: check\n", run(launcher, app.resolve("err.txt")));
    }

    /** The program was built anew, or is in another folder: the virtual machine would refuse the archive, and warn of it. */
    @Test
    void anArchiveOfAnotherBuildOrPlaceIsNotUsedAndIsMadeAnewToServe() throws Exception {
        Path err = app.resolve("err.txt");
        build("one");
        run(launcher(app, "rehearse"), err);
        assertTrue(Files.exists(archive(app)), Files.readString(err));

        build("another");
        assertEquals("the program's output: check\n", run(launcher(app, "check"), err));
        assertEquals("", Files.readString(err));
        assertEquals("the program's output: serve\n", run(launcher(app, "serve"), err));
        assertEquals("aftercare: preparing a fast start\n", Files.readString(err));
        assertEquals("the program's output: serve\n", run(launcher(app, "serve"), err));
        assertEquals("", Files.readString(err));

        Path moved = Files.createDirectory(app.resolve("moved"));
        for (String file : List.of(
                "quarkus-run.jar",
                archive(app).getFileName().toString(),
                archive(app).getFileName() + ".for")) {
            Files.copy(app.resolve(file), moved.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertEquals("the program's output: check\n", run(launcher(moved, "check"), err));
        assertEquals("", Files.readString(err));
        assertEquals("the program's output: serve\n", run(launcher(moved, "serve"), err));
        assertEquals("aftercare: preparing a fast start\n", Files.readString(err));
    }
}
