package aftercare.cli;

import aftercare.cli.input.Opening;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.JUnitReport;
import aftercare.cli.output.Page;
import aftercare.cli.output.ReplayJson;
import aftercare.cli.output.ReplayPage;
import aftercare.cli.work.NoteFilter;
import aftercare.cli.work.Progress;
import aftercare.cli.work.ReplayResult;
import aftercare.cli.work.ReplayRun;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.RuleSet;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.cases.CaseFileReader;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
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
        Optional<CasesRead> cases =
                files.isEmpty() ? Optional.of(new FolderCases(rules.get().files()).cases()) : named();
        if (cases.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        CasesRead read = cases.get();
        for (YamlProblem problem : read.problems()) {
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
        List<TriageCase> picked = picked(read.cases());
        if (picked.isEmpty()) {
            surroundings
                    .err()
                    .println("aftercare replay: no note is like `" + Page.plain(note) + "`: look for another");
            return ExitCode.COULD_NOT_RUN;
        }
        return replay(rules.get(), picked);
    }

    private List<TriageCase> picked(List<TriageCase> cases) {
        if (note == null) {
            return cases;
        }
        NoteFilter filter = new NoteFilter(note);
        List<TriageCase> picked = new ArrayList<>();
        for (TriageCase each : cases) {
            if (filter.picks(each.note())) {
                picked.add(each);
            }
        }
        return picked;
    }

    private int replay(RuleSet rules, List<TriageCase> cases) {
        ReplayRun run = new ReplayRun(rules, surroundings.clock());
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal(), "cases");
        List<ReplayResult> all = new ArrayList<>();
        boolean allPassed = true;
        for (TriageCase each : cases) {
            ReplayResult replayed = run.replay(each);
            allPassed &= replayed.passed();
            all.add(replayed);
            progress.step();
        }
        progress.end();
        if (json) {
            new ReplayJson(surroundings.out()).print(all, rules.files().version());
        } else {
            new ReplayPage(surroundings.out()).print(all);
        }
        if (!written(all)) {
            return ExitCode.COULD_NOT_RUN;
        }
        return allPassed ? ExitCode.GOOD : ExitCode.NOT_ALL;
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
