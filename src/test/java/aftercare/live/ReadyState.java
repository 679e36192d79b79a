package aftercare.live;

import aftercare.ruleset.folder.RuleFolder;
import aftercare.ruleset.folder.RuleStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A state folder as a service leaves it that has judged its rules before: the next one decides at once. For tests of anything
 * but that judgement, which others try; it takes the better part of a minute for the shipped rules.
 */
public final class ReadyState {

    private ReadyState() {}

    /**
     * @param state to be made
     * @return that folder, as a setting
     */
    public static String of(Path state, Path rules) {
        Optional<String> problem = new RuleStore(state, rules, Program.version())
                .keep(RuleFolder.read(rules).files(), Set.of());
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
        return state.toString();
    }

    /** The same for the shipped rules. */
    public static String ofShipped(Path state) {
        return of(state, Path.of("rules"));
    }
}
