package aftercare.live.beside;

import aftercare.ruleset.Patience;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.FolderProblem;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.LoadResult;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rule set in a folder of its own, read anew once the folder has changed and is still. It has no thread: the caller that looks does
 * the work, and readers go on reading. A folder that holds no rule set is said, and stops nothing.
 */
public final class SecondSet {

    /** What the folder holds. */
    public sealed interface State {}

    /** Nobody has looked yet. */
    public record NotYet() implements State {}

    /**
     * No rule set.
     *
     * @param problems at least one
     */
    public record Broken(String version, List<FolderProblem> problems) implements State {
        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /** @param readAt when it was read */
    public record Ready(RuleSet rules, Instant readAt) implements State {
        public String version() {
            return rules.book().version();
        }
    }

    private final Path folder;
    private final RuleSetLoader loader;
    private final Clock clock;

    private volatile State state = new NotYet();

    /** What the last look found. */
    private String seen = "";

    /** What the state is of; empty until the first look. */
    private Optional<String> settled = Optional.empty();

    public SecondSet(Path folder, RuleSetLoader loader, Clock clock) {
        this.folder = folder;
        this.loader = loader;
        this.clock = clock;
    }

    public State state() {
        return state;
    }

    /**
     * Looks at the folder: what is there at first is read at once, a change when two looks in a row find the same.
     *
     * @return what there is now, where that has changed
     */
    public synchronized Optional<State> look() {
        RuleFolder.Contents contents = RuleFolder.read(folder);
        String found = contents.fingerprint();
        boolean still = settled.isEmpty() || found.equals(seen);
        seen = found;
        if (!still || settled.equals(Optional.of(found))) {
            return Optional.empty();
        }
        state = read(contents);
        settled = Optional.of(found);
        return Optional.of(state);
    }

    private State read(RuleFolder.Contents contents) {
        LoadResult loaded = loader.load(FolderCheck.candidate(contents, Patience.ENDLESS));
        return loaded instanceof RuleSet rules
                ? new Ready(rules, clock.instant())
                : new Broken(contents.files().version(), ((LoadResult.Broken) loaded).problems());
    }
}
