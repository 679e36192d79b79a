package aftercare.cli.input;

import aftercare.domain.Vocabulary;
import aftercare.domain.Wording;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.ruleset.yaml.YamlProblem;
import aftercare.triage.intake.Intake;
import aftercare.trial.cases.CasesRead;
import aftercare.trial.cases.Companions;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.CaseReport;
import aftercare.trial.coverage.PlainRules;
import aftercare.trial.impact.RuleSetDiff;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A folder of rules with its cases, ready to be tried without the engine.
 *
 * @param cases in the order of the files and lines
 * @param companions the rules that are said never to decide alone
 */
public record PlainFolder(PlainRules rules, Intake intake, List<TriageCase> cases, List<Companions> companions) {

    public PlainFolder {
        cases = List.copyOf(cases);
        companions = List.copyOf(companions);
    }

    /** The rules and cases of a folder; empty, with every problem printed, when its cases cannot be read. */
    public static Optional<PlainFolder> of(CheckedFolder checked, Clock clock, PrintStream err) {
        Vocabulary vocabulary = checked.vocabulary().orElseThrow();
        Wording wording = checked.wording().orElseThrow();
        CasesRead read = new FolderCases(checked.files()).cases();
        Companions.Read companions = new FolderCases(checked.files()).companions();
        for (YamlProblem problem : read.problems()) {
            err.println(problem.message());
        }
        for (YamlProblem problem : companions.problems()) {
            err.println(problem.message());
        }
        if (!read.clean() || !companions.clean()) {
            return Optional.empty();
        }
        return Optional.of(new PlainFolder(
                PlainRules.of(
                        checked.rules(), vocabulary, wording, checked.files().version()),
                new Intake(vocabulary, wording, clock),
                read.cases(),
                companions.all()));
    }

    public RuleSetDiff.Side side() {
        return new RuleSetDiff.Side(rules, intake);
    }

    /** The reports of the cases; empty, with the cases named, when one of them is not accepted. */
    public Optional<List<CaseReport>> reports(Clock clock, PrintStream err) {
        CaseReport.Read read = CaseReport.read(cases, intake, clock.instant());
        for (TriageCase refused : read.refused()) {
            err.println(refused.file() + ":" + refused.line() + ": the report of this case is refused: "
                    + "`aftercare replay` says why");
        }
        return read.refused().isEmpty() ? Optional.of(read.accepted()) : Optional.empty();
    }
}
