package aftercare.trial.search;

import aftercare.domain.Report;
import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Passes over reports that two rule sets answer alike, at a fraction of the cost: where the rules that differ find the same,
 * and all signs are the same, every other rule finds the same too.
 */
final class Screen {

    private final ReferenceRules before;
    private final ReferenceRules after;

    /**
     * @param rule in which the two sets differ
     * @param changed what appears in its place, and in that of others that change with it; none if it is missing
     * @param rules one of the two sets
     */
    Screen(ParsedRule rule, List<ParsedRule> changed, List<ParsedRule> rules) {
        Set<String> differ = new TreeSet<>(Set.of(rule.card().title()));
        for (ParsedRule other : changed) {
            differ.add(other.card().title());
        }
        List<ParsedRule> few = new ArrayList<>();
        for (ParsedRule other : rules) {
            if (other.card().kind() instanceof Infers
                    || differ.contains(other.card().title())) {
                few.add(other);
            }
        }
        this.before = ReferenceRules.of(few);
        ReferenceRules with = changed.isEmpty() ? before.without(rule.card().title()) : before;
        for (ParsedRule other : changed) {
            with = with.with(other);
        }
        this.after = with;
    }

    /** Whether the report is worth a closer look. */
    boolean lets(Report report) {
        try {
            Evaluation one = before.evaluate(report);
            Evaluation other = after.evaluate(one);
            return !other.signs().equals(one.signs()) || !other.sameFindings(one);
        } catch (TooManyTries e) {
            return true;
        }
    }
}
