package aftercare.ruleset.model;

import aftercare.domain.RuleCard;
import java.util.List;

/**
 * A rule that was read and found to be within the subset.
 *
 * @param card what it says of itself
 * @param when its conditions; all must hold
 * @param place from {@code rule} to {@code end}
 */
public record ParsedRule(RuleCard card, List<Condition> when, Place place) {

    public ParsedRule {
        when = List.copyOf(when);
    }
}
