package aftercare.service.app;

import aftercare.live.Activation;
import aftercare.live.PastCases;
import aftercare.live.Program;
import aftercare.live.RuleDesk;
import aftercare.live.Status;
import aftercare.live.Verdict;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleStore;
import aftercare.service.http.Settings;
import aftercare.triage.EmergencyWords;
import aftercare.triage.LiveRules;
import aftercare.triage.RuleSetLoader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Loads the rules beside the start of everything else, because on two cores the two take as long as the slower one, and
 * looks at their folder ever after. All of it happens in one thread, so that there is one build at a time.
 */
@ApplicationScoped
public class RulesWatch implements LiveRules, RuleDesk {

    private static final Logger LOG = Logger.getLogger(RulesWatch.class);

    private final Clock clock;
    private final Settings settings;
    private volatile ScheduledThreadPoolExecutor worker;
    private volatile Future<Activation> starting;
    private volatile Activation activation;

    /** What was asked for and has not begun; null when nothing is. */
    private final AtomicReference<CompletableFuture<Verdict>> asked = new AtomicReference<>();

    RulesWatch(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        worker = new ScheduledThreadPoolExecutor(1, RulesWatch::thread);
        starting = worker.submit(this::load);
    }

    void finish(@Observes StartupEvent event) throws InterruptedException, ExecutionException {
        activation = starting.get();
        Status status = activation.status();
        status.storeProblem().ifPresent(LOG::warn);
        if (status.live().isPresent()) {
            LOG.infof(
                    "rule set %s with %d rules",
                    status.live().get().book().version(),
                    status.live().get().book().cards().size());
        }
        if (!status.problems().isEmpty()) {
            LOG.errorf(
                    "the folder of rules is not live, %d problems",
                    status.problems().size());
            for (FolderProblem problem : status.problems()) {
                LOG.error(problem.message());
            }
        }
        if (settings.watchMillis() > 0) {
            worker.scheduleWithFixedDelay(
                    this::look, settings.watchMillis(), settings.watchMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void end(@Observes ShutdownEvent event) {
        worker.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rules");
        thread.setDaemon(true);
        // The compiler must see the program's classes, not those of whichever thread happened to start it.
        thread.setContextClassLoader(RulesWatch.class.getClassLoader());
        return thread;
    }

    private Activation load() {
        Path folder = Path.of(settings.rules());
        Path state = Path.of(settings.state());
        RuleStore store = new RuleStore(state, folder, Program.version());
        return Activation.start(folder, store, new PastCases(state), new RuleSetLoader(clock), clock);
    }

    private void look() {
        try {
            tell(activation.poll());
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // INVARIANT: nothing ends the watch; the next look may do better.
            LOG.errorf(
                    "the folder of rules could not be looked at: %s",
                    e.getClass().getName());
        }
    }

    private void tell(Verdict verdict) {
        if (verdict instanceof Verdict.Activated activated) {
            LOG.infof(
                    "rule set %s with %d rules is live after %d ms",
                    activated.version(), activated.rules(), activated.millis());
            activation.status().storeProblem().ifPresent(LOG::warn);
        } else if (verdict instanceof Verdict.Rejected rejected) {
            LOG.errorf(
                    "the folder of rules was refused after %d ms, %d problems, the first: %s",
                    rejected.millis(),
                    rejected.problems().size(),
                    rejected.problems().get(0).message());
        }
    }

    @Override
    public Optional<Live> live() {
        return activation.live();
    }

    @Override
    public List<FolderProblem> problems() {
        return activation.problems();
    }

    @Override
    public EmergencyWords failSafe() {
        return activation.failSafe();
    }

    @Override
    public Status status() {
        return activation.status();
    }

    /** Whoever asks before the work has begun shares it, so that no number of callers keeps the worker from its watch. */
    @Override
    public CompletionStage<Verdict> activate() {
        CompletableFuture<Verdict> mine = new CompletableFuture<>();
        if (!asked.compareAndSet(null, mine)) {
            CompletableFuture<Verdict> shared = asked.get();
            return shared == null ? activate() : shared.copy();
        }
        try {
            worker.execute(() -> {
                asked.set(null);
                activate(mine);
            });
        } catch (RejectedExecutionException e) {
            asked.set(null);
            mine.completeExceptionally(e);
        }
        return mine.copy();
    }

    private void activate(CompletableFuture<Verdict> answer) {
        try {
            Verdict verdict = activation.activate();
            tell(verdict);
            answer.complete(verdict);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            answer.completeExceptionally(e);
        }
    }
}
