package aftercare.trial.proof;

import aftercare.ruleset.model.Omission;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a set without the conditions that they name as what may turn them off. Where a rule falls silent and its
 * relaxed form still speaks, it fell silent for nothing but what it names.
 */
final class RelaxedRules {

    private final Map<ParsedRule, ParsedRule> relaxed = new IdentityHashMap<>();
    private final List<ParsedRule> all = new ArrayList<>();

    RelaxedRules(List<ParsedRule> rules, NamedExceptions exceptions) {
        for (ParsedRule rule : rules) {
            ParsedRule without = Omission.from(rule, exceptions.of(rule));
            relaxed.put(rule, without);
            all.add(without);
        }
    }

    List<ParsedRule> all() {
        return all;
    }

    ParsedRule of(ParsedRule rule) {
        return relaxed.get(rule);
    }
}
