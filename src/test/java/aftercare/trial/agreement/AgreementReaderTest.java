package aftercare.trial.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.ruleset.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An entry of {@code CHANGES.yaml} agrees to what it says, for one change, once, or to nothing. */
class AgreementReaderTest {

    private static final String FROM = "sha256:" + "a".repeat(64);
    private static final String TO = "sha256:" + "b".repeat(64);
    private static final String TERMS = "  reason: \"the guideline was changed\"\n  agreed by: \"the lead clinician\"\n"
            + "  from version: " + FROM + "\n  to version: " + TO + "\n";
    private static final String GOOD = "- lowers: INF-05\n  from: URGENT_24H within 6 h\n  to: URGENT_24H\n" + TERMS;
    private static final AnswerLevel SIX_HOURS = level("URGENT_24H within 6 h");

    @Test
    void allowsExactlyWhatIsAgreedTo() {
        Agreed agreed = agreed(GOOD);
        assertEquals(level("URGENT_24H"), agreed.least("INF-05", SIX_HOURS));
        assertEquals(level("URGENT_24H within 12 h"), agreed.least("INF-05", level("URGENT_24H within 12 h")));
        assertEquals(SIX_HOURS, agreed.least("INF-06", SIX_HOURS));
        assertFalse(agreed.mayBeRefused("INF-05", SIX_HOURS));
        assertFalse(agreed.mayChange("INF-05"));

        Agreed word = agreed("- lowers: symptom fever\n  from: URGENT_24H\n  to: refused\n" + TERMS);
        assertTrue(word.mayBeRefused("symptom fever", level("URGENT_24H")));
        assertFalse(word.mayBeRefused("symptom fever", SIX_HOURS));
        assertEquals(level("URGENT_24H"), word.least("symptom fever", level("URGENT_24H")));

        assertTrue(agreed("- undecided: INF-05\n" + TERMS).mayBeUndecided("INF-05"));
        assertTrue(agreed("- changes: text safetyNet\n" + TERMS).mayChange("text safetyNet"));
        assertTrue(agreed("- retires: \"fever\"\n" + TERMS).retires("fever"));
        assertFalse(agreed("- retires: \"fever\"\n" + TERMS).mayChange("fever"));
        assertEquals(List.of(), read("[]").problems());
    }

    @Test
    void holdsForOneChangeAndOnce() {
        Agreements file = read(GOOD);
        Agreement entry = file.all().get(0);
        assertEquals(1, Agreed.of(file, FROM, TO, Set.of()).entries().size());
        assertEquals(0, Agreed.of(file, TO, FROM, Set.of()).entries().size());
        assertEquals(0, Agreed.of(file, FROM, FROM, Set.of()).entries().size());
        assertEquals(0, Agreed.of(file, FROM, TO, Set.of(entry.key())).entries().size());
        Agreement again = read(GOOD.replace("was changed", "is right")).all().get(0);
        assertNotEquals(entry.key(), again.key());
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : List.of(
                GOOD.replace("INF-05", "\"INF-05\"").replace("to: URGENT_24H\n", "to: URGENT_24H within 24 h\n"),
                "- retires: \"a \\\"fever\\\" of 39\"\n" + TERMS,
                "- lowers: \"floor fever\"\n  from: URGENT_24H within 24 h\n  to: refused\n" + TERMS)) {
            assertEquals(text, read(text).all().get(0).text());
        }
    }

    @Test
    void warnsOfEntriesThatNameACase() {
        Agreements file =
                read("- case: \"severe pain\"\n  from: URGENT_24H within 6 h\n  to: URGENT_24H\n  reason: \"x\"\n");
        assertEquals(List.of(), file.problems());
        assertEquals(List.of(), file.all());
        assertEquals(
                "CHANGES.yaml:1:3: an entry that names a case counts for nothing any more: "
                        + "`aftercare changes` writes the entries that are needed",
                file.outdated().get(0).message());
    }

    @Test
    void namesEveryMistake() {
        String command = "`aftercare changes` writes the entries that are needed";
        String form = "write it as `URGENT_24H within 6 h`, `SELF_CARE` or `refused`";
        Map<String, String> golden = new LinkedHashMap<>();
        golden.put("", "CHANGES.yaml:1:1: the file is empty: write `[]` where nothing is agreed");
        golden.put("lowers: x", "CHANGES.yaml:1:1: this file is a list of agreements: " + command);
        golden.put("- x", "CHANGES.yaml:1:3: this is not an agreement: " + command);
        golden.put(
                "- reason: x",
                "CHANGES.yaml:1:3: an entry has one of `lowers`, `undecided`, `changes`, `retires`: " + command);
        golden.put(
                GOOD.replaceFirst("reason", "raison"),
                "CHANGES.yaml:4:3: unknown key `raison`: did you mean `reason`?");
        golden.put(
                GOOD.replaceFirst("  agreed by: .*\n", ""),
                "CHANGES.yaml:1:3: the entry has no `agreed by`: an entry has `lowers`, `from`, `to`, `reason`, "
                        + "`agreed by`, `from version`, `to version`");
        golden.put(
                GOOD.replaceFirst("\"the guideline was changed\"", "\"\""),
                "CHANGES.yaml:4:11: `reason` is not a text: put it in double quotes");
        golden.put(
                GOOD.replaceFirst("URGENT_24H within 6 h", "URGENT within 6 h"),
                "CHANGES.yaml:2:9: `URGENT within 6 h` is not a level: " + form);
        golden.put(
                GOOD.replaceFirst("to: URGENT_24H", "to: ROUTINE_REVIEW within 100 h"),
                "CHANGES.yaml:3:7: no answer gives more time than its level does: "
                        + "write `ROUTINE_REVIEW within 72 h`");
        golden.put(
                GOOD.replaceFirst("to: URGENT_24H", "to: EMERGENCY_DEPARTMENT"),
                "CHANGES.yaml:3:7: `to` is not less than `from`: leave the entry out");
        golden.put(
                GOOD.replaceFirst("to version: .*", "to version: \"1.2\""),
                "CHANGES.yaml:7:15: `1.2` is not the version of a rule set: "
                        + "it is `sha256:` and 64 digits, as `aftercare check` and the status show it");
        golden.put(
                GOOD.replaceFirst("the lead clinician", "x".repeat(501)),
                "CHANGES.yaml:5:14: `agreed by` is not one line of at most 500 letters: make it shorter");
        golden.forEach((text, message) -> {
            Agreements file = read(text);
            assertEquals(0, file.all().size(), text);
            List<String> messages =
                    file.problems().stream().map(YamlProblem::message).toList();
            assertTrue(messages.contains(message), messages::toString);
        });
    }

    private static AnswerLevel level(String written) {
        return AnswerLevel.read(written).orElseThrow();
    }

    private static Agreed agreed(String text) {
        Agreements file = read(text);
        assertEquals(List.of(), file.problems());
        return Agreed.of(file, FROM, TO, Set.of());
    }

    private static Agreements read(String text) {
        return Agreements.read("CHANGES.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
