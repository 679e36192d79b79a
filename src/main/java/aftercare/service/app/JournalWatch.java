package aftercare.service.app;

import aftercare.journal.OpeningLog;
import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.JournalState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tells operators what is wrong with the decision log, a line for each trouble, and that it works again. */
@ApplicationScoped
public class JournalWatch {

    private static final Logger LOG = Logger.getLogger(JournalWatch.class);

    private static final long PAUSE_MILLIS = 1000;

    /** For this number of looks a log that is still being opened is no trouble. */
    private static final int LOOKS_TO_OPEN = 10;

    private final DecisionLog log;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, JournalWatch::thread);

    // Of the thread alone.
    /** What was told since it worked last: a database that hangs is in two troubles by turns, every few seconds. */
    private final Set<String> troubles = new HashSet<>();

    private Optional<String> lost = Optional.empty();
    private int looks;

    JournalWatch(DecisionLog log) {
        this.log = log;
    }

    void begin(@Observes StartupEvent event) {
        watch.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end(@Observes ShutdownEvent event) {
        watch.shutdownNow();
    }

    /** INVARIANT: nothing ends the watch, not even a heap that is too small for once; the next look may do better. */
    void look() {
        try {
            JournalState state = log.state();
            looks++;
            boolean opening = state.trouble().equals(Optional.of(OpeningLog.NOT_YET));
            if (!opening || looks > LOOKS_TO_OPEN) {
                tell(state);
            }
        } catch (RuntimeException | Error e) {
            // It could not even be told.
        }
    }

    private void tell(JournalState state) {
        if (state.trouble().isEmpty()) {
            if (!troubles.isEmpty()) {
                LOG.info("the decision log works again");
            }
            troubles.clear();
        } else if (troubles.add(state.trouble().get())) {
            if (state.trouble().get().equals(OpeningLog.NOT_YET)) {
                LOG.warn("the decision log is still being opened: until it is, reports get the fail-safe");
            } else {
                LOG.errorf(
                        "the decision log does not work as it should: %s",
                        state.trouble().get());
            }
        }
        if (!state.lost().equals(lost)) {
            state.lost().ifPresent(loss -> LOG.errorf("the decision log has lost what it had: %s", loss));
        }
        lost = state.lost();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "journal-watch");
        thread.setDaemon(true);
        return thread;
    }
}
