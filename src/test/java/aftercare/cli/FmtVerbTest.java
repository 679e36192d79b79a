package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtVerbTest {

    @TempDir
    private Path temp;

    private Path rules;
    private Path file;
    private String good;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
        file = rules.resolve("soreness/soreness.drl");
        good = Files.readString(file);
    }

    @Test
    void shippedRulesNeedNoLayout() {
        assertEquals(new Ran(0, "", ""), Ran.aftercare(Path.of("rules"), "", "fmt", "--check"));
    }

    @Test
    void saysWhatDiffersAndWritesNothing() throws IOException {
        String loose = good.replace("    @id", "  @id");
        Files.writeString(file, loose);
        Ran expected = new Ran(1, "soreness/soreness.drl: is laid out differently\n", "");
        assertEquals(expected, Ran.aftercare(rules, "", "fmt", "--check"));
        assertEquals(loose, Files.readString(file));
    }

    @Test
    void writesOnceAndKeepsPermissions() throws IOException {
        Files.writeString(file, good.replace("    @id", "  @id"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertEquals(new Ran(0, "soreness/soreness.drl: laid out\n", ""), Ran.aftercare(rules, "", "fmt"));
        assertEquals(good, Files.readString(file));
        assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(new Ran(0, "", ""), Ran.aftercare(rules, "", "fmt"));
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertEquals(2, beside.count());
        }
    }

    @Test
    void writesThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link.drl"), file);
        Files.writeString(file, good.replace("    @id", "  @id"));
        assertEquals(new Ran(0, link + ": laid out\n", ""), Ran.aftercare(rules, "", "fmt", link.toString()));
        assertEquals(good, Files.readString(file));
        assertEquals(file, Files.readSymbolicLink(link));
    }

    @Test
    void leavesAFileThatItCannotReadAsItIs() throws IOException {
        String broken = good.replace("severity <= 6", "severity =< 6").replace("    @id", "  @id");
        Files.writeString(file, broken);
        String line = "soreness/soreness.drl:13:46: `=<` is not an operator: write `<=`\n";
        assertEquals(new Ran(2, "", line), Ran.aftercare(rules, "", "fmt"));
        assertEquals(broken, Files.readString(file));
    }

    @Test
    void namesWhatIsNoRuleFile() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        """
                        rules/README.md: not a rule file: name files that end with `.drl`
                        lost.drl: there is no such file: check its name
                        """),
                Ran.aftercare(rules, "", "fmt", "rules/README.md", "lost.drl"));
        assertEquals(
                new Ran(2, "", "rules: there is no such folder: name the folder of rules with --rules\n"),
                Ran.aftercare(temp.resolve("lost"), "", "fmt"));
    }
}
