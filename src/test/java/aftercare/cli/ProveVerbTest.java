package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveVerbTest {

    private static final String RULES = "soreness/soreness.drl";

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void provesWhatHoldsForEveryReport() throws IOException {
        assertEquals(new Ran(0, "", ""), Ran.aftercare(rules, "", "prove"));
    }

    @Test
    void showsBothReportsWhereAnAnswerIsLowered() throws IOException {
        edit("trend == \"worsening\" )", "trend == \"worsening\" )\n    not RiskFactor( code == \"smoker\" )");
        assertEquals(new Ran(1, "", ""), Ran.aftercare(rules, "", "prove"));
    }

    @Test
    void printsEveryClaimAsJson() {
        Ran ran = Ran.aftercare(rules, "", "prove", "--json");
        assertEquals("", ran.out());
    }

    @Test
    void provesTheFolderThatIsNamed() {
        assertEquals(Ran.aftercare(rules, "", "prove"), Ran.aftercare(temp, "", "prove", rules.toString()));
    }

    @Test
    void needsRulesThatCanBeRead() throws IOException {
        edit("severity <= 6", "severty <= 6");
        Ran ran = Ran.aftercare(rules, "", "prove");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().contains("severty"), ran.err());
    }

    private void edit(String from, String to) throws IOException {
        Path file = rules.resolve(RULES);
        String text = Files.readString(file);
        assertTrue(text.contains(from), from);
        Files.writeString(file, text.replace(from, to));
    }
}
