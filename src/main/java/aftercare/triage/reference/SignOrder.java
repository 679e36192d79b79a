package aftercare.triage.reference;

import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which signs are found: each kind of sign after the kinds that it builds on. */
final class SignOrder {

    private SignOrder() {}

    /**
     * The rules that infer signs, those of one kind together.
     *
     * @throws IllegalArgumentException when a kind of sign depends on itself
     */
    static List<List<CompiledRule>> of(List<CompiledRule> rules) {
        List<ParsedRule> parsed = new ArrayList<>();
        Map<String, List<CompiledRule>> byKind = new LinkedHashMap<>();
        for (CompiledRule rule : rules) {
            parsed.add(rule.rule());
            if (rule.card().kind() instanceof Infers infers) {
                byKind.computeIfAbsent(infers.sign(), kind -> new ArrayList<>()).add(rule);
            }
        }
        SignGraph graph = SignGraph.of(parsed);
        if (!graph.cycles().isEmpty()) {
            throw new IllegalArgumentException("a sign depends on itself: " + graph.cycles());
        }
        List<List<CompiledRule>> inOrder = new ArrayList<>();
        for (String kind : graph.inOrder()) {
            inOrder.add(byKind.get(kind));
        }
        return inOrder;
    }
}
