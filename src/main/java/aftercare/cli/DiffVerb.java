package aftercare.cli;

import aftercare.cli.input.FolderPair;
import aftercare.cli.input.Inbox;
import aftercare.cli.input.LogOptions;
import aftercare.cli.input.Opening;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.DiffJson;
import aftercare.cli.output.DiffPage;
import aftercare.cli.output.Page;
import aftercare.cli.output.RuleSetChanges;
import aftercare.cli.work.Progress;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import aftercare.triage.intake.Intake;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.book.UnlessChange;
import aftercare.trial.coverage.PlainFolder;
import aftercare.trial.formula.SearchLimits;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.BothWays;
import aftercare.trial.impact.Impact;
import aftercare.trial.impact.LostAdvice;
import aftercare.trial.impact.QuestionChange;
import aftercare.trial.impact.RuleSetDiff;
import aftercare.trial.impact.RuleSetDiff.Sent;
import aftercare.trial.impact.RuleSetDiff.Side;
import aftercare.trial.impact.WholeSet;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code diff}: whose answer would change. */
@Command(
        name = "diff",
        description = "Say whose answer changes from one folder of rules to another, and why.",
        footer = {
            "",
            "Tried are the cases of both folders. Lowered answers come first: a lower urgency, more time to act, or no answer "
                    + "any more. Then all reports that there can be are searched for one that loses a reason, and for one "
                    + "that gains one. Then come guarded changes: groups, floors and ranges of words, and texts of emergencies; and changed questions. "
                    + "One lowered answer, "
                    + "or one guarded change to agree to, is enough for exit code 1. Nothing is compiled: both "
                    + "folders are evaluated by the second evaluator, which the engine is held against."
        },
        parameterListHeading = "%nRules:%n",
        optionListHeading = "%nOptions:%n")
final class DiffVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Mixin
    private FolderPair folders = new FolderPair();

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
        // One moment for both sides.
        Instant now = surroundings.clock().instant();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Optional<PlainFolder> before = folder.plain(folders.before(), clock);
        Optional<PlainFolder> after = folder.plain(folders.after(), clock);
        if (before.isEmpty() || after.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        RuleSetDiff diff =
                new RuleSetDiff(new Side(folders.before(), before.get()), new Side(folders.after(), after.get()));
        List<Sent> sent = diff.cases(now);
        AtomicInteger erased = new AtomicInteger();
        if (!read(after.get().intake(), sent, erased)) {
            return ExitCode.COULD_NOT_RUN;
        }
        if (sent.isEmpty()) {
            surroundings
                    .err()
                    .println("aftercare diff: there is not a single case: name reports with --reports or --journal");
            return ExitCode.COULD_NOT_RUN;
        }
        Progress progress = new Progress(surroundings.err(), surroundings.errIsTerminal());
        Impact impact = diff.compare(sent, erased.get(), progress::step);
        progress.end();
        WholeSet was = WholeSet.of(before.get());
        WholeSet is = WholeSet.of(after.get());
        BothWays anywhere = BothWays.between(was, is, SearchLimits.USUAL, now);
        List<GuardedChange> guarded =
                LostAdvice.andGuarded(was, is, Agreed.none(), anywhere.lowered(), SearchLimits.USUAL, now);
        List<UnlessChange> unless = UnlessChange.between(was.rules(), is.rules());
        RuleSetChanges changes = new RuleSetChanges(anywhere, guarded, unless, QuestionChange.between(was, is));
        if (json) {
            surroundings.out().println(DiffJson.of(impact, changes));
        } else {
            surroundings.out().print(DiffPage.of(impact, changes));
        }
        for (Sent each : impact.unfinished()) {
            surroundings
                    .err()
                    .println(Page.plain(each.where())
                            + ": this report has too many ways to match: nothing is known of it");
        }
        if (!impact.unfinished().isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        boolean harmless = impact.lowered() == 0
                && anywhere.lowered().isEmpty()
                && guarded.stream().noneMatch(GuardedChange::needsAgreement);
        return harmless ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    /** Adds the reports that were named; false, and said, when they cannot be read. */
    private boolean read(Intake intake, List<Sent> sent, AtomicInteger erased) {
        try {
            log.read(sent::add, erased::incrementAndGet);
        } catch (Unreadable | JournalDamage e) {
            surroundings.err().println(e.getMessage());
            return false;
        }
        Inbox inbox = new Inbox(surroundings.in(), intake, true);
        for (String file : reports) {
            try {
                inbox.read(file, report -> sent.add(new Sent("", report.name(), report.bytes())));
            } catch (IOException e) {
                surroundings.err().println(Opening.why(Inbox.name(file), e));
                return false;
            }
        }
        return true;
    }
}
