package aftercare.cli;

import aftercare.cli.input.Inbox;
import aftercare.cli.input.Opening;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.JsonPrinter;
import aftercare.cli.output.PagePrinter;
import aftercare.cli.output.Printer;
import aftercare.cli.work.Progress;
import aftercare.cli.work.ReportText;
import aftercare.domain.decision.Decision;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.ProblemType;
import com.github.f4b6a3.ulid.UlidCreator;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code triage}: reports from files, as the service would answer them. */
@Command(
        name = "triage",
        description = "Triage reports and print an urgency with its reasons for each.",
        parameterListHeading = "%nReports:%n",
        optionListHeading = "%nOptions:%n")
final class TriageVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "JSON, one report a file; *.ndjson and *.jsonl hold one a line; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @Option(names = "--json", description = "Print what the service would answer, one line a report.")
    private boolean json;

    @Option(names = "--ndjson", description = "Every FILE holds one report a line, whatever its name.")
    private boolean lines;

    private boolean refusedAny;

    TriageVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        if (inputs.indexOf(Inbox.STANDARD_INPUT) != inputs.lastIndexOf(Inbox.STANDARD_INPUT)) {
            surroundings.err().println("aftercare triage: `-` appears twice: standard input can be read once");
            return ExitCode.COULD_NOT_RUN;
        }
        Optional<RuleSet> rules = folder.load();
        return rules.isEmpty() ? ExitCode.COULD_NOT_RUN : triage(rules.get());
    }

    private int triage(RuleSet rules) {
        Inbox inbox = new Inbox(surroundings.in(), rules.intake(), lines);
        Instant activatedAt = surroundings.clock().instant();
        Triage triage = Triage.byBoth(rules);
        Printer printer = printer(rules);
        Progress progress =
                new Progress(surroundings.err(), surroundings.errIsTerminal() && !surroundings.outIsTerminal());
        boolean readAll = true;
        for (String input : inputs) {
            long before = progress.count();
            try {
                inbox.read(input, report -> {
                    Triage.Result result = assess(report, triage, rules);
                    if (result instanceof Triage.Decided decided) {
                        printer.answered(report.name(), answer(decided.decision(), activatedAt));
                    } else {
                        refusedAny = true;
                        printer.refused(report, (Triage.Refused) result);
                    }
                    progress.step();
                });
                if (progress.count() == before) {
                    surroundings.err().println(Inbox.name(input) + ": there is no report in it: is it the right file?");
                    readAll = false;
                }
            } catch (IOException e) {
                progress.end();
                surroundings.err().println(Opening.why(Inbox.name(input), e));
                readAll = false;
            }
        }
        progress.end();
        printer.end();
        if (!readAll) {
            return ExitCode.COULD_NOT_RUN;
        }
        return refusedAny ? ExitCode.NOT_ALL : ExitCode.GOOD;
    }

    private static Triage.Result assess(ReportText report, Triage triage, RuleSet rules) {
        if (report.tooLarge()) {
            return refused(ProblemType.PAYLOAD_TOO_LARGE, report, rules);
        }
        try {
            return triage.assess(report.bytes());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // One report that breaks the program must not take the others with it.
            return refused(ProblemType.INTERNAL_ERROR, report, rules);
        }
    }

    private static Triage.Refused refused(ProblemType type, ReportText report, RuleSet rules) {
        return new Triage.Refused(type, List.of(), rules.intake().failSafe(report.bytes()));
    }

    private Answer answer(Decision decision, Instant activatedAt) {
        Clock clock = surroundings.clock();
        String id = UlidCreator.getMonotonicUlid(clock.millis()).toString();
        return new Answer(id, decision, clock.instant(), activatedAt);
    }

    private Printer printer(RuleSet rules) {
        return json
                ? new JsonPrinter(surroundings.out(), rules.book().wording(), rules.answers())
                : new PagePrinter(surroundings.out(), rules.book().wording(), surroundings.outIsTerminal());
    }
}
