package aftercare.tools;

import aftercare.activation.Loaded;
import aftercare.cases.Assessor;
import aftercare.cases.CaseFile;
import aftercare.cases.CaseFileReader;
import aftercare.cases.CaseOutcome;
import aftercare.cases.CaseProblem;
import aftercare.cases.CaseResult;
import aftercare.cases.CasesRead;
import aftercare.cases.KnownRules;
import aftercare.cases.Replay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code replay}: every case against the rules. */
@Command(
        name = "replay",
        description = "Replay cases against the rules and print those that fail, with what was wanted and what came.",
        parameterListHeading = "%nCases:%n",
        optionListHeading = "%nOptions:%n")
final class ReplayVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Case files (*.cases.yaml). Default: all of the folder of rules.")
    private List<String> files = new ArrayList<>();

    ReplayVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<Loaded.Valid> rules = folder.load();
        if (rules.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<CasesRead> cases =
                files.isEmpty() ? Optional.of(rules.get().files().readCases()) : named();
        if (cases.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        CasesRead read = cases.get();
        for (CaseProblem problem : read.problems()) {
            surroundings.err().println(problem.message());
        }
        if (!read.clean()) {
            return ExitCode.COULD_NOT_RUN;
        }
        if (read.cases().isEmpty()) {
            surroundings
                    .err()
                    .println(folder.path() + ": there is not a single case: name case files, or another folder");
            return ExitCode.COULD_NOT_RUN;
        }
        return replay(rules.get(), read);
    }

    private int replay(Loaded.Valid rules, CasesRead read) {
        Assessor core = Assessor.of(rules.intake(), rules.book()::decide);
        Replay replay = new Replay(core, KnownRules.of(rules.book().cards()));
        int passed = 0;
        int failed = 0;
        for (CaseResult result : replay.run(read.cases(), surroundings.clock().instant())) {
            if (result.passed()) {
                passed++;
            } else {
                failed++;
                print(result);
            }
        }
        surroundings.out().println(passed + " passed, " + failed + " failed");
        return failed == 0 ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private void print(CaseResult result) {
        Page page = new Page();
        String place = result.triageCase().file() + ":" + result.triageCase().line();
        page.text(0, place + ": " + result.triageCase().note());
        for (String difference : result.differences()) {
            page.item(2, "-", difference);
        }
        if (result.outcome() instanceof CaseOutcome.Decided decided) {
            page.text(2, "got " + decided.urgency() + " because " + String.join(", ", decided.reasons()));
            if (!decided.advises().isEmpty()) {
                page.text(2, "got advice " + String.join(", ", decided.advises()));
            }
        }
        page.blank();
        surroundings.out().print(page);
    }

    /** Those of the files that were named; empty when one of them cannot be read. */
    private Optional<CasesRead> named() {
        List<CaseFile> caseFiles = new ArrayList<>();
        boolean all = true;
        for (String file : files) {
            try (var in = Opening.of(file)) {
                caseFiles.add(new CaseFile(Page.plain(file), in.readAllBytes()));
            } catch (IOException e) {
                surroundings.err().println(Opening.why(file, e));
                all = false;
            }
        }
        return all ? Optional.of(CaseFileReader.read(caseFiles)) : Optional.empty();
    }
}
