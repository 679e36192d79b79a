package aftercare.ruleset.sense;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.check.CheckedRules;
import aftercare.ruleset.text.Problem;
import aftercare.ruleset.text.RuleSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Mistakes that a clinician would make in the rules of this project: each is found, and for the right reason. */
class MistakesTest {

    private static final Path FILE = Path.of("src/test/resources/mistakes/mistakes.txt");
    private static final long SEED = 20_261_124;

    /**
     * A change of one file.
     *
     * @param code what must be found
     */
    private record Mistake(String file, Set<String> codes, String name, String from, String to) {

        static Mistake of(String block) {
            String[] parts = block.split("(?m)^--\n", -1);
            String[] head = parts[0].strip().split(" ", 3);
            return new Mistake(head[0], Set.of(head[1].split(",")), head[2], line(parts[1]), line(parts[2]));
        }

        private static String line(String part) {
            return part.substring(0, part.length() - 1);
        }
    }

    @Test
    void areFound() throws IOException {
        List<Executable> all = new ArrayList<>();
        for (String block : Files.readString(FILE).split("(?m)^====\n")) {
            Mistake mistake = Mistake.of(block);
            all.add(() -> {
                Map<String, String> files = shipped();
                String text = files.get(mistake.file());
                int at = text.indexOf(mistake.from());
                assertTrue(at >= 0, mistake.name() + ": the rules no longer read like this");
                files.put(
                        mistake.file(),
                        text.substring(0, at)
                                + mistake.to()
                                + text.substring(at + mistake.from().length()));
                Set<String> codes = new TreeSet<>();
                for (Problem problem : problems(files)) {
                    codes.add(problem.code());
                }
                assertEquals(mistake.codes(), codes, mistake.name());
            });
        }
        assertTrue(all.size() >= 40);
        assertAll(all);
    }

    /** A number moved, a word or an operator swapped, a line lost or doubled: a clean set or problems, never a fault. */
    @Test
    void neverBreakTheCheck() {
        String[][] swaps = {
            {"<=", "<"},
            {">=", ">"},
            {"<", ">"},
            {"==", "!="},
            {"||", "&&"},
            {" in (", " not in ("},
            {"72.0", "96.0"},
            {"48.0", "24.0"},
            {"not ", ""},
            {"exists ", "not "},
            {"contains", "not contains"},
            {"7", "3"},
            {"\"worsening\"", "\"improving\""},
            {"\"soreness\"", "\"nerve\""},
            {"true", "false"},
            {" == null", " != null"}
        };
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        List<String> paths = new ArrayList<>(shipped().keySet());
        int found = 0;
        int tried = 60;
        for (int i = 0; i < tried; i++) {
            Map<String, String> files = shipped();
            for (int j = 0; j <= random.nextInt(3); j++) {
                String path = paths.get(random.nextInt(paths.size()));
                String[] swap = swaps[random.nextInt(swaps.length)];
                String text = files.get(path);
                int at = text.indexOf(swap[0], text.indexOf("when", random.nextInt(text.length() / 2)));
                if (at >= 0) {
                    files.put(path, text.substring(0, at) + swap[1] + text.substring(at + swap[0].length()));
                }
            }
            found += problems(files).isEmpty() ? 0 : 1;
        }
        System.out.println("random changes found: " + found + " of " + tried);
        assertTrue(found > tried / 4, found + " of " + tried);
    }

    private static Map<String, String> shipped() {
        Map<String, String> files = new LinkedHashMap<>();
        for (RuleSource source : Sense.SHIPPED.files().rules()) {
            files.put(source.path(), new String(source.bytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    private static List<Problem> problems(Map<String, String> files) {
        CheckedRules checked = Sense.read(files);
        if (!checked.clean()) {
            return checked.problems();
        }
        return Sense.of(checked);
    }
}
