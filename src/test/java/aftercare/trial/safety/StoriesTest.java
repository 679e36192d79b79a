package aftercare.trial.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.CaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Stories as patients tell them, coded and labelled from medical literature without sight of the rules. {@code docs/limits.md}
 * says which of them are answered too mildly and why; the rules follow their tables, so that each is for a clinician to decide.
 * The list is held here: no edit makes it longer unseen.
 */
class StoriesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static final List<String> TOO_MILD = List.of(
            "ABD06", "ABD09", "ABD09s", "ABD10", "ALL02", "ALL03s", "BRN03", "BRN12", "BRN13", "CAR06", "CAR07",
            "CAR07s", "CAR11", "INF02", "INF14", "INF16", "INF18", "LMB13", "MND01", "PRG04", "U26", "U38", "U42",
            "U44");

    private static final List<String> TOO_URGENT = List.of("B26");

    @Test
    void saysWhichStoriesAreAnsweredTooMildlyOrTooUrgently() throws IOException {
        RuleSet rules = (RuleSet) new RuleSetLoader(Clock.fixed(NOW, ZoneOffset.UTC)).load(Path.of("rules"));
        LabelledCases labelled = LabelReader.read(List.of(file("in-full.json"), file("in-a-hurry.json")));
        assertEquals(List.of(), labelled.problems());
        SafetyReport report = SafetyReport.of(rules, labelled, NOW, () -> {});
        assertEquals(332, report.cases().size());
        assertEquals(List.of(), report.refused());
        assertEquals(new TreeSet<>(TOO_MILD), names(report.under()));
        assertEquals(new TreeSet<>(TOO_URGENT), names(report.over()));
    }

    private static CaseFile file(String name) throws IOException {
        Path path = Path.of("src/test/resources/stories", name);
        return new CaseFile(name, Files.readAllBytes(path));
    }

    private static TreeSet<String> names(List<JudgedCase> cases) {
        List<String> names = new ArrayList<>();
        for (JudgedCase each : cases) {
            names.add(each.labelled().name().split(":")[0]);
        }
        return new TreeSet<>(names);
    }
}
