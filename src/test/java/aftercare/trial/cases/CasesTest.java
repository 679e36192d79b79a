package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import aftercare.cli.input.LabelFiles;
import aftercare.cli.output.SafetyJson;
import aftercare.cli.output.SafetyTables;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.safety.LabelReader;
import aftercare.trial.safety.LabelledCases;
import aftercare.trial.safety.SafetyReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the folder of rules on the core, without a service around it. */
class CasesTest {

    private static final int FEWEST = 400;
    private static final Path RULES = Path.of("rules");

    private static RuleSet rules;

    @BeforeAll
    static void rules() {
        rules = load();
    }

    @TestFactory
    List<DynamicTest> core() {
        CaseReplay replay =
                new CaseReplay(Assessor.of(rules), KnownRules.of(rules.book().cards()));
        Instant now = Instant.now();
        List<DynamicTest> tests = new ArrayList<>();
        for (TriageCase triageCase : read(rules.files())) {
            URI place = RULES.resolve(triageCase.file()).toUri().resolve("?line=" + triageCase.line());
            tests.add(DynamicTest.dynamicTest(triageCase.note(), place, () -> {
                CaseResult result = replay.run(triageCase, now);
                assertEquals(
                        List.of(), result.differences(), () -> result.outcome().toString());
            }));
        }
        return tests;
    }

    /** Writes the safety report of the build. */
    @Test
    void everyAnswerIsOneThatItsCaseAccepts() throws IOException {
        SafetyReport report =
                SafetyReport.of(rules, LabelReader.read(LabelFiles.of(rules.files())), Instant.now(), () -> {});
        Files.writeString(Path.of("target/safety-report.md"), SafetyTables.markdown(report));
        Files.writeString(Path.of("target/safety-report.html"), SafetyTables.html(report));
        Files.writeString(
                Path.of("target/safety-report.json"), SafetyJson.of(report).toString());
        assertTrue(
                report.cases().size() >= FEWEST, () -> "only " + report.cases().size() + " labelled cases");
        assertEquals(List.of(), report.under());
        assertEquals(List.of(), report.over());
    }

    @Test
    void theExampleOfTheSafetyReportIsAnsweredAsItIsLabelled() throws IOException {
        CaseFile example =
                new CaseFile("labelled.json", Files.readAllBytes(Path.of("src/test/resources/safety/labelled.json")));
        LabelledCases labelled = LabelReader.read(List.of(example));
        assertEquals(List.of(), labelled.problems());
        SafetyReport report = SafetyReport.of(rules, labelled, Instant.now(), () -> {});
        assertEquals(List.of(), report.under());
        assertEquals(List.of(), report.over());
        assertEquals("panel of 2026-11", report.bySource().get(0).name());
        assertEquals(2, report.byTopic().size());
    }

    @Test
    void hasCasesEnough() {
        int count = read(RuleFolder.read(RULES).files()).size();
        assertTrue(count >= FEWEST, () -> "only " + count + " cases; were files lost?");
    }

    private static RuleSet load() {
        LoadResult loaded = new RuleSetLoader(Clock.systemUTC()).load(RULES);
        if (loaded instanceof RuleSet valid) {
            return valid;
        }
        StringBuilder messages = new StringBuilder("the rules are broken");
        for (FolderProblem problem : ((LoadResult.Broken) loaded).problems()) {
            messages.append('\n').append(problem.message());
        }
        return fail(messages.toString());
    }

    private static List<TriageCase> read(RuleFiles rules) {
        List<CaseFile> files = new ArrayList<>();
        for (RuleSource source : rules.cases()) {
            files.add(new CaseFile(source.path(), source.bytes()));
        }
        CasesRead read = CaseFileReader.read(files);
        List<String> messages = new ArrayList<>();
        for (YamlProblem problem : read.problems()) {
            messages.add(problem.message());
        }
        assertEquals(List.of(), messages);
        return read.cases();
    }
}
