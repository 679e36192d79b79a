package aftercare.cli;

import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.CoverageJson;
import aftercare.cli.output.CoveragePage;
import aftercare.cli.work.Progress;
import aftercare.trial.cases.RuleChoice;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.CaseReport;
import aftercare.trial.coverage.Coverage;
import aftercare.trial.coverage.PlainFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coverage}: what the cases try of the rules, and what they do not. */
@Command(
        name = "coverage",
        description = "Say what the cases try of the rules, and what no case tries.",
        footer = {
            "",
            "Counted are, for each rule, the cases in which it speaks, in which its level is that of the answer, and that it "
                    + "alone decides: without it the urgency or the time to act would be another. For each condition, those "
                    + "in which it holds and fails. For each threshold, those exactly at it, just below and just above, where "
                    + "all else of the rule holds. A sign, and a rule of URGENT_24H and above, needs for each condition a case that "
                    + "fails it alone, unless no report can. Exit code 1 if something is never tried."
        },
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class CoverageVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "TOPIC|ID",
            arity = "0..*",
            description = "Look only at the rules of a topic, or of an id. All cases count.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object with all that was counted.")
    private boolean json;

    CoverageVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<PlainFolder> plain = folder.plain(folder.path(), surroundings.clock());
        if (plain.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        RuleChoice choice = new RuleChoice(only);
        List<String> unknown = choice.problems(plain.get().rules().rules());
        unknown.forEach(problem -> surroundings.err().println("aftercare coverage: " + problem));
        CaseReport.Read reports = CaseReport.read(
                plain.get().cases(), plain.get().intake(), surroundings.clock().instant());
        for (TriageCase refused : reports.refused()) {
            surroundings
                    .err()
                    .println(refused.file() + ":" + refused.line() + ": the report of this case is refused: "
                            + "`aftercare replay` says why");
        }
        if (!unknown.isEmpty() || !reports.refused().isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal(), "cases");
        Coverage coverage = Coverage.of(
                        plain.get().rules(), plain.get().companions(), reports.accepted(), progress::step)
                .only(choice::has);
        progress.end();
        if (json) {
            surroundings.out().println(CoverageJson.of(coverage, plain.get().version()));
        } else {
            surroundings.out().print(CoveragePage.of(coverage));
        }
        return coverage.lacks().isEmpty() ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }
}
