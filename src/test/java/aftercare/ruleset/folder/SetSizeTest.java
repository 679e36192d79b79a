package aftercare.ruleset.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SetSizeTest {

    private static final String RULE =
            "rule \"One\"\n    @reason( \"No other rule\" )\nwhen\n    Symptom()\nthen\n    conclude( drools );\nend\n";

    @Test
    void countsRulesAndNotTextsThatEndWithTheWord() {
        assertEquals(0, problems(RULE.repeat(SetSize.MOST_RULES)));
        assertEquals(1, problems(RULE.repeat(SetSize.MOST_RULES + 1)));
        assertEquals(1, problems(RULE.replace("rule \"One", "rule\"One").repeat(SetSize.MOST_RULES + 1)));
    }

    private static int problems(String rules) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("chest/chest.drl", rules.getBytes(StandardCharsets.UTF_8));
        return SetSize.problems(new RuleFiles(files)).size();
    }
}
