package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Rule files are code. No file in {@code hostile} may pass: each is a good file with one thing in it that would run
 * code, silence other rules, hide something from a reader or take the machine down.
 */
class HostileRulesTest {

    @Test
    void refusesEveryHostileFileForItsOwnReason() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        StringBuilder shown = new StringBuilder();
        for (Path file : TestFiles.in("hostile", ".drl")) {
            CheckedRules checked = check(file);
            assertFalse(checked.clean(), file.toString());
            Set<String> codes = new TreeSet<>();
            for (Problem problem : checked.problems()) {
                codes.add(problem.code());
            }
            refused.put(TestFiles.name(file), String.join(" ", codes));
        }
        for (Map.Entry<String, String> entry : refused.entrySet()) {
            shown.append(entry.getKey()).append(": ").append(entry.getValue()).append('\n');
        }
        assertTrue(refused.size() >= 40);
        assertEquals(Files.readString(TestFiles.folder("hostile").resolve("expected.txt")), shown.toString());
    }

    @Test
    void refusesEveryHostileFileQuickly() throws IOException {
        for (Path file : TestFiles.in("hostile", ".drl")) {
            Assertions.assertTimeout(Duration.ofSeconds(10), () -> check(file), file.toString());
        }
    }

    private static CheckedRules check(Path file) throws IOException {
        RuleSource source = new RuleSource(Examples.PATH, Files.readAllBytes(file));
        return new RuleCheck().read(List.of(source), Examples.vocabulary());
    }
}
