package aftercare.live;

import aftercare.ruleset.folder.RuleStore;
import aftercare.triage.RuleSetLoader;
import java.nio.file.Path;
import java.time.Clock;

/** A folder of rules that was judged once, without a thread beside it. */
public final class Started {

    private Started() {}

    public static Activation activation(
            Path folder, RuleStore store, PastCases pastCases, RuleSetLoader loader, Clock clock) {
        Activation activation = Activation.open(folder, store, pastCases, loader, clock);
        activation.serveKept();
        activation.judgeFirst();
        return activation;
    }
}
