package aftercare.cli.input;

import aftercare.cli.output.Page;
import aftercare.journal.Archive;
import aftercare.journal.record.DecisionRecord;
import aftercare.journal.store.JournalPlace;
import aftercare.triage.intake.Timestamps;
import aftercare.trial.impact.RuleSetDiff.Sent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that name a decision log, whose reports are compared too. */
public final class LogOptions {

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

    /** Whether a log is named at all. */
    public boolean isNamed() {
        return folder.isPresent() || url.isPresent();
    }

    /**
     * Hands on the report of every decision, as of when it came.
     *
     * @param erased runs for each that was erased
     * @throws aftercare.journal.record.Unreadable when a log cannot be read
     * @throws aftercare.journal.record.JournalDamage when one is not what was recorded
     */
    public void read(Consumer<Sent> desk, Runnable erased) {
        if (folder.isPresent()) {
            read(new Archive(folder.get(), new JournalPlace.Embedded()), desk, erased);
        }
        if (url.isPresent()) {
            read(new Archive(Path.of(""), JournalPlace.Postgres.reading(url.get())), desk, erased);
        }
    }

    private void read(Archive archive, Consumer<Sent> desk, Runnable erased) {
        archive.read(since, kept -> {
            if (kept.content().isPresent()) {
                desk.accept(sent(kept));
            } else {
                erased.run();
            }
        });
    }

    private static Sent sent(DecisionRecord kept) {
        return new Sent(
                "",
                "decision " + Page.plain(kept.decisionId()),
                kept.content().orElseThrow().codedReport(),
                Optional.of(kept.decidedAt()));
    }
}
