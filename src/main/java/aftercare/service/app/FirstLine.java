package aftercare.service.app;

import aftercare.journal.store.JournalPlace;
import aftercare.journal.store.SqliteStore;
import aftercare.live.Program;
import aftercare.service.http.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Says first of all which program this is, what it works with, and where it listens; then what is set in vain; and its end. */
@ApplicationScoped
public class FirstLine {

    private static final Logger LOG = Logger.getLogger(FirstLine.class);

    private final Settings settings;
    private final Config config;

    FirstLine(Settings settings, Config config) {
        this.settings = settings;
        this.config = config;
    }

    /** Before anything else is begun, and before anything else says a word. */
    void begin(@Observes @Priority(0) StartupEvent event) {
        List<String> problems = SettingCheck.problems(key -> config.getOptionalValue(key, String.class));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), problems));
        }
        JournalWiring.movedAway(settings).ifPresent(moved -> {
            throw new ConfigurationException(moved);
        });
        LOG.info(line());
        SettingCheck.unknown(System.getenv().keySet()).forEach(LOG::warn);
    }

    void end(@Observes @Priority(0) ShutdownEvent event) {
        LOG.infof("aftercare %s stops", Program.version());
    }

    private String line() {
        Path state = SourceWiring.absolute(settings.state());
        return "aftercare " + Program.version() + ": rules " + SourceWiring.place(settings) + ", state " + state
                + ", decision log " + decisionLog(state) + ", address " + address();
    }

    private String decisionLog(Path state) {
        if (settings.journal().equals(JournalWiring.OFF)) {
            return "off";
        }
        return JournalWiring.place(settings) instanceof JournalPlace.Postgres postgres
                ? postgres.name()
                : state.resolve(SqliteStore.FILE).toString();
    }

    private String address() {
        String host = config.getValue("quarkus.http.host", String.class);
        String port = config.getValue("quarkus.http.port", String.class).strip();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + (port.equals("0") ? " at a free port" : ":" + port);
    }
}
