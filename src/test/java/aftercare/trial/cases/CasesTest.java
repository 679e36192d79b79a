package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.text.RuleSource;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of the folder of rules on the core, without a service around it. */
class CasesTest {

    private static final int FEWEST = 400;
    private static final Path RULES = Path.of("rules");

    @TestFactory
    List<DynamicTest> core() {
        RuleSet rules = load();
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
