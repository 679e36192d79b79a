package aftercare.trial.mutation;

import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the two emergency levels, with every sign that they rest on. */
final class Emergencies {

    private final Set<String> titles = new HashSet<>();

    Emergencies(List<ParsedRule> rules) {
        SignGraph signs = SignGraph.of(rules);
        Set<String> kinds = new HashSet<>();
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Triage triage && triage.urgency().isEmergency()) {
                titles.add(rule.card().title());
                rule.patterns().forEach(pattern -> kinds.addAll(signs.kinds(pattern)));
            }
        }
        Set<String> all = signs.under(kinds);
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Infers infers && all.contains(infers.sign())) {
                titles.add(rule.card().title());
            }
        }
    }

    boolean has(ParsedRule rule) {
        return titles.contains(rule.card().title());
    }
}
