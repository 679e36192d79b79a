package aftercare.app;

import aftercare.api.Settings;
import aftercare.journal.DecisionLog;
import aftercare.journal.Journal;
import aftercare.journal.JournalPlace;
import aftercare.journal.JournalSettings;
import aftercare.journal.NothingKept;
import aftercare.telemetry.JournalMeters;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The one decision log, where the settings say. */
public class JournalWiring {

    private static final String OFF = "off";
    private static final String SQLITE = "sqlite";

    @Produces
    @Singleton
    DecisionLog log(Settings settings, Clock clock, MeterRegistry registry) {
        if (settings.journal().equals(OFF)) {
            return new NothingKept();
        }
        return Journal.open(
                JournalSettings.of(Path.of(settings.state()), place(settings)), clock, new JournalMeters(registry));
    }

    void close(@Disposes DecisionLog log) throws Exception {
        if (log instanceof AutoCloseable open) {
            open.close();
        }
    }

    static JournalPlace place(Settings settings) {
        if (settings.journal().equals(SQLITE)) {
            return new JournalPlace.Embedded();
        }
        return new JournalPlace.Postgres(settings.journal(), null, Optional.empty(), Optional.empty());
    }
}
