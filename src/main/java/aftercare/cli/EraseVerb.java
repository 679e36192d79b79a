package aftercare.cli;

import aftercare.cli.input.JournalOptions;
import aftercare.journal.Retention;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.record.Erasure;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.SeveralCallers;
import aftercare.journal.record.Unreadable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code erase}: a report and the answers to it, and nothing else. */
@Command(
        name = "erase",
        description = "Erase a report and the answers to it from the decision log.",
        footer = {
            "",
            "The records stay in the chain and say erased, and a signed statement says when. Exit code 1 when there is no "
                    + "such report."
        },
        optionListHeading = "%nOptions:%n")
final class EraseVerb implements Callable<Integer> {

    private final Surroundings surroundings;

    @ArgGroup
    private Which which = new Which();

    /** One of the two, and no more. */
    private static final class Which {

        @Option(names = "--report-id", paramLabel = "ID", description = "The id that the sender gave the report.")
        private Optional<String> reportId = Optional.empty();

        @Option(
                names = "--decision-id",
                paramLabel = "ID",
                description = "The id of the decision that answered it. A report may have no id of its own.")
        private Optional<String> decisionId = Optional.empty();
    }

    @Option(
            names = "--caller",
            paramLabel = "NAME",
            description = "Whose reports of that id. Needed where several callers gave one the same id.")
    private Optional<String> caller = Optional.empty();

    @Option(names = "--dry-run", description = "Only say which would be erased.")
    private boolean dryRun;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    EraseVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (which.reportId.isEmpty() && (which.decisionId.isEmpty() || caller.isPresent())) {
            surroundings
                    .err()
                    .println(
                            "aftercare erase: name a `--report-id`, with its `--caller` where you like, or a `--decision-id`");
            return ExitCode.COULD_NOT_RUN;
        }
        Erasure erasure = which.decisionId.isPresent()
                ? new Erasure.OfDecision(which.decisionId.get())
                : new Erasure.OfReport(which.reportId.orElseThrow(), caller);
        try {
            Retention retention = journal.retention(surroundings.clock());
            if (dryRun) {
                List<DecisionRecord> found = retention.found(erasure);
                tell(found.size(), " would be erased");
                for (DecisionRecord kept : found) {
                    surroundings
                            .out()
                            .println("decision " + kept.decisionId() + " for caller " + kept.caller() + ", made at "
                                    + kept.decidedAt());
                }
                return found.isEmpty() ? ExitCode.NOT_ALL : ExitCode.GOOD;
            }
            long erased = retention.erase(erasure);
            tell(erased, " erased");
            return erased == 0 ? ExitCode.NOT_ALL : ExitCode.GOOD;
        } catch (SeveralCallers e) {
            surroundings.err().println("nothing was erased: " + e.getMessage() + ": name one with `--caller`");
        } catch (Unreadable | JournalDamage e) {
            surroundings.err().println(e.getMessage());
        }
        return ExitCode.COULD_NOT_RUN;
    }

    private void tell(long records, String what) {
        surroundings
                .out()
                .println(
                        records == 0
                                ? "no record holds such a report"
                                : records + (records == 1 ? " record" : " records") + what);
    }
}
