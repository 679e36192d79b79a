package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every file in {@code broken} is answered with exactly the messages beside it. */
class BrokenRulesTest {

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        List<Executable> pairs = new ArrayList<>();
        for (Path file : TestFiles.in("broken", ".drl")) {
            String expected = Files.readString(TestFiles.beside(file, ".txt"));
            assertFalse(expected.isBlank(), file + " is not broken");
            pairs.add(() -> assertEquals(expected, Examples.lines(problems(file)), file.toString()));
        }
        assertTrue(pairs.size() >= 40);
        assertAll(pairs);
    }

    @Test
    void everyTextHasItsFile() throws IOException {
        assertEquals(
                TestFiles.in("broken", ".drl").size(),
                TestFiles.in("broken", ".txt").size());
    }

    @Test
    void writesMessagesInOneStyle() throws IOException {
        for (Path file : TestFiles.in("broken", ".drl")) {
            for (Problem problem : problems(file)) {
                String what = problem.what();
                assertEquals(what.substring(0, 1).toLowerCase(java.util.Locale.ROOT), what.substring(0, 1));
                assertFalse(problem.message().endsWith("."), problem.message());
                assertFalse(problem.message().contains("\n"), problem.message());
                assertFalse(
                        problem.message().matches(".*(java\\.|org\\.|Exception|null pointer).*")
                                && !problem.message().contains("`import java.util.*`"),
                        problem.message());
            }
        }
    }

    /**
     * Those that no single file can show are shown by {@link RuleCheckTest} and {@link EngineReadingTest}; what rules
     * mean is looked at when their text is clean.
     */
    @Test
    void everyCheckHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : TestFiles.in("broken", ".drl")) {
            for (Problem problem : problems(file)) {
                shown.add(problem.code());
            }
        }
        Set<String> all = new TreeSet<>();
        for (Check check : Check.values()) {
            all.add(check.code());
        }
        all.removeAll(shown);
        all.removeIf(code -> code.compareTo(Check.TOO_MANY.code()) > 0);
        assertEquals(Set.of(Check.FILE_NAME.code(), Check.ENGINE_DIFFERS.code()), all);
    }

    private static List<Problem> problems(Path file) throws IOException {
        RuleSource source = new RuleSource(Examples.PATH, Files.readAllBytes(file));
        return new RuleCheck().read(List.of(source), Examples.vocabulary()).problems();
    }
}
