package aftercare.service.app;

import aftercare.live.beside.SecondSet;
import aftercare.live.beside.SecondSet.Broken;
import aftercare.live.beside.SecondSet.Ready;
import aftercare.live.beside.Shadow;
import aftercare.service.http.Settings;
import aftercare.triage.RuleSetLoader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The rule set beside the one that decides, as the settings have it: read once the service listens, and looked at ever after. */
@ApplicationScoped
public class BesideWiring {

    private static final Logger LOG = Logger.getLogger(BesideWiring.class);

    private volatile Optional<ScheduledThreadPoolExecutor> watch = Optional.empty();

    @Produces
    @Singleton
    Shadow shadow(Settings settings, Clock clock) {
        return settings.shadow()
                .map(folder -> new SecondSet(Path.of(folder), new RuleSetLoader(clock), clock))
                .map(set -> Shadow.of(set, clock))
                .orElseGet(() -> Shadow.off(clock));
    }

    void close(@Disposes Shadow shadow) {
        shadow.close();
    }

    void begin(@Observes StartupEvent event, Shadow shadow, Settings settings) {
        if (shadow.set().isEmpty()) {
            return;
        }
        ScheduledThreadPoolExecutor looking = new ScheduledThreadPoolExecutor(1, BesideWiring::thread);
        watch = Optional.of(looking);
        Runnable look = () -> look(shadow.set().get());
        if (settings.watchMillis() > 0) {
            looking.scheduleWithFixedDelay(look, 0, settings.watchMillis(), TimeUnit.MILLISECONDS);
        } else {
            looking.execute(look);
        }
    }

    void end(@Observes ShutdownEvent event) {
        watch.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rules-shadow");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        // The compiler must see the program's classes, not those of whichever thread happened to start it.
        thread.setContextClassLoader(BesideWiring.class.getClassLoader());
        return thread;
    }

    /** INVARIANT: nothing ends the watch but the end of the service; the next look may do better. */
    private static void look(SecondSet set) {
        try {
            set.look().ifPresent(BesideWiring::tell);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.errorf(
                    "the shadow folder could not be looked at: %s", e.getClass().getName());
        }
    }

    private static void tell(SecondSet.State state) {
        if (state instanceof Ready ready) {
            LOG.infof(
                    "rule set %s with %d rules is the shadow: it answers nobody",
                    ready.version(), ready.rules().book().cards().size());
        } else if (state instanceof Broken broken) {
            LOG.errorf(
                    "the shadow folder holds no rule set that could be compared, %d problems, the first: %s",
                    broken.problems().size(), broken.problems().get(0).message());
        }
    }
}
