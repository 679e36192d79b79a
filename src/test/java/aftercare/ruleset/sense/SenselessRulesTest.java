package aftercare.ruleset.sense;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Every file in {@code senseless} holds rules that can each be read and that make no sense. What is said of it stands
 * beside it; the line that a person would point at is marked in the file.
 */
class SenselessRulesTest {

    private static final Path FOLDER = Path.of("src/test/resources/senseless");
    private static final String MARK = "// <-";

    @Test
    void saysWhatMakesNoSense() throws IOException {
        List<Executable> pairs = new ArrayList<>();
        for (Path file : files()) {
            Path text = file.resolveSibling(file.getFileName().toString().replace(".drl", ".txt"));
            pairs.add(() -> assertEquals(Files.readString(text), lines(problems(file)), file.toString()));
        }
        assertTrue(pairs.size() >= 40);
        assertAll(pairs);
    }

    /** Independent of the messages: the marks were set by hand. */
    @Test
    void pointsAtTheRightLine() throws IOException {
        int found = 0;
        StringBuilder missed = new StringBuilder();
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            List<Integer> marked = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(MARK)) {
                    marked.add(i + 1);
                }
            }
            assertEquals(1, marked.size(), file.toString());
            boolean near = problems(file).stream()
                    .anyMatch(problem -> Math.abs(problem.place().line() - marked.get(0)) <= 1);
            if (near) {
                found++;
            } else {
                missed.append(file).append('\n');
            }
        }
        int share = 100 * found / files().size();
        System.out.println("senseless rules found at the right line: " + found + " of " + files().size());
        assertTrue(share >= 95, share + " %, missed:\n" + missed);
    }

    @Test
    void everyCheckHasSeveralExamples() throws IOException {
        List<String> codes = new ArrayList<>();
        for (Path file : files()) {
            Set<String> ofFile = new TreeSet<>();
            for (Problem problem : problems(file)) {
                ofFile.add(problem.code());
            }
            codes.addAll(ofFile);
        }
        for (Check check : Check.values()) {
            if (check.compareTo(Check.CONTRADICTION) >= 0 && check != Check.STALE_COPY) {
                long examples = codes.stream().filter(check.code()::equals).count();
                assertTrue(examples >= 2, check + ": " + examples);
            }
        }
        assertTrue(codes.contains(Check.STALE_COPY.code()));
    }

    /** A problem is one problem: a rule that cannot fire is not also called a copy. */
    @Test
    void saysEachThingOnce() throws IOException {
        for (Path file : files()) {
            assertEquals(1, problems(file).size(), file + "\n" + lines(problems(file)));
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Problem> problems(Path file) throws IOException {
        return Sense.of("example/example.drl", Files.readString(file));
    }

    private static String lines(List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(problem.code()).append(' ').append(problem.message()).append('\n');
        }
        return lines.toString();
    }
}
