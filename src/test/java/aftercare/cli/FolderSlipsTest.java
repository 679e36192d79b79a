package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Slips that people make in a folder of rules, one at a time, and what the check says first. */
class FolderSlipsTest {

    private static final String CASES = "soreness/soreness.cases.yaml";
    private static final String RULES = "soreness/soreness.drl";

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.coveredIn(temp);
    }

    private List<String> check() {
        Ran ran = Ran.aftercare(rules, "", "check");
        assertEquals(1, ran.exit(), ran.out());
        return ran.out().lines().toList();
    }

    private void edit(String file, String find, String replace) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertTrue(text.contains(find), file + " does not hold " + find);
        int at = text.indexOf(find);
        Files.writeString(rules.resolve(file), text.substring(0, at) + replace + text.substring(at + find.length()));
    }

    /** In the file of slips, {@code ⏎} is a line break, {@code ⇥} a tab, and {@code +1} the line after the first that was added. */
    @ParameterizedTest
    @CsvFileSource(resources = "/slips/cases.txt", delimiter = '|', quoteCharacter = '^')
    void namesASlipInACaseWhereItIs(String added, String message) throws IOException {
        String before = Files.readString(rules.resolve(CASES));
        int line = (int) before.lines().count() + 1;
        Files.writeString(
                rules.resolve(CASES), before + added.replace('⏎', '\n').replace('⇥', '\t') + "\n");
        int offset = Integer.parseInt(message.substring(1, 2));
        String expected = CASES + ":" + (line + offset) + message.substring(2);
        assertEquals(expected, check().get(0));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/slips/rules.txt", delimiter = '|', quoteCharacter = '^')
    void namesASlipInARuleWhereItIs(String find, String replace, String message) throws IOException {
        edit(RULES, find, replace);
        assertEquals(RULES + ":" + message, check().get(0));
    }

    @Test
    void aRuleThatWasDeletedWhileItsCasesStayedIsNamedOnce() throws IOException {
        String text = Files.readString(rules.resolve(RULES));
        int from = text.indexOf("rule \"Drink\"");
        int to = text.indexOf("rule \"", from + 1);
        Files.writeString(rules.resolve(RULES), text.substring(0, from) + text.substring(to));
        List<String> found = check();
        long named = found.stream().filter(line -> line.contains("`SC-01`")).count();
        assertEquals(1, named, found::toString);
        assertTrue(found.get(0).contains("there is no rule `SC-01`, and "), found::toString);
    }

    @Test
    void aCopyIsToldFirstAndOnceAndNotRead() throws IOException {
        for (String name :
                List.of("soreness - Copy.drl", "soreness (1).drl", "Copy of soreness.drl", "soreness copy 2.drl")) {
            Path copy = Files.copy(rules.resolve(RULES), rules.resolve("soreness/" + name));
            assertEquals(
                    List.of(
                            "soreness/" + name + ": by its name this is a copy of `soreness.drl`: "
                                    + "keep one of the two and delete the other [FOLDER-010]",
                            "1 problem in 1 file; `./aftercare check --explain FOLDER-010` says more of one"),
                    check());
            Files.delete(copy);
        }
        Files.copy(rules.resolve(CASES), rules.resolve("soreness/soreness.cases - Copy.yaml"));
        assertTrue(check().get(0).contains("copy of `soreness.cases.yaml`"));
    }

    @Test
    void aNameThatOnlyEndsWithANumberIsNoCopy() throws IOException {
        Files.writeString(
                rules.resolve("soreness/soreness2.cases.yaml"),
                Files.readString(rules.resolve(CASES)).replaceAll("note: \"", "note: \"again "));
        assertEquals(0, Ran.aftercare(rules, "", "check").exit());
    }

    @Test
    void theLockOfAWordProcessorIsToldFirstAndOnce() throws IOException {
        for (String name : List.of("~$soreness.drl", ".~lock.soreness.drl#", "~$soreness.cases.yaml")) {
            Path lock = Files.writeString(rules.resolve("soreness/" + name), "\0x");
            List<String> found = check();
            assertEquals(2, found.size(), found::toString);
            assertTrue(found.get(0).startsWith("soreness/" + name + ": `soreness."), found::toString);
            assertTrue(found.get(0).endsWith("delete this file if it stays [FOLDER-009]"), found::toString);
            Files.delete(lock);
        }
        Files.writeString(rules.resolve("soreness/.~lock.notes.odt#"), "x");
        assertEquals(0, Ran.aftercare(rules, "", "check").exit());
    }

    @Test
    void linesThatEndAsOnWindowsAreMendedByTheRemedyThatIsNamed() throws IOException {
        byte[] before = Files.readAllBytes(rules.resolve(RULES));
        Ran.aftercare(rules, "", "fmt");
        byte[] laidOut = Files.readAllBytes(rules.resolve(RULES));
        String windows = new String(before, StandardCharsets.UTF_8).replace("\n", "\r\n");
        Files.writeString(rules.resolve(RULES), windows);
        assertTrue(check().get(0).endsWith("a line that ends as on Windows: `./aftercare fmt` mends it [RULE-004]"));
        assertEquals(0, Ran.aftercare(rules, "", "fmt").exit());
        assertEquals(new String(laidOut, StandardCharsets.UTF_8), Files.readString(rules.resolve(RULES)));
        assertEquals(0, Ran.aftercare(rules, "", "check").exit());
    }

    @Test
    void aNumberInAnAdviceThatTheRuleDoesNotHaveIsRefused() throws IOException {
        edit(RULES, "See a doctor.", "See a doctor. It is worst after 48 hours.");
        assertTrue(
                check().get(0).contains("the text for the patient says `48 hours`, its conditions `hoursSince > 24`"));
    }

    /** What somebody may do for a day is no threshold. */
    @Test
    void aNumberInSelfCareIsAWarning() throws IOException {
        edit(RULES, "Drink water.", "Drink water for 24 hours.");
        String report = text(RULES, "Report()");
        Files.writeString(
                rules.resolve(RULES),
                report.replaceFirst("(?s)(@id\\( \"SC-01\" \\).*?)Report\\(\\)", "$1Treatment( hoursSince < 48 )"));
        Ran ran = Ran.aftercare(rules, "", "check");
        assertTrue(
                ran.out().contains("warning: ")
                        && ran.out().contains("says `24 hours`, its conditions `hoursSince < 48`"),
                ran.out());
    }

    private String text(String file, String holding) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertTrue(text.contains(holding), holding);
        return text;
    }
}
