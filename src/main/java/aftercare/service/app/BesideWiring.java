package aftercare.service.app;

import aftercare.live.Activation;
import aftercare.live.RuleDesk;
import aftercare.live.beside.Canary;
import aftercare.live.beside.SecondSet;
import aftercare.live.beside.SecondSet.Broken;
import aftercare.live.beside.SecondSet.Ready;
import aftercare.live.beside.Shadow;
import aftercare.service.http.Settings;
import aftercare.triage.LiveRules.Live;
import aftercare.triage.RuleSetLoader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
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

/** Rule sets beside the one that decides, as the settings have them: read once the service listens, and looked at ever after. */
@ApplicationScoped
public class BesideWiring {

    private static final Logger LOG = Logger.getLogger(BesideWiring.class);

    /** Those that say nothing come at 2500. */
    private static final int LATE = 3000;

    /** Between two looks, where the folder of rules is not watched. */
    private static final long LOOK_MILLIS = 1000;

    private volatile Optional<ScheduledThreadPoolExecutor> watch = Optional.empty();

    @Produces
    @Singleton
    Shadow shadow(Settings settings, Clock clock) {
        return settings.shadow()
                .map(folder -> new SecondSet(Path.of(folder), new RuleSetLoader(clock), clock))
                .map(set -> Shadow.of(set, clock))
                .orElseGet(() -> Shadow.off(clock));
    }

    @Produces
    @Singleton
    Canary canary(Settings settings, Clock clock) {
        RuleSetLoader loader = new RuleSetLoader(clock);
        return settings.canary()
                .map(folder -> Canary.of(Path.of(folder), settings.canaryPercent(), loader, clock))
                .orElseGet(() -> Canary.off(loader, clock));
    }

    void close(@Disposes Shadow shadow) {
        shadow.close();
    }

    /** Once the folder of rules is open, which others see to at their start. */
    void begin(
            @Observes @Priority(LATE) StartupEvent event,
            Shadow shadow,
            Canary canary,
            RuleDesk desk,
            Settings settings) {
        if (shadow.set().isEmpty() && !canary.isOn()) {
            return;
        }
        ScheduledThreadPoolExecutor looking = new ScheduledThreadPoolExecutor(1, BesideWiring::thread);
        watch = Optional.of(looking);
        Activation activation = desk.activation();
        // The canary first, and whatever becomes of the other: it may have to be taken back.
        Runnable look = () -> {
            guarded(() -> canary.look(activation.live().map(Live::rules), activation::past)
                    .ifPresent(BesideWiring::tell));
            guarded(() -> shadow.set().flatMap(SecondSet::look).ifPresent(BesideWiring::tell));
        };
        // What decides may change without a look at its folder too.
        long millis = settings.watchMillis() > 0 ? settings.watchMillis() : LOOK_MILLIS;
        looking.scheduleWithFixedDelay(look, 0, millis, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        watch.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rules-shadow");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** INVARIANT: nothing ends the watch but the end of the service; the next look may do better. */
    private static void guarded(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.errorf(
                    "a folder of rules beside the live one could not be looked at: %s",
                    e.getClass().getName());
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

    private static void tell(Canary.State state) {
        if (state instanceof Canary.Admitted admitted) {
            LOG.infof(
                    "rule set %s is the canary: it answers some reports beside rule set %s",
                    admitted.set().book().version(), admitted.live());
        } else if (state instanceof Canary.Barred barred) {
            LOG.errorf(
                    "the canary folder was refused and answers nothing, %d problems, the first: %s",
                    barred.problems().size(), barred.problems().get(0).message());
        } else if (state instanceof Canary.Same same) {
            LOG.infof("the canary folder holds what decides already, rule set %s", same.version());
        }
    }
}
