package aftercare.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aftercare.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout on a system whose lines end otherwise has the same bytes. */
class LineEndsTest {

    private static final byte[] TWO_LINES = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);

    /** No zero in it, so that git alone would take it for a text. */
    private static final byte[] LOG = "SQLite\r\nformat\n3\r\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @BeforeEach
    void asOnWindows() throws IOException, InterruptedException {
        assumeTrue(
                Installed.isThere("git", "--version"), "there is no git here: it is what reads the file that is tried");
        git("init", "-q");
        git("config", "core.autocrlf", "true");
        git("config", "core.eol", "crlf");
    }

    @Test
    void keepsTheLineEndsOfWhatIsReadByteForByte() throws IOException, InterruptedException {
        Files.copy(Path.of(".gitattributes"), folder.resolve(".gitattributes"));
        for (String file : List.of(
                "rules/chest/chest.drl",
                "rules/chest/chest.cases.yaml",
                "rules/vocabulary.yaml",
                "aftercare",
                "mvnw",
                "ops/kubernetes/rules-configmap.sh",
                "openapi.yaml")) {
            assertArrayEquals(TWO_LINES, checkedOut(file, TWO_LINES), file);
        }
        for (String file : List.of("decisions.db", "log/journal.sqlite", "log/journal.sqlite-wal", "mvnw.cmd")) {
            assertArrayEquals(LOG, checkedOut(file, LOG), file);
        }
    }

    /** Without the file it would be otherwise: what is asserted above is no accident. */
    @Test
    void withoutItTheyWouldChange() throws IOException, InterruptedException {
        assertEquals("one\r\ntwo\r\n", new String(checkedOut("rules/a.drl", TWO_LINES), StandardCharsets.UTF_8));
    }

    private byte[] checkedOut(String name, byte[] bytes) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        git("add", name);
        Files.delete(file);
        git("checkout", "-q", "--", name);
        return Files.readAllBytes(file);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve(".git-output");
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // A hook of who runs the tests names another repository.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(output));
    }
}
