package aftercare.tools;

import aftercare.journal.Retention;
import aftercare.journal.record.Damaged;
import aftercare.journal.record.Unreadable;
import aftercare.tools.input.JournalOptions;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--report-id",
            paramLabel = "ID",
            required = true,
            description = "The id that the sender gave the report.")
    private String reportId;

    @Option(names = "--dry-run", description = "Only say how many would be erased.")
    private boolean dryRun;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    EraseVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long erased;
        try {
            Retention retention = journal.retention(surroundings.clock());
            erased = dryRun ? retention.count(reportId) : retention.erase(reportId);
        } catch (Unreadable | Damaged e) {
            surroundings.err().println(e.getMessage());
            return ExitCode.COULD_NOT_RUN;
        }
        if (erased == 0) {
            surroundings.out().println("no record holds a report of that id");
            return ExitCode.NOT_ALL;
        }
        surroundings
                .out()
                .println(erased + (erased == 1 ? " record" : " records") + (dryRun ? " would be" : "") + " erased");
        return ExitCode.GOOD;
    }
}
