package aftercare.ruleset.check;

import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.model.SignGraph.Cycle;
import aftercare.ruleset.model.SignGraph.Inference;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.RuleProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks that no kind of sign depends on itself, directly or through others: what two signs conclude from each other's
 * absence would hang on the order of the files.
 */
final class SignLayers {

    private SignLayers() {}

    /**
     * @param rules those that could be read as a whole
     * @param kinds every kind that some rule infers
     */
    static void check(List<DraftRule> rules, Set<String> kinds, RuleProblems problems) {
        List<Inference> inferences = new ArrayList<>();
        for (DraftRule rule : rules) {
            if (rule.endsWith("infer")) {
                inferences.add(new Inference(rule.textOf("infers"), rule.when()));
            }
        }
        for (Cycle cycle : new SignGraph(kinds, inferences).cycles()) {
            problems.add(
                    Check.SIGN_CYCLE,
                    cycle.place(),
                    "the sign `" + cycle.path().get(0) + "` depends on itself: " + String.join(" -> ", cycle.path()),
                    "say which sign is meant with `kind ==`, and build a sign on others only");
        }
    }
}
