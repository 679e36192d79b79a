package aftercare.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive holds all that a machine needs to run the program, and is the same whenever it is packed. */
class ArchiveIT {

    private static final List<String> HELD = List.of(
            "aftercare",
            "app/quarkus-run.jar",
            "rules/vocabulary.yaml",
            "docs/schemas/cases.json",
            "docs/settings.md",
            "ops/operating.md",
            "ops/systemd/aftercare.service",
            "openapi.yaml",
            "README.md",
            "LICENSE");

    @TempDir
    Path temp;

    @Test
    void runsWhereItIsUnpackedAndIsTheSameTwice() throws Exception {
        Path first = pack("first");
        Path second = pack("second");
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));

        Path place = Files.createDirectories(temp.resolve("a place with blanks"));
        assertEquals("", said(temp, List.of("tar", "-xzf", first.toString(), "-C", place.toString())));
        Path home = only(place);
        assertTrue(home.getFileName().toString().matches("aftercare-\\d+\\.\\d+\\.\\d+"), home.toString());
        for (String file : HELD) {
            assertTrue(Files.isRegularFile(home.resolve(file)), file);
        }
        try (Stream<Path> app = Files.list(home.resolve("app"))) {
            assertFalse(app.anyMatch(file -> file.toString().contains(".jsa")), "it holds classes of this machine");
        }

        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        String program = home.resolve("aftercare").toString();
        assertTrue(said(elsewhere, List.of(program, "--version"))
                .endsWith(home.getFileName().toString().replace('-', ' ') + "\n"));
        said(elsewhere, List.of(program, "check"));
        Path report = Files.writeString(elsewhere.resolve("visit.json"), "{\"symptoms\":[{\"code\":\"chest-pain\"}]}");
        assertTrue(
                said(elsewhere, List.of(program, "triage", report.toString())).contains("EMERGENCY_AMBULANCE"));
    }

    private Path pack(String name) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(temp.resolve(name));
        said(Path.of(""), List.of("ops/archive", folder.toString()));
        return only(folder);
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all.toString());
            return all.get(0);
        }
    }

    private static String said(Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toAbsolutePath().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AFTERCARE_") || name.startsWith("QUARKUS_"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + "\n" + said);
        return said;
    }
}
