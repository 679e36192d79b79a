package aftercare.cli;

import aftercare.cli.input.LabelFiles;
import aftercare.cli.input.Replacing;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.cli.output.SafetyJson;
import aftercare.cli.output.SafetyTables;
import aftercare.cli.work.Progress;
import aftercare.triage.RuleSet;
import aftercare.trial.cases.CaseFile;
import aftercare.trial.safety.LabelReader;
import aftercare.trial.safety.LabelledCases;
import aftercare.trial.safety.SafetyReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code safety}: how often labelled cases are answered too mildly or too urgently. */
@Command(
        name = "safety",
        description = "Say how often labelled cases are answered too mildly or too urgently, with exact bounds.",
        footer = {
            "",
            "A labelled case says the least and the most urgent level that is acceptable. Without --json, --html and --markdown "
                    + "the report is printed as Markdown. It is no clinical validation. Exit code 1 if an answer is too mild."
        },
        optionListHeading = "%nOptions:%n")
final class SafetyVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Option(
            names = "--cases",
            paramLabel = "FOLDER",
            description = "Labelled cases: *.cases.yaml and *.json below it. Default: the cases of the rules.")
    private Optional<Path> cases = Optional.empty();

    @Option(names = "--json", description = "Print the report as one JSON object.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write one HTML page there.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write Markdown there.")
    private Optional<Path> markdown = Optional.empty();

    SafetyVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<RuleSet> rules = folder.load();
        if (rules.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<List<CaseFile>> files = cases.isEmpty()
                ? Optional.of(LabelFiles.of(rules.get().files()))
                : new LabelFiles(surroundings.err()).below(cases.get());
        if (files.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        LabelledCases labelled = LabelReader.read(files.get());
        if (!folder.clean(labelled.problems())) {
            return ExitCode.COULD_NOT_RUN;
        }
        if (labelled.cases().isEmpty()) {
            surroundings
                    .err()
                    .println(Page.plain(cases.orElse(folder.path()).toString())
                            + ": not a single case says a level: give `least` or `most`");
            return ExitCode.COULD_NOT_RUN;
        }
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal(), "cases");
        SafetyReport report =
                SafetyReport.of(rules.get(), labelled, surroundings.clock().instant(), progress::step);
        progress.end();
        if (!told(report)) {
            return ExitCode.COULD_NOT_RUN;
        }
        return report.under().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private boolean told(SafetyReport report) {
        if (json) {
            surroundings.out().println(SafetyJson.of(report));
        } else if (html.isEmpty() && markdown.isEmpty()) {
            surroundings.out().print(SafetyTables.markdown(report));
        }
        boolean written = html.isEmpty() || write(html.get(), SafetyTables.html(report));
        return (markdown.isEmpty() || write(markdown.get(), SafetyTables.markdown(report))) && written;
    }

    private boolean write(Path file, String page) {
        Optional<String> why = Replacing.write(file, page.getBytes(StandardCharsets.UTF_8));
        if (why.isPresent()) {
            surroundings.err().println(Page.plain(file.toString()) + ": " + why.get());
        } else if (!json) {
            surroundings.out().println(Page.plain(file.toString()) + ": written");
        }
        return why.isEmpty();
    }
}
