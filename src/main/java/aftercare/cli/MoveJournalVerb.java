package aftercare.cli;

import aftercare.cli.input.DataOption;
import aftercare.cli.output.Page;
import aftercare.cli.work.TimedProgress;
import aftercare.journal.Move;
import aftercare.journal.MoveListener;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Login;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code move-journal}: the decision log from its SQLite file to a PostgreSQL. */
@Command(
        name = "move-journal",
        description = "Move the decision log from SQLite to PostgreSQL, exactly as it is.",
        footer = {
            "",
            "A service that runs answers 503 with a fail-safe from then on, until it is started with the new address. The"
                    + " roles are those of the service: AFTERCARE_JOURNAL_USER, AFTERCARE_JOURNAL_OWNER,"
                    + " AFTERCARE_JOURNAL_RETAIN, and their passwords. Whatever ends it, run it again: it goes on. Exit"
                    + " code 1 when the log does not verify, or the PostgreSQL holds something else; then nothing is moved."
        },
        optionListHeading = "%nOptions:%n")
final class MoveJournalVerb implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--to",
            paramLabel = "JDBC",
            required = true,
            description =
                    "Where to, as `jdbc:postgresql://host/database`; the password is best left to the environment or"
                            + " a `.pgpass` file.")
    private String to;

    @Option(
            names = "--back",
            description =
                    "Undo it: the service records in SQLite again. Only while no decision was made in PostgreSQL.")
    private boolean back;

    MoveJournalVerb(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ShownStages shown = new ShownStages();
        try {
            JournalPlace.Postgres place = JournalPlace.Postgres.of(
                    to, login("USER", ""), login("OWNER", "OWNER_"), login("RETAIN", "RETAIN_"));
            Move move = new Move(data.path(), place, surroundings.clock(), shown);
            Page page = new Page();
            if (back) {
                move.back();
                page.text(
                        0,
                        "the decision log is in " + data.path()
                                + " again: start the service without `AFTERCARE_JOURNAL`; to " + place.name()
                                + " nothing is written any more");
            } else {
                tell(page, move.run(), place);
            }
            shown.end();
            surroundings.out().print(page);
            return ExitCode.GOOD;
        } catch (Unreadable e) {
            shown.end();
            surroundings.err().println(e.getMessage());
            return ExitCode.COULD_NOT_RUN;
        } catch (JournalDamage e) {
            shown.end();
            surroundings.err().println(e.getMessage());
            return ExitCode.NOT_ALL;
        }
    }

    /** The settings of the service, so that no password appears in the list of processes. */
    private static Optional<Login> login(String role, String prefix) {
        return Login.of(
                Optional.ofNullable(System.getenv("AFTERCARE_JOURNAL_" + role)),
                Optional.ofNullable(System.getenv("AFTERCARE_JOURNAL_" + prefix + "PASSWORD")));
    }

    private void tell(Page page, Optional<Move.Moved> result, JournalPlace.Postgres place) {
        if (result.isPresent()) {
            Move.Moved moved = result.get();
            page.text(
                    0,
                    count(moved.verification().records(), "record") + ", "
                            + moved.verification().erased() + " of them erased, "
                            + count(moved.ruleSets(), "rule set") + " and " + count(moved.seals(), "checkpoint")
                            + " are in "
                            + place.name() + ", each the same as in " + data.path());
            page.text(
                    2,
                    "last " + moved.head().sequence() + ", sha256:"
                            + moved.head().hash().hex());
            page.text(0, "both verified");
        } else {
            page.text(0, "the decision log was moved to " + place.name() + " before");
        }
        page.text(
                0,
                "next: start the service with `AFTERCARE_JOURNAL` set to this address, and with the same data folder:"
                        + " it holds the keys and the checkpoints");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A line that says how far it is, for a person. */
    private final class ShownStages implements MoveListener {

        private Optional<TimedProgress> progress = Optional.empty();

        @Override
        public void begun(Stage stage, long records) {
            end();
            progress = records == 0
                    ? Optional.empty()
                    : Optional.of(new TimedProgress(
                            surroundings.err(),
                            surroundings.errIsTerminal(),
                            stage == Stage.COPY ? "records copied" : "records compared",
                            OptionalLong.of(records),
                            System::nanoTime));
        }

        @Override
        public void done(long records) {
            progress.ifPresent(line -> line.step(records, records));
        }

        void end() {
            progress.ifPresent(TimedProgress::end);
        }
    }
}
