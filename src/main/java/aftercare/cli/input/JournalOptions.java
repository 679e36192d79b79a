package aftercare.cli.input;

import aftercare.journal.JournalSettings;
import aftercare.journal.Retention;
import aftercare.journal.store.JournalPlace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a decision log from which something goes, and the keys that signed it. */
public final class JournalOptions {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--url",
            paramLabel = "JDBC",
            description =
                    "The PostgreSQL that holds the log, as `jdbc:postgresql://host/database?user=…`, with the role"
                            + " that may remove; the password is best left to a `.pgpass` file. Default: the file in the data"
                            + " folder.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description =
                    "A public key that may have signed checkpoints; may stand several times. Default: the one in the"
                            + " data folder.")
    private List<Path> publicKeys = new ArrayList<>();

    /** @throws aftercare.journal.record.Unreadable when the URL is none */
    public Retention retention(Clock clock) {
        JournalPlace place =
                url.<JournalPlace>map(JournalPlace.Postgres::retaining).orElse(new JournalPlace.Embedded());
        return new Retention(JournalSettings.of(data.path(), place), publicKeys, clock);
    }
}
