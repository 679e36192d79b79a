package aftercare.cli;

import aftercare.cli.input.DataOption;
import aftercare.cli.output.Page;
import aftercare.journal.Verification;
import aftercare.journal.Verifier;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify-journal}: is every decision there, and what it was. */
@Command(
        name = "verify-journal",
        description = "Look over the decision log: every record, every link of the chain, every signed checkpoint.",
        optionListHeading = "%nOptions:%n")
final class VerifyJournalVerb implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "JDBC",
            description = "The PostgreSQL that holds the log, as `jdbc:postgresql://host/database?user=…`; the password"
                    + " is best left to a `.pgpass` file. Default: the file in the data folder.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description =
                    "A public key that may have signed checkpoints; may stand several times. Keep a copy where the"
                            + " service cannot write. Default: the one in the data folder.")
    private List<Path> publicKeys = new ArrayList<>();

    VerifyJournalVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Verification verified;
        try {
            JournalPlace place =
                    url.<JournalPlace>map(JournalPlace.Postgres::reading).orElse(new JournalPlace.Embedded());
            verified = new Verifier(data.path(), place, publicKeys).verify();
        } catch (Unreadable e) {
            surroundings.err().println(e.getMessage());
            return ExitCode.COULD_NOT_RUN;
        }
        surroundings.out().print(page(verified));
        return verified.sound() ? ExitCode.GOOD : ExitCode.NOT_ALL;
    }

    private static Page page(Verification verified) {
        Page page = new Page();
        for (String problem : verified.problems()) {
            page.text(0, problem);
        }
        String until = verified.sound() ? "" : " before the first problem";
        page.text(0, verified.records() + " records hold" + until + ", " + verified.erased() + " of them erased");
        verified.first().ifPresent(first -> page.text(2, "first " + words(first)));
        verified.last().ifPresent(last -> page.text(2, "last " + words(last)));
        if (verified.removedUpTo() > 0) {
            page.text(2, "records up to " + verified.removedUpTo() + " were removed, and it is signed");
        }
        page.text(0, verified.seals() + " checkpoints hold");
        page.text(0, verified.sound() ? "verified" : "not verified");
        return page;
    }

    private static String words(Verification.Place place) {
        return place.sequence() + ": " + Page.plain(place.decisionId()) + ", " + place.decidedAt();
    }
}
