package aftercare.cli;

import aftercare.cli.input.Inbox;
import aftercare.cli.input.Opening;
import aftercare.cli.input.RulesFolder;
import aftercare.cli.output.JsonPrinter;
import aftercare.cli.output.Page;
import aftercare.cli.output.PagePrinter;
import aftercare.cli.output.Printer;
import aftercare.cli.work.InOrder;
import aftercare.cli.work.ReportText;
import aftercare.cli.work.TimedProgress;
import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.triage.RuleSet;
import aftercare.triage.Triage;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.Languages;
import com.github.f4b6a3.ulid.UlidCreator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "With --json: answer in that language, such as de, as far as the rules have it.")
    private String language = "";

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
        Printer printer = printer(rules);
        language(rules.languages()).ifPresent(surroundings.err()::println);
        Written written = new Written();
        Work work = new Work(rules, surroundings.clock().instant(), printer);
        int processors = Runtime.getRuntime().availableProcessors();
        Optional<InOrder.Failure> failure;
        boolean readAll;
        List<String> complaints = new ArrayList<>();
        try (InOrder<Said> desk = new InOrder<>(processors, written)) {
            Inbox inbox = new Inbox(surroundings.in(), rules.intake(), lines);
            readAll = read(inbox, report -> desk.give(report, () -> work.say(report)) && written.isOpen, complaints);
            failure = desk.end();
        }
        written.flush();
        written.progress.end();
        complaints.forEach(surroundings.err()::println);
        if (failure.isPresent()) {
            // The message of an unforeseen error may hold a value of a report; its kind may not.
            surroundings
                    .err()
                    .println(failure.get().report() + ": it broke here: "
                            + failure.get().why().getClass().getName()
                            + ": neither this report nor any after it was triaged");
            return ExitCode.COULD_NOT_RUN;
        }
        surroundings.out().writeBytes(printer.end(written.triaged, written.refused));
        if (!readAll) {
            return ExitCode.COULD_NOT_RUN;
        }
        return written.refused > 0 ? ExitCode.NOT_ALL : ExitCode.GOOD;
    }

    /** Whether every input could be read to its end and has a report; if not, the complaints say why. */
    private boolean read(Inbox inbox, Inbox.Receiver desk, List<String> complaints) {
        for (String input : inputs) {
            AtomicBoolean any = new AtomicBoolean();
            try {
                inbox.read(input, report -> {
                    any.set(true);
                    return desk.take(report);
                });
                if (!any.get()) {
                    complaints.add(Inbox.name(input) + ": there is no report in it: is it the right file?");
                }
            } catch (IOException e) {
                complaints.add(Opening.why(Inbox.name(input), e));
            }
        }
        return complaints.isEmpty();
    }

    /**
     * What is printed of one report.
     *
     * @param urgency empty where the report was refused
     */
    // Carried to the printer, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Said(byte[] bytes, Optional<Urgency> urgency) {}

    /** Prints what comes of reports, several at once where they are there. */
    private final class Written implements InOrder.Listener<Said> {

        private static final int AT_ONCE = 64 * 1024;

        private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
        private final Map<Urgency, Integer> triaged = new EnumMap<>(Urgency.class);
        private final TimedProgress progress = new TimedProgress(
                surroundings.err(),
                surroundings.errIsTerminal() && !surroundings.outIsTerminal(),
                "reports",
                Inbox.size(inputs),
                System::nanoTime);
        private int refused;

        /** Whether the other end of the output is still there. */
        private volatile boolean isOpen = true;

        @Override
        public void done(ReportText report, Said said, boolean more) {
            ready.writeBytes(said.bytes());
            if (said.urgency().isPresent()) {
                triaged.merge(said.urgency().get(), 1, Integer::sum);
            } else {
                refused++;
            }
            progress.step(report.read());
            // Who reads the other end of a pipe gets each answer when it is there.
            if (!more || ready.size() >= AT_ONCE) {
                flush();
            }
        }

        void flush() {
            surroundings.out().writeBytes(ready.toByteArray());
            ready.reset();
            isOpen = !surroundings.out().checkError();
        }
    }

    /** Triages one report; any number of threads at once. */
    private final class Work {

        private final Instant activatedAt;
        private final Triage triage;
        private final Printer printer;

        Work(RuleSet rules, Instant activatedAt, Printer printer) {
            this.activatedAt = activatedAt;
            this.triage = Triage.byBoth(rules);
            this.printer = printer;
        }

        Said say(ReportText report) {
            Triage.Result result =
                    triage.assessAny(report.bytes(), surroundings.clock().instant());
            if (result instanceof Triage.Decided decided) {
                Answer answer = answer(decided.decision(), activatedAt);
                return new Said(
                        printer.answered(report.name(), answer),
                        Optional.of(decided.decision().urgency()));
            }
            return new Said(printer.refused(report, (Triage.Refused) result), Optional.empty());
        }
    }

    private Answer answer(Decision decision, Instant activatedAt) {
        Clock clock = surroundings.clock();
        String id = UlidCreator.getMonotonicUlid(clock.millis()).toString();
        return new Answer(id, decision, clock.instant(), activatedAt);
    }

    /** Why the answers are not in the wanted language, if they are not. No report fails by that. */
    private Optional<String> language(Languages languages) {
        if (language.isEmpty()) {
            return Optional.empty();
        }
        String wanted = "aftercare triage: --lang: `" + Page.plain(language) + "`: ";
        if (!json) {
            return Optional.of(wanted + "only answers as JSON are in other languages: add `--json`");
        }
        boolean english = Locale.forLanguageTag(language).getLanguage().equals(Languages.ENGLISH);
        return english || !languages.choose(language).equals(Languages.ENGLISH)
                ? Optional.empty()
                : Optional.of(wanted + "the rules have no texts in it, so the answers are in English: the rules have `"
                        + String.join("`, `", languages.tags()) + "`");
    }

    private Printer printer(RuleSet rules) {
        return json
                ? new JsonPrinter(rules.languages(), rules.languages().choose(language))
                : new PagePrinter(rules.book().wording(), surroundings.outIsTerminal());
    }
}
