package aftercare.cli;

import aftercare.cli.input.Inbox;
import aftercare.cli.input.LogOptions;
import aftercare.cli.input.Opening;
import aftercare.cli.input.PlainFolder;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.DiffJson;
import aftercare.cli.output.DiffPage;
import aftercare.cli.output.Page;
import aftercare.cli.work.Progress;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import aftercare.ruleset.folder.CheckedFolder;
import aftercare.trial.cases.TriageCase;
import aftercare.trial.coverage.Silence;
import aftercare.trial.impact.Difference;
import aftercare.trial.impact.RuleSetDiff;
import aftercare.trial.impact.RuleSetDiff.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff}: whose answer would change. */
@Command(
        name = "diff",
        description = "Say whose answer changes from one folder of rules to another, and why.",
        footer = {
            "",
            "Tried are the cases of both folders. Lowered answers come first: a lower urgency, more time to act, or no answer "
                    + "any more. One of them is enough for exit code 1. Nothing is compiled: both folders are evaluated by "
                    + "the second evaluator, which the engine is held against."
        },
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class DiffVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Parameters(index = "0", paramLabel = "OLD", description = "The folder of rules as it was.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The folder of rules as it would be.")
    private Path changed;

    @Option(
            names = "--reports",
            paramLabel = "FILE",
            description = "Reports to compare too, one a line; - is standard input.")
    private List<String> reports = new ArrayList<>();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--json", description = "Print one JSON object with every change.")
    private boolean json;

    DiffVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        // One moment for both sides: a report that does not say when it holds must be equally old for both.
        Instant now = surroundings.clock().instant();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Optional<PlainFolder> before = plain(old, clock);
        Optional<PlainFolder> after = plain(changed, clock);
        if (before.isEmpty() || after.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        RuleSetDiff diff = new RuleSetDiff(before.get().side(), after.get().side());
        Optional<List<Sent>> sent = sent(before.get(), after.get(), now, diff);
        if (sent.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        if (sent.get().isEmpty()) {
            surroundings
                    .err()
                    .println("aftercare diff: there is not a single case: name reports with --reports or --journal");
            return ExitCode.COULD_NOT_RUN;
        }
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal());
        for (Sent each : sent.get()) {
            diff.add(each);
            progress.step();
        }
        progress.end();
        Silence silence =
                new Silence(after.get().rules().rules(), after.get().rules().reference());
        if (json) {
            new DiffJson(surroundings.out(), silence).print(diff);
        } else {
            new DiffPage(surroundings.out(), silence).print(diff);
        }
        for (Sent each : diff.unfinished()) {
            surroundings
                    .err()
                    .println(each.where() + ": this report has too many ways to match: nothing is known of it");
        }
        if (!diff.unfinished().isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        boolean lowered = diff.differences().stream().anyMatch(Difference::lowered);
        return lowered ? ExitCode.NOT_ALL : ExitCode.GOOD;
    }

    private Optional<PlainFolder> plain(Path path, Clock clock) {
        Optional<CheckedFolder> checked = folder.check(path);
        return checked.flatMap(each -> PlainFolder.of(each, clock, surroundings.err()));
    }

    /** The reports of the cases of both folders, those that are the same once, and those that were named. */
    private Optional<List<Sent>> sent(PlainFolder before, PlainFolder after, Instant now, RuleSetDiff diff) {
        List<Sent> all = new ArrayList<>();
        Map<String, byte[]> bodies = new HashMap<>();
        for (TriageCase each : after.cases()) {
            bodies.put(each.note(), each.body(now));
            all.add(new Sent(each.note(), place(changed, each), each.body(now)));
        }
        for (TriageCase each : before.cases()) {
            byte[] body = each.body(now);
            if (!Arrays.equals(body, bodies.get(each.note()))) {
                all.add(new Sent(each.note(), place(old, each), body));
            }
        }
        Inbox inbox = new Inbox(surroundings.in(), after.intake(), true);
        try {
            log.read(all::add, diff::addErased);
        } catch (Unreadable | JournalDamage e) {
            surroundings.err().println(e.getMessage());
            return Optional.empty();
        }
        for (String file : reports) {
            try {
                inbox.read(file, report -> all.add(new Sent("", report.name(), report.bytes())));
            } catch (IOException e) {
                surroundings.err().println(Opening.why(Inbox.name(file), e));
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }

    private static String place(Path folder, TriageCase triageCase) {
        return Page.plain(folder.resolve(triageCase.file()).toString()) + ":" + triageCase.line();
    }
}
