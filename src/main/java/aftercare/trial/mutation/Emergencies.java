package aftercare.trial.mutation;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.ParsedRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of the two emergency levels, with every sign that they rest on. */
final class Emergencies {

    private final Set<String> titles = new HashSet<>();

    Emergencies(List<ParsedRule> rules) {
        Set<String> kinds = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (ParsedRule rule : rules) {
                if (belongs(rule.card().kind(), kinds) && titles.add(rule.card().title())) {
                    signs(rule.when(), rules, kinds);
                    more = true;
                }
            }
        }
    }

    boolean has(ParsedRule rule) {
        return titles.contains(rule.card().title());
    }

    private static boolean belongs(RuleCard.Kind kind, Set<String> kinds) {
        return kind instanceof Triage triage && triage.urgency().isEmergency()
                || kind instanceof Infers infers && kinds.contains(infers.sign());
    }

    /** Every kind of sign that is named in the conditions. */
    private static void signs(List<Condition> conditions, List<ParsedRule> rules, Set<String> kinds) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                String text = pattern.fact().equals("Sign") ? ConditionText.of(pattern) : "";
                for (ParsedRule rule : rules) {
                    if (rule.card().kind() instanceof Infers infers && text.contains("\"" + infers.sign() + "\"")) {
                        kinds.add(infers.sign());
                    }
                }
            } else if (condition instanceof Exists exists) {
                signs(List.of(exists.condition()), rules, kinds);
            } else if (condition instanceof Not not) {
                signs(List.of(not.condition()), rules, kinds);
            } else if (condition instanceof And and) {
                signs(and.conditions(), rules, kinds);
            } else if (condition instanceof Or or) {
                signs(or.conditions(), rules, kinds);
            }
        }
    }
}
