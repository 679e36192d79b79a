package aftercare.cli;

import aftercare.cli.input.Inbox;
import aftercare.cli.input.Opening;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.AccountPage;
import aftercare.cli.output.JsonPrinter;
import aftercare.cli.output.PagePrinter;
import aftercare.cli.output.Printer;
import aftercare.cli.work.ReportText;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.answer.Languages;
import aftercare.triage.answer.ProblemType;
import aftercare.trial.explain.Account;
import aftercare.trial.explain.AccountJson;
import aftercare.trial.explain.Accounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why reports are answered as they are, and what would change that. */
@Command(
        name = "explain",
        description =
                "Say why a report is answered as it is, what nearly spoke, and which other answers would change that.",
        parameterListHeading = "%nReports:%n",
        optionListHeading = "%nOptions:%n")
final class ExplainVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(
            paramLabel = "FILE",
            description = "JSON, one report; *.ndjson and *.jsonl hold one a line; - is standard input.")
    private String input;

    @Option(names = "--json", description = "Print what the service would answer, one line a report.")
    private boolean json;

    private int reports;
    private int refused;

    ExplainVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        Optional<RuleSet> rules = folder.load();
        if (rules.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Accounts accounts = new Accounts(rules.get());
        try {
            new Inbox(surroundings.in(), rules.get().intake(), false).read(input, report -> {
                surroundings.out().writeBytes(explained(report, accounts));
                return !surroundings.out().checkError();
            });
        } catch (IOException e) {
            surroundings.err().println(Opening.why(Inbox.name(input), e));
            return ExitCode.COULD_NOT_RUN;
        }
        if (reports == 0) {
            surroundings.err().println(Inbox.name(input) + ": there is no report in it: is it the right file?");
            return ExitCode.COULD_NOT_RUN;
        }
        return refused > 0 ? ExitCode.NOT_ALL : ExitCode.GOOD;
    }

    private byte[] explained(ReportText report, Accounts accounts) {
        reports++;
        RuleSet rules = accounts.rules();
        Instant now = surroundings.clock().instant();
        Accounts.Result result = report.tooLarge()
                ? new Accounts.Result.Refused(new Triage.Refused(
                        ProblemType.PAYLOAD_TOO_LARGE, List.of(), rules.intake().failSafe(report.bytes())))
                : accounts.of(report.bytes(), now);
        if (result instanceof Accounts.Result.Refused why) {
            refused++;
            return printer(rules).refused(report, why.why());
        }
        Account account = ((Accounts.Result.Explained) result).account();
        if (!json) {
            return new AccountPage(rules.book().wording()).write(report.name(), account);
        }
        String line = new String(new AccountJson(rules, now).whole(account), StandardCharsets.UTF_8) + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private Printer printer(RuleSet rules) {
        return json
                ? new JsonPrinter(rules.languages(), Languages.ENGLISH)
                : new PagePrinter(rules.book().wording(), surroundings.outIsTerminal());
    }
}
