package aftercare.ruleset.sense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.model.ParsedRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is found in the rules of this project, and it takes no time worth speaking of. */
class ShippedSenseTest {

    private static final CheckedFolder SHIPPED = FolderCheck.check(Path.of("rules"));

    @Test
    void findsNothing() {
        List<String> messages = new ArrayList<>();
        for (FolderProblem problem : SHIPPED.problems()) {
            messages.add(problem.code() + " " + problem.message());
        }
        assertEquals("", String.join("\n", messages));
    }

    /** A rule that is too involved to be reasoned about would be let through unseen. */
    @Test
    void reasonsAboutEveryRule() {
        List<ParsedRule> rules = SHIPPED.rules();
        assertEquals(
                rules.size(),
                SenseRules.of(rules, SHIPPED.vocabulary().orElseThrow(), Patience.ENDLESS)
                        .rules()
                        .size());
        assertTrue(rules.size() > 100);
    }

    @Test
    void takesLittleTime() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            SenseCheck.check(SHIPPED.rules(), SHIPPED.vocabulary().orElseThrow());
            least = Math.min(least, System.nanoTime() - before);
        }
        System.out.println("sense of " + SHIPPED.rules().size() + " rules: " + least / 100_000 / 10.0 + " ms");
    }
}
