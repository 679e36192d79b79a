package aftercare.ruleset.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.triage.reference.BothEvaluators;
import aftercare.triage.reference.RandomRules;
import aftercare.triage.reference.RuleFile;
import aftercare.triage.reference.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written is what was read. */
class ConditionTextTest {

    @Test
    void writesRandomConditionsSoThatTheyReadTheSame() {
        int conditions = 0;
        for (long seed = 100; seed < 120; seed++) {
            Map<String, String> files = RandomRules.files(seed);
            for (ParsedRule rule : BothEvaluators.check(files).rules()) {
                for (Condition condition : rule.when()) {
                    String file = files.get(condition.place().file());
                    String source = file.substring(
                            condition.place().start(), condition.place().end());
                    assertEquals(source, ConditionText.of(condition));
                    conditions++;
                }
            }
        }
        assertTrue(conditions > 400, conditions + " conditions");
    }

    /** A reader's layout and brackets may go, nothing else. */
    @Test
    void writesTheShippedConditionsSoThatTheyReadTheSame() {
        List<String> first = new ArrayList<>();
        StringBuilder text = new StringBuilder(RuleFile.head("conclude"));
        int number = 0;
        for (ParsedRule rule : Shipped.parsed()) {
            List<String> lines = new ArrayList<>();
            for (Condition condition : rule.when()) {
                lines.add(ConditionText.of(condition));
            }
            first.add(String.join("\n    ", lines));
            String id = (number < 100 ? "AA-" : "BB-") + String.format(Locale.ROOT, "%02d", number % 100);
            text.append(RuleFile.triage("rule " + number++, id, "SELF_CARE", String.join("\n    ", lines)));
        }
        List<String> again = new ArrayList<>();
        for (ParsedRule rule :
                BothEvaluators.check(Map.of("chest/chest.drl", text.toString())).rules()) {
            List<String> lines = new ArrayList<>();
            for (Condition condition : rule.when()) {
                lines.add(ConditionText.of(condition));
            }
            again.add(String.join("\n    ", lines));
        }
        assertEquals(first, again);
    }
}
