package aftercare.service.app;

import aftercare.journal.JournalSettings;
import aftercare.journal.Retention;
import aftercare.journal.record.JournalDamage;
import aftercare.journal.record.Unreadable;
import aftercare.service.http.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Removes decisions that are older than the setting says, soon after the start and once a day, beside the service. */
@ApplicationScoped
public class OldDecisions {

    private static final Logger LOG = Logger.getLogger(OldDecisions.class);

    /** A service that was without a decision for longer more likely had a clock that leapt ahead. */
    private static final Duration CREDIBLE = Duration.ofDays(90);

    private static final long FIRST_MINUTE = 1;
    private static final long MINUTES_OF_DAY = 24 * 60;

    private final Settings settings;
    private final Clock clock;
    private volatile Optional<ScheduledThreadPoolExecutor> worker = Optional.empty();

    OldDecisions(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        Optional<JournalSettings> journal = JournalWiring.journal(settings);
        if (journal.isEmpty() || settings.journalKeepDays() <= 0) {
            return;
        }
        Duration keep = Duration.ofDays(settings.journalKeepDays());
        ScheduledThreadPoolExecutor daily = new ScheduledThreadPoolExecutor(1, OldDecisions::thread);
        daily.scheduleWithFixedDelay(
                () -> remove(journal.get(), keep, clock), FIRST_MINUTE, MINUTES_OF_DAY, TimeUnit.MINUTES);
        worker = Optional.of(daily);
    }

    void end(@Observes ShutdownEvent event) {
        // A step of it is done to its end, or not at all.
        worker.ifPresent(ScheduledThreadPoolExecutor::shutdown);
    }

    /**
     * Removes what is old; what cannot be removed stays until tomorrow.
     *
     * @return how many records went; empty when it failed
     */
    static OptionalLong remove(JournalSettings journal, Duration keep, Clock clock) {
        try {
            Retention retention = new Retention(journal, List.of(), clock);
            Instant moment = clock.instant().minus(keep);
            Duration pause = retention.longestPause(moment);
            if (pause.compareTo(CREDIBLE) > 0) {
                LOG.errorf(
                        "old decisions stay: for %d days no decision was made, so the clock may have leapt: look whether it"
                                + " is right, and remove them with `aftercare retain`",
                        pause.toDays());
                return OptionalLong.empty();
            }
            long removed = retention.removeBefore(moment);
            LOG.infof("%d decisions older than %d days removed", removed, keep.toDays());
            return OptionalLong.of(removed);
        } catch (Unreadable | JournalDamage e) {
            LOG.errorf("old decisions stay: %s", e.getMessage());
        } catch (RuntimeException | Error e) {
            // INVARIANT: one failure does not end the days that follow, not even a heap that is too small for once.
            LOG.errorf("old decisions stay: it broke: %s", e.getClass().getName());
        }
        return OptionalLong.empty();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "old-decisions");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
