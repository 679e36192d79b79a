package aftercare.cli;

import aftercare.cli.input.Opening;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.JUnitReport;
import aftercare.cli.output.Page;
import aftercare.cli.output.ReplayJson;
import aftercare.cli.output.ReplayPage;
import aftercare.cli.work.Progress;
import aftercare.triage.RuleSet;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.replay.NoteFilter;
import aftercare.trial.replay.ReplayOutcome;
import aftercare.trial.replay.ReplayResult;
import aftercare.trial.replay.ReplayRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "Only cases whose note holds TEXT; * stands for anything.")
    private String note;

    @Option(names = "--json", description = "Print one JSON object with every case and what came of it.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML too.")
    private Path junit;

    ReplayVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<RuleSet> rules = folder.load();
        if (rules.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<List<TriageCase>> cases =
                files.isEmpty() ? folder.cases(rules.get().files()) : named();
        if (cases.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        if (cases.get().isEmpty()) {
            surroundings
                    .err()
                    .println(folder.path() + ": there is not a single case: name case files, or another folder");
            return ExitCode.COULD_NOT_RUN;
        }
        List<TriageCase> picked = note == null ? cases.get() : new NoteFilter(note).of(cases.get());
        if (picked.isEmpty()) {
            surroundings
                    .err()
                    .println("aftercare replay: no note is like `" + Page.plain(note) + "`: look for another");
            return ExitCode.COULD_NOT_RUN;
        }
        return replay(new ReplayRun(rules.get(), surroundings.clock()), picked);
    }

    private int replay(ReplayRun run, List<TriageCase> cases) {
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal(), "cases");
        ReplayOutcome outcome = run.run(cases, progress::step);
        progress.end();
        if (json) {
            surroundings.out().println(ReplayJson.of(outcome));
        } else {
            surroundings.out().print(ReplayPage.of(outcome));
        }
        if (!written(outcome.cases())) {
            return ExitCode.COULD_NOT_RUN;
        }
        return outcome.failed() == 0 ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    /** False, and said, when the file that was asked for could not be written. */
    private boolean written(List<ReplayResult> all) {
        if (junit == null) {
            return true;
        }
        try {
            JUnitReport.write(all, junit);
            return true;
        } catch (IOException e) {
            surroundings
                    .err()
                    .println(Page.plain(junit.toString()) + ": the file cannot be written: is its folder there?");
            return false;
        }
    }

    /** Those of the files that were named; empty, and said, when one of them cannot be read. */
    private Optional<List<TriageCase>> named() {
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
        if (!all) {
            return Optional.empty();
        }
        CasesRead read = CaseFileReader.read(caseFiles);
        return folder.clean(read.problems()) ? Optional.of(read.cases()) : Optional.empty();
    }
}
