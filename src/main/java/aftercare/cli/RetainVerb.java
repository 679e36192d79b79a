package aftercare.cli;

import aftercare.cli.input.JournalOptions;
import aftercare.journal.Retention;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retain}: keep the decisions of a number of days, and remove what is older. */
@Command(
        name = "retain",
        description = "Remove decisions that are older than that, in whole signed segments.",
        footer = {
            "",
            "Nothing is removed from a log that does not verify. A signed checkpoint stays behind, so that the rest verifies "
                    + "as before. A service may go on recording meanwhile."
        },
        optionListHeading = "%nOptions:%n")
final class RetainVerb implements Callable<Integer> {

    private static final int MOST_DAYS = 36_500;

    private final Surroundings surroundings;

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            required = true,
            description = "Decisions of the last N days stay, from 1 day.")
    private int keepDays;

    @Option(names = "--dry-run", description = "Only say how many would go.")
    private boolean dryRun;

    @Mixin
    private JournalOptions journal = new JournalOptions();

    RetainVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (keepDays < 1 || keepDays > MOST_DAYS) {
            surroundings.err().println("aftercare retain: `--keep-days` takes 1 to " + MOST_DAYS + " days");
            return ExitCode.COULD_NOT_RUN;
        }
        Instant moment = surroundings.clock().instant().minus(Duration.ofDays(keepDays));
        long removed;
        try {
            Retention retention = journal.retention(surroundings.clock());
            removed = dryRun ? retention.countBefore(moment) : retention.removeBefore(moment);
        } catch (Unreadable e) {
            surroundings.err().println(e.getMessage());
            return ExitCode.COULD_NOT_RUN;
        } catch (JournalDamage e) {
            surroundings.err().println(e.getMessage());
            return ExitCode.NOT_ALL;
        }
        surroundings
                .out()
                .println(removed + (removed == 1 ? " record" : " records") + (dryRun ? " would go" : " removed"));
        return ExitCode.GOOD;
    }
}
