package aftercare.app;

import aftercare.activation.FailSafe;
import aftercare.activation.FolderProblem;
import aftercare.activation.LiveRules;
import aftercare.activation.Loaded;
import aftercare.activation.RuleSetLoader;
import aftercare.api.Settings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jboss.logging.Logger;

/**
 * Loads the rule set once, beside the start of everything else: on two cores the two take as long as the slower one. A broken
 * folder is reported and leaves the service up, not ready.
 */
@ApplicationScoped
public class RulesAtStart implements LiveRules {

    private static final Logger LOG = Logger.getLogger(RulesAtStart.class);

    private final Clock clock;
    private final Settings settings;
    private volatile State state;
    private volatile FutureTask<Loaded> loading;

    /** One reference, so that no reader sees half of a change. */
    private record State(Optional<Live> live, List<FolderProblem> problems, FailSafe failSafe) {}

    RulesAtStart(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        loading = new FutureTask<>(() -> new RuleSetLoader(clock).load(Path.of(settings.rules())));
        Thread thread = new Thread(loading, "rules");
        // The compiler must see the program's classes, not those of whichever thread happened to start it.
        thread.setContextClassLoader(RulesAtStart.class.getClassLoader());
        thread.start();
    }

    void finish(@Observes StartupEvent event) throws InterruptedException, ExecutionException {
        Loaded loaded = loading.get();
        if (loaded instanceof Loaded.Broken broken) {
            state = new State(Optional.empty(), broken.problems(), broken.failSafe());
            LOG.errorf("no valid rule set, %d problems", broken.problems().size());
            for (FolderProblem problem : broken.problems()) {
                LOG.error(problem.message());
            }
            return;
        }
        Loaded.Valid valid = (Loaded.Valid) loaded;
        FailSafe failSafe = new FailSafe(valid.intake(), valid.book().wording());
        state = new State(Optional.of(new Live(valid, clock.instant())), List.of(), failSafe);
        LOG.infof(
                "rule set %s with %d rules",
                valid.book().version(), valid.book().cards().size());
    }

    @Override
    public Optional<Live> live() {
        return state.live();
    }

    @Override
    public List<FolderProblem> problems() {
        return state.problems();
    }

    @Override
    public FailSafe failSafe() {
        return state.failSafe();
    }
}
