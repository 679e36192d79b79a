package aftercare.engine;

import aftercare.check.ParsedRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What to do when a rule fires, by the title of the rule. Handed to each session as its one global. */
public final class RulePlans {

    static final String GLOBAL = "plans";

    private final Map<String, RulePlan> byTitle = new HashMap<>();

    RulePlans(List<ParsedRule> rules) {
        for (ParsedRule rule : rules) {
            byTitle.put(rule.card().title(), new RulePlan(rule));
        }
    }

    RulePlan of(String title) {
        RulePlan plan = byTitle.get(title);
        if (plan == null) {
            throw new IllegalStateException("a rule fired that was not checked");
        }
        return plan;
    }
}
