package aftercare.service.app;

import aftercare.journal.JournalSettings;
import aftercare.journal.OpeningLog;
import aftercare.journal.Verifier;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.NothingKept;
import aftercare.journal.store.Departure;
import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.Login;
import aftercare.journal.store.SqliteStore;
import aftercare.service.http.Settings;
import aftercare.service.telemetry.Telemetry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The one decision log, where the settings say. */
public class JournalWiring {

    private static final Logger LOG = Logger.getLogger(JournalWiring.class);

    static final String OFF = "off";
    static final String SQLITE = "sqlite";

    @Produces
    @ApplicationScoped
    DecisionLog log(Settings settings, Clock clock, Telemetry telemetry) {
        Optional<JournalSettings> journal = journal(settings);
        if (journal.isEmpty()) {
            LOG.warn("the decision log is off: what is answered cannot be found again");
            return new NothingKept();
        }
        return OpeningLog.begin(journal.get(), clock, telemetry.journal(JournalWiring::tell));
    }

    /** What looks over the log; empty when it is off. */
    @Produces
    @Singleton
    Optional<Verifier> verifier(Settings settings) {
        return settings.journal().equals(OFF)
                ? Optional.empty()
                : Optional.of(new Verifier(Path.of(settings.state()), place(settings), List.of()));
    }

    /** A store of the log lines has the checkpoints too, where a person who holds the database cannot take them away. */
    private static void tell(String checkpoint) {
        LOG.infof("checkpoint: %s", checkpoint);
    }

    /** How it is kept; empty when it is off. */
    static Optional<JournalSettings> journal(Settings settings) {
        return settings.journal().equals(OFF)
                ? Optional.empty()
                : Optional.of(JournalSettings.of(Path.of(settings.state()), place(settings))
                        .withPatience(Duration.ofMillis(settings.journalPatienceMillis())));
    }

    /** It begins to open at the start, not with the first report. */
    void begin(@Observes StartupEvent event, DecisionLog log) {
        log.state();
    }

    void close(@Disposes DecisionLog log) throws Exception {
        if (log instanceof AutoCloseable open) {
            open.close();
        }
    }

    /** Why it cannot be started with this log, and with which it can; while a log is being moved the service waits for it. */
    static Optional<String> movedAway(Settings settings) {
        if (!settings.journal().equals(SQLITE)) {
            return Optional.empty();
        }
        SqliteStore file = new SqliteStore(Path.of(settings.state()), settings.journalPatienceMillis());
        try {
            return file.departure().filter(Departure::over).map(moved -> file.name() + ": " + moved.words());
        } catch (SQLException e) {
            // What is wrong with it, the log itself will say once it is opened.
            return Optional.empty();
        }
    }

    static JournalPlace place(Settings settings) {
        if (settings.journal().equals(SQLITE)) {
            return new JournalPlace.Embedded();
        }
        return JournalPlace.Postgres.of(
                settings.journal(),
                Login.of(settings.journalUser(), settings.journalPassword()),
                Login.of(settings.journalOwner(), settings.journalOwnerPassword()),
                Login.of(settings.journalRetain(), settings.journalRetainPassword()));
    }
}
