package aftercare.launcher;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built program with its launcher and its rules, copied to a folder as somebody installs it. */
final class Installed {

    private static final long PATIENCE_SECONDS = 240;

    private final Path home;

    private Installed(Path home) {
        this.home = home;
    }

    static Installed in(Path home) throws IOException {
        copy(Path.of("aftercare"), home.resolve("aftercare"));
        copy(Path.of("rules"), home.resolve("rules"));
        copy(Path.of("target/quarkus-app"), home.resolve("target/quarkus-app"));
        try (Stream<Path> files = Files.list(home.resolve("target/quarkus-app"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".jsa")) {
                    Files.delete(file);
                }
            }
        }
        return new Installed(home);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path there = to.resolve(from.relativize(file).toString());
                Files.createDirectories(there.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, there, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    Path home() {
        return home;
    }

    /** Whether the classes for a fast start are kept. */
    boolean hasArchive() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("target/quarkus-app"))) {
            return files.anyMatch(file -> file.toString().endsWith(".jsa"));
        }
    }

    /** What came of a run that ended. */
    record Result(int exit, String output) {}

    Result run(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("aftercare", ".output");
        Process process = start(folder, environment, output, arguments);
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it did not end: " + arguments);
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    /** @param folder from which it is started */
    Process start(Path folder, Map<String, String> environment, Path output, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("aftercare").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AFTERCARE_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
