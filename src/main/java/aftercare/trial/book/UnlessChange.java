package aftercare.trial.book;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Unless;
import aftercare.ruleset.model.ParsedRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a rule names as able to turn it off in one version and not in the other, or for another reason.
 *
 * @param rule its id and title
 * @param before with the reason; empty for a new one
 * @param after with the reason; empty where it is gone
 */
public record UnlessChange(String rule, String before, String after) {

    /** Rules are held against each other by id and title; in the order of the rules, those that are gone last. */
    public static List<UnlessChange> between(List<ParsedRule> before, List<ParsedRule> after) {
        Map<String, Map<String, String>> was = byRule(before);
        Map<String, Map<String, String>> is = byRule(after);
        Set<String> rules = new LinkedHashSet<>(is.keySet());
        rules.addAll(was.keySet());
        List<UnlessChange> changes = new ArrayList<>();
        for (String rule : rules) {
            Map<String, String> old = was.getOrDefault(rule, Map.of());
            Map<String, String> now = is.getOrDefault(rule, Map.of());
            Set<String> conditions = new LinkedHashSet<>(now.keySet());
            conditions.addAll(old.keySet());
            for (String condition : conditions) {
                UnlessChange change =
                        new UnlessChange(rule, old.getOrDefault(condition, ""), now.getOrDefault(condition, ""));
                if (!change.before().equals(change.after())) {
                    changes.add(change);
                }
            }
        }
        return changes;
    }

    /** What each rule names, by the name of the condition. */
    private static Map<String, Map<String, String>> byRule(List<ParsedRule> rules) {
        Map<String, Map<String, String>> byRule = new LinkedHashMap<>();
        for (ParsedRule rule : rules) {
            RuleCard card = rule.card();
            Map<String, String> conditions =
                    byRule.computeIfAbsent(card.id() + ": " + card.title(), title -> new LinkedHashMap<>());
            for (Unless unless : card.unless()) {
                conditions.put(unless.condition(), unless.written());
            }
        }
        return byRule;
    }
}
