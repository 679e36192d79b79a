package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be agreed to, and the words in which a mistake is named. */
class AgreedChangesTest {

    private static final String GOOD =
            """
            - case: "severe pain"
              from: URGENT_24H within 6 h
              to: URGENT_24H
              reason: "the guideline was changed"
            - case: "another"
              from: ROUTINE_REVIEW
              to: refused
              reason: "the word is gone"
            """;

    @Test
    void allowsExactlyWhatIsAgreedTo() {
        AgreedChanges agreed = read(GOOD);
        assertEquals(List.of(), agreed.problems());
        assertTrue(agreed.allow("severe pain", "URGENT_24H within 6 h", "URGENT_24H within 24 h"));
        assertTrue(agreed.allow("another", "ROUTINE_REVIEW within 72 h", "refused"));
        assertFalse(agreed.allow("severe pain", "URGENT_24H within 6 h", "URGENT_24H within 12 h"));
        assertFalse(agreed.allow("severe pain", "URGENT_24H within 24 h", "URGENT_24H within 24 h"));
        assertFalse(agreed.allow("another", "URGENT_24H within 6 h", "URGENT_24H within 24 h"));
        assertEquals(List.of(), read("[]").problems());
    }

    @Test
    void namesEveryMistake() {
        Map<String, String> golden = new LinkedHashMap<>();
        golden.put("", "CHANGES.yaml:1:1: the file is empty: write `[]` where nothing is agreed");
        golden.put("case: x", "CHANGES.yaml:1:1: this file is a list of changes: begin each change with `- case: …`");
        golden.put("- x", "CHANGES.yaml:1:3: this is not a change: a change has `case`, `from`, `to` and `reason`");
        golden.put(
                GOOD.replaceFirst("reason", "raison"),
                "CHANGES.yaml:4:3: unknown key `raison`: did you mean `reason`?");
        golden.put(
                GOOD.replaceFirst("  reason: .*\n", ""),
                "CHANGES.yaml:1:3: the change has no `reason`: a change has `case`, `from`, `to` and `reason`");
        golden.put(
                GOOD.replaceFirst("\"the guideline was changed\"", "\"\""),
                "CHANGES.yaml:4:11: `reason` is not a text: put it in double quotes");
        golden.put(
                GOOD.replaceFirst("URGENT_24H within 6 h", "URGENT within 6 h"),
                "CHANGES.yaml:2:9: `URGENT within 6 h` is not a level: "
                        + "write it as `URGENT_24H within 6 h`, `SELF_CARE` or `refused`");
        golden.put(
                GOOD.replaceFirst("URGENT_24H within 6 h", "URGENT_24H in 6 hours"),
                "CHANGES.yaml:2:9: `URGENT_24H in 6 hours` is not a level: "
                        + "write it as `URGENT_24H within 6 h`, `SELF_CARE` or `refused`");
        golden.forEach((text, message) -> {
            AgreedChanges agreed = read(text);
            assertTrue(agreed.changes().size() < 2);
            List<String> messages =
                    agreed.problems().stream().map(YamlProblem::message).toList();
            assertTrue(messages.contains(message), messages::toString);
        });
    }

    private static AgreedChanges read(String text) {
        return AgreedChanges.read(new CaseFile("CHANGES.yaml", text.getBytes(StandardCharsets.UTF_8)));
    }
}
