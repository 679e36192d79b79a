package aftercare.cli;

import aftercare.cli.input.FolderPair;
import aftercare.cli.input.Inbox;
import aftercare.cli.input.LogOptions;
import aftercare.cli.input.Opening;
import aftercare.cli.input.RowFile;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.Page;
import aftercare.cli.output.StudyPage;
import aftercare.cli.work.InOrder;
import aftercare.cli.work.ReportText;
import aftercare.cli.work.TimedProgress;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import aftercare.triage.RuleSet;
import aftercare.triage.intake.Timestamps;
import aftercare.trial.impact.RuleSetDiff.Sent;
import aftercare.trial.study.Study;
import aftercare.trial.study.StudyJson;
import aftercare.trial.study.StudyRow;
import aftercare.trial.study.StudyTally;
import aftercare.trial.study.StudyWay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code study}: what a change of the rules would have meant for many reports. */
@Command(
        name = "study",
        description = "Say what a change of the rules would have meant for many reports, such as those of last year.",
        footer = {
            "",
            "Each report is answered by both rule sets, by both evaluators of each, on all cores, in the same memory for any number "
                    + "of reports. A report without `reportedAt` is taken to hold at --now. Exit code 1 if an answer is lowered: a "
                    + "lower urgency, more time to act, or no answer any more."
        },
        parameterListHeading = "%nRules and reports:%n",
        optionListHeading = "%nOptions:%n")
final class StudyVerb implements Callable<Integer> {

    private final Surroundings surroundings;
    private final RulesFolder folder;

    @Mixin
    private FolderPair folders = new FolderPair();

    @Parameters(
            index = "2..*",
            paramLabel = "FILE",
            arity = "0..*",
            description = "Reports as JSON, one a line, whatever the name of the file; - is standard input.")
    private List<String> inputs = new ArrayList<>();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "When reports are taken to arrive, as `2026-11-23T09:00:00+01:00`. Default: now.")
    private Optional<String> moment = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "Write one JSON object a report there, in their order.")
    private Optional<Path> rows = Optional.empty();

    @Option(names = "--json", description = "Print the counts as one JSON object.")
    private boolean json;

    StudyVerb(Surroundings surroundings, RulesFolder folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public Integer call() {
        if (inputs.isEmpty() && !log.isNamed()) {
            return misused("there are no reports: name a file, `-` or --journal");
        }
        if (inputs.indexOf(Inbox.STANDARD_INPUT) != inputs.lastIndexOf(Inbox.STANDARD_INPUT)) {
            return misused("`-` appears twice: standard input can be read once");
        }
        for (String input : inputs) {
            if (rows.isPresent() && RowFile.replaces(rows.get(), input)) {
                return misused("--rows: `" + Page.plain(rows.get().toString()) + "` would replace the reports in `"
                        + Page.plain(input) + "`: name another file");
            }
        }
        Optional<Instant> now =
                moment.isEmpty() ? Optional.of(surroundings.clock().instant()) : Timestamps.parse(moment.get());
        if (now.isEmpty()) {
            return misused("--now: `" + Page.plain(moment.get())
                    + "` is no time with an offset: write it as `2026-11-23T09:00:00+01:00`");
        }
        Optional<RuleSet> before = folder.load(folders.before());
        Optional<RuleSet> after = folder.load(folders.after());
        if (before.isEmpty() || after.isEmpty()) {
            return ExitCode.COULD_NOT_RUN;
        }
        Study study = new Study(before.get(), after.get(), now.get());
        try (RowFile file = RowFile.of(rows)) {
            Optional<StudyTally> tally =
                    tally(study, new Inbox(surroundings.in(), before.get().intake(), true), file);
            if (tally.isEmpty()) {
                return ExitCode.COULD_NOT_RUN;
            }
            file.keep();
            return print(study, tally.get());
        } catch (IOException e) {
            surroundings
                    .err()
                    .println(rows.map(Path::toString).map(Page::plain).orElse("")
                            + ": the rows cannot be written: is the folder there, and the disk not full?");
            return ExitCode.COULD_NOT_RUN;
        }
    }

    private int misused(String why) {
        surroundings.err().println("aftercare study: " + why);
        return ExitCode.COULD_NOT_RUN;
    }

    private int print(Study study, StudyTally tally) {
        if (json) {
            surroundings.out().println(StudyJson.of(study.versionBefore(), study.versionAfter(), study.now(), tally));
        } else {
            surroundings.out().print(StudyPage.of(tally));
        }
        return tally.of(StudyWay.LOWERED) == 0 ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    /** What was counted; empty, and said, where not every report could be read or counted. */
    private Optional<StudyTally> tally(Study study, Inbox inbox, RowFile file) {
        Counting counting = new Counting(file);
        AtomicInteger erased = new AtomicInteger();
        List<String> complaints = new ArrayList<>();
        Optional<InOrder.Failure> failure;
        try (InOrder<StudyRow> work = new InOrder<>(Runtime.getRuntime().availableProcessors(), counting)) {
            for (String input : inputs) {
                read(input, inbox, work, study, complaints);
            }
            try {
                log.read(
                        sent -> work.give(report(sent), () -> study.row(sent.where(), sent.body(), sent.arrivedAt())),
                        erased::incrementAndGet);
            } catch (Unreadable | JournalDamage e) {
                complaints.add(e.getMessage());
            }
            failure = work.end();
        }
        counting.progress.end();
        counting.tally.addErased(erased.get());
        // The message of an unforeseen error may hold a value of a report; its kind may not.
        failure.ifPresent(each -> complaints.add(each.report() + ": it broke here: "
                + each.why().getClass().getName() + ": neither this report nor any after it was counted"));
        if (complaints.isEmpty() && counting.tally.rows() + counting.tally.erased() == 0) {
            complaints.add("aftercare study: there is not a single report: are these the right files?");
        }
        complaints.forEach(surroundings.err()::println);
        return complaints.isEmpty() ? Optional.of(counting.tally) : Optional.empty();
    }

    private static void read(String input, Inbox inbox, InOrder<StudyRow> work, Study study, List<String> complaints) {
        try {
            inbox.read(
                    input,
                    report -> work.give(report, () -> study.row(report.name(), report.bytes(), Optional.empty())));
        } catch (IOException e) {
            complaints.add(Opening.why(Inbox.name(input), e));
        }
    }

    private static ReportText report(Sent sent) {
        return new ReportText(sent.where(), OptionalLong.empty(), sent.body(), sent.body().length);
    }

    /** Counts rows, and writes them where somebody wants them. */
    private final class Counting implements InOrder.Listener<StudyRow> {

        private final StudyTally tally = new StudyTally();
        private final RowFile file;
        private final TimedProgress progress = new TimedProgress(
                surroundings.err(), surroundings.errIsTerminal(), "reports", Inbox.size(inputs), System::nanoTime);

        Counting(RowFile file) {
            this.file = file;
        }

        @Override
        public void done(ReportText report, StudyRow row, boolean more) {
            tally.add(row);
            file.add(row.json().toString());
            progress.step(report.read());
        }
    }
}
