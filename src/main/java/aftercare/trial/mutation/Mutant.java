package aftercare.trial.mutation;

import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import aftercare.triage.reference.ReferenceRules;
import java.util.List;

/**
 * A rule set with one thing changed.
 *
 * @param rule the rule that is changed, as it is
 * @param change what kind of thing is changed
 * @param place where it is
 * @param says what is changed, in words; together with the rule's title the name of the mutant
 * @param changed the rules that replace those of the same titles: one, or all of an id where they must stay alike; none if
 *     the rule is deleted
 */
public record Mutant(ParsedRule rule, MutationKind change, Place place, String says, List<ParsedRule> changed) {

    public Mutant {
        changed = List.copyOf(changed);
    }

    public String ruleId() {
        return rule.card().id();
    }

    public String title() {
        return rule.card().title();
    }

    /** Where it is, as a message begins: file, line and column. */
    public String where() {
        return place.file() + ":" + place.line() + ":" + place.column();
    }

    /** The rule set with this change. */
    public ReferenceRules in(ReferenceRules rules) {
        if (changed.isEmpty()) {
            return rules.without(title());
        }
        ReferenceRules mutated = rules;
        for (ParsedRule rule : changed) {
            mutated = mutated.with(rule);
        }
        return mutated;
    }
}
