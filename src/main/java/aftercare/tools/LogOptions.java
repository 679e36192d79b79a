package aftercare.tools;

import aftercare.coverage.RuleSetDiff.Sent;
import aftercare.intake.Timestamps;
import aftercare.journal.Archive;
import aftercare.journal.JournalPlace;
import aftercare.journal.Kept;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that name a decision log, whose reports are compared too. */
final class LogOptions {

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "The data folder of a service: the reports of its decision log are compared too.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--journal-url",
            paramLabel = "JDBC",
            description =
                    "The same of a log in PostgreSQL, as `jdbc:postgresql://host/database?user=…`; the password is"
                            + " best left to a `.pgpass` file.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "Only what was decided since then, as `2026-11-23T09:00:00+01:00`.")
    private Optional<Instant> since = Optional.empty();

    /** A time with an offset, as reports give it. */
    static final class Moment implements ITypeConverter<Instant> {

        @Override
        public Instant convert(String value) {
            return Timestamps.parse(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "this is no time with an offset: write it as `2026-11-23T09:00:00+01:00`"));
        }
    }

    /**
     * Hands on the report of every decision, as of when it came; says how many were erased.
     *
     * @throws aftercare.journal.Unreadable when a log cannot be read
     * @throws aftercare.journal.Damaged when one is not what was recorded
     */
    void read(PrintStream err, Consumer<Sent> desk) {
        if (folder.isPresent()) {
            read(
                    new Archive(folder.get(), new JournalPlace.Embedded()),
                    Page.plain(folder.get().toString()),
                    err,
                    desk);
        }
        if (url.isPresent()) {
            read(new Archive(Path.of(""), JournalPlace.Postgres.reading(url.get())), "the log", err, desk);
        }
    }

    private void read(Archive archive, String name, PrintStream err, Consumer<Sent> desk) {
        long[] erased = {0};
        archive.read(since, kept -> {
            if (kept.content().isPresent()) {
                desk.accept(sent(kept));
            } else {
                erased[0]++;
            }
        });
        if (erased[0] > 0) {
            err.println(name + ": " + erased[0] + (erased[0] == 1 ? " report was" : " reports were")
                    + " erased: what would change for them is not known");
        }
    }

    private static Sent sent(Kept kept) {
        return new Sent(
                "",
                "decision " + Page.plain(kept.decisionId()),
                kept.content().orElseThrow().codedReport(),
                Optional.of(kept.decidedAt()));
    }
}
