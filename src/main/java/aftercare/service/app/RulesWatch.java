package aftercare.service.app;

import aftercare.live.Activation;
import aftercare.live.Approval;
import aftercare.live.Leftovers;
import aftercare.live.PastCases;
import aftercare.live.Program;
import aftercare.live.RuleDesk;
import aftercare.live.Status;
import aftercare.live.Verdict;
import aftercare.live.draft.RuleChange;
import aftercare.live.published.Follower;
import aftercare.live.published.SourceState;
import aftercare.live.published.Subscription;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleStore;
import aftercare.service.http.Settings;
import aftercare.service.words.Phrasebook;
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
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Loads the last good rules beside the start of everything else, because on two cores the two take as long as the slower one,
 * judges the folder of rules once the service listens, and looks at it ever after. All of it happens in one thread, so that
 * there is one judgement at a time; a second one looks out for a folder that changes while it is judged.
 */
@ApplicationScoped
public class RulesWatch implements LiveRules, RuleDesk {

    private static final Logger LOG = Logger.getLogger(RulesWatch.class);

    /** For the last good rules, before the service listens without them: those of another version are tried first. */
    private static final long PATIENCE_SECONDS = 15;

    /** Between two looks at a folder that is judged, where it is not watched otherwise. */
    private static final long LOOKOUT_MILLIS = 1000;

    private final Clock clock;
    private final Settings settings;
    private final Phrasebook phrases;
    private volatile ScheduledThreadPoolExecutor worker;
    private volatile ScheduledThreadPoolExecutor lookout;
    private volatile Future<?> opening;
    private volatile Future<?> serving;
    private volatile Activation activation;
    private volatile Optional<Subscription> subscription = Optional.empty();
    private volatile Optional<Follower> follower = Optional.empty();

    /** Whether it was said that the place of the rules does not answer; for the one who looks out. */
    private boolean waiting;

    /** What was asked for and has not begun; null when nothing is. */
    private final AtomicReference<CompletableFuture<Verdict>> asked = new AtomicReference<>();

    RulesWatch(Clock clock, Settings settings, Phrasebook phrases) {
        this.clock = clock;
        this.settings = settings;
        this.phrases = phrases;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        worker = new ScheduledThreadPoolExecutor(1, work -> thread(work, "rules"));
        lookout = new ScheduledThreadPoolExecutor(1, work -> thread(work, "rules-lookout"));
        opening = worker.submit(this::open);
        serving = worker.submit(this::serveKept);
    }

    void finish(@Observes StartupEvent event) throws InterruptedException, ExecutionException {
        opening.get();
        try {
            serving.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Until they are tried, every report is answered with the fail-safe.
            LOG.warn("the last good rules are still being tried");
        }
        worker.execute(() -> guarded(follower.isPresent() ? this::follow : this::judgeFirst));
        long millis = settings.watchMillis() > 0 ? settings.watchMillis() : LOOKOUT_MILLIS;
        lookout.scheduleWithFixedDelay(() -> guarded(activation::lookOut), millis, millis, TimeUnit.MILLISECONDS);
        // Once the service is ready: neither what can be searched nor the words of the program are worth a wait.
        lookout.scheduleWithFixedDelay(
                () -> guarded(this::prepare), LOOKOUT_MILLIS, LOOKOUT_MILLIS, TimeUnit.MILLISECONDS);
        if (follower.isPresent()) {
            lookout.scheduleWithFixedDelay(
                    () -> guarded(this::tellWaiting), LOOKOUT_MILLIS, LOOKOUT_MILLIS, TimeUnit.MILLISECONDS);
            long pause = settings.rulesPollMillis();
            worker.scheduleWithFixedDelay(() -> guarded(this::follow), pause, pause, TimeUnit.MILLISECONDS);
        } else if (settings.watchMillis() > 0) {
            worker.scheduleWithFixedDelay(() -> guarded(this::look), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void end(@Observes ShutdownEvent event) {
        lookout.shutdownNow();
        worker.shutdownNow();
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void open() {
        Path folder = Path.of(settings.rules());
        Path state = Path.of(settings.state());
        int leftovers = Leftovers.remove(state, clock.instant());
        if (leftovers > 0) {
            LOG.infof("%d files that a killed program had begun were removed from the state folder", leftovers);
        }
        RuleStore store = new RuleStore(state, folder, Program.version());
        PastCases pastCases = new PastCases(state);
        RuleSetLoader loader = new RuleSetLoader(clock, phrases);
        subscription = SourceWiring.subscription(settings, clock);
        activation = subscription.isPresent()
                ? Activation.open(folder, subscription.get(), store, pastCases, loader, clock)
                : Activation.open(folder, store, pastCases, loader, clock);
        follower = subscription.map(followed -> new Follower(followed, activation));
        activation.completeSwap().ifPresent(LOG::warn);
    }

    private void serveKept() {
        guarded(() -> {
            activation.serveKept();
            Status status = activation.status();
            status.storeProblem().ifPresent(LOG::warn);
            if (status.live().isPresent()) {
                LOG.infof(
                        "rule set %s with %d rules",
                        status.live().get().book().version(),
                        status.live().get().book().cards().size());
            }
        });
    }

    private void judgeFirst() {
        if (activation.live().isEmpty()) {
            LOG.info("no rules from before can decide: reports get the fail-safe until these rules are tried");
        }
        Verdict verdict = activation.judgeFirst();
        tell(verdict);
        if (verdict instanceof Verdict.Rejected rejected) {
            // The first is reported already.
            rejected.problems().stream().skip(1).forEach(problem -> LOG.error(problem.message()));
        }
    }

    private void look() {
        activation.completeSwap().ifPresent(LOG::warn);
        tell(activation.poll());
    }

    private void follow() {
        tell(follower.orElseThrow().look());
    }

    /** How it follows what is published; empty where the rules are in a folder. */
    Optional<SourceState> source() {
        return subscription.map(Subscription::state);
    }

    /** Once each time. */
    private void tellWaiting() {
        Optional<FolderProblem> now = subscription.flatMap(Subscription::waiting);
        if (now.isPresent() && !waiting) {
            LOG.error(now.get().message());
        }
        waiting = now.isPresent();
    }

    private void prepare() {
        activation.failSafe();
        live().ifPresent(live -> {
            phrases.prepare(live.book().version(), live.book().vocabulary());
            live.rules().languages().prepare();
        });
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            // INVARIANT: nothing but the end of the service ends the watch; the next look may do better.
            if (!worker.isShutdown()) {
                LOG.errorf("the rules could not be looked at: %s", e.getClass().getName());
            }
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
                    "the %s refused after %d ms, %d problems, the first: %s",
                    subscription.isPresent() ? "published rules were" : "folder of rules was",
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
        return status().problems();
    }

    @Override
    public EmergencyWords failSafe() {
        return activation.failSafe();
    }

    /** What the place of the rules does while it keeps the worker waiting, the worker cannot say. */
    @Override
    public Status status() {
        Status status = activation.status();
        return subscription.flatMap(Subscription::waiting).map(status::with).orElse(status);
    }

    /** Callers who ask before the work has begun share it, so that no number of callers keeps the worker from its watch. */
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

    @Override
    public CompletionStage<Approval> replace(RuleChange change, SortedMap<String, String> base) {
        return CompletableFuture.supplyAsync(
                () -> {
                    // One that could not be undone is whole before another takes the place of its plan.
                    activation.completeSwap().ifPresent(LOG::warn);
                    Approval outcome = activation.replace(change, base);
                    if (outcome instanceof Approval.Live live) {
                        tell(live.verdict());
                    }
                    return outcome;
                },
                worker);
    }

    @Override
    public Activation activation() {
        return activation;
    }

    private void activate(CompletableFuture<Verdict> answer) {
        try {
            activation.completeSwap().ifPresent(LOG::warn);
            Verdict verdict = follower.map(Follower::activate).orElseGet(activation::activate);
            tell(verdict);
            answer.complete(verdict);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            answer.completeExceptionally(e);
        }
    }
}
