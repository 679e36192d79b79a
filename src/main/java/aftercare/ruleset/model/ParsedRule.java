package aftercare.ruleset.model;

import aftercare.domain.RuleCard;
import aftercare.ruleset.model.Condition.Pattern;
import java.util.ArrayList;
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

    /** As for {@link Condition#patterns}. */
    public List<Pattern> patterns() {
        return Condition.patterns(when);
    }

    /** Every comparison, in the order of the file. */
    public List<Test.Comparison> comparisons() {
        List<Test.Comparison> comparisons = new ArrayList<>();
        for (Pattern pattern : patterns()) {
            comparisons.addAll(pattern.comparisons());
        }
        return comparisons;
    }
}
