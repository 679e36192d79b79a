package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often the check points where a person would point, give or take a line. */
class BrokenLinesTest {

    private static final int WANTED_PERCENT = 95;

    @Test
    void pointsAtTheRightLine() throws IOException {
        Map<String, List<Integer>> lines = new HashMap<>();
        for (String row : Files.readAllLines(TestFiles.folder("broken").resolve("lines.tsv"))) {
            if (!row.startsWith("#")) {
                String[] cells = row.split("\t");
                List<Integer> of = new ArrayList<>();
                for (String line : cells[1].split(" ")) {
                    of.add(Integer.parseInt(line));
                }
                lines.put(cells[0], of);
            }
        }
        List<Path> files = TestFiles.in("broken", ".drl");
        assertEquals(files.size(), lines.size());
        List<String> missed = new ArrayList<>();
        for (Path file : files) {
            if (!near(problems(file), lines.get(TestFiles.name(file)))) {
                missed.add(TestFiles.name(file));
            }
        }
        int found = files.size() - missed.size();
        System.out.println(
                "broken rules found at the right line: " + found + " of " + files.size() + ", missed " + missed);
        assertTrue(100 * found >= WANTED_PERCENT * files.size(), missed.toString());
    }

    private static boolean near(List<Problem> problems, List<Integer> lines) {
        for (Problem problem : problems) {
            for (int line : lines) {
                if (Math.abs(problem.place().line() - line) <= 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Problem> problems(Path file) throws IOException {
        RuleSource source = new RuleSource(Examples.PATH, Files.readAllBytes(file));
        return new RuleCheck().read(List.of(source), Examples.vocabulary()).problems();
    }
}
