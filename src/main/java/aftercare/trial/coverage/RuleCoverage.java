package aftercare.trial.coverage;

import aftercare.domain.RuleCard;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import java.util.List;
import java.util.Optional;

/**
 * What cases try of one rule. Apart from the places it is the same however the rule is laid out.
 *
 * @param fired cases in which it speaks
 * @param decisive cases in which its level is that of the decision
 * @param alone cases that it alone decides, see {@link Coverage}
 * @param duty whether a case must be decided by it alone
 * @param conditions in the order of the rule, those in brackets after the brackets
 * @param comparisons in the order of the rule
 */
public record RuleCoverage(
        ParsedRule rule,
        List<CaseReport> fired,
        List<CaseReport> decisive,
        List<CaseReport> alone,
        Duty duty,
        List<ConditionCoverage> conditions,
        List<ComparisonCoverage> comparisons) {

    public RuleCoverage {
        fired = List.copyOf(fired);
        decisive = List.copyOf(decisive);
        alone = List.copyOf(alone);
        conditions = List.copyOf(conditions);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * A condition about one fact, or several in brackets.
     *
     * @param place where it is
     * @param text as {@link aftercare.ruleset.model.ConditionText} writes it
     * @param held cases in which it held
     * @param failed cases in which it did not
     * @param failedAlone cases in which it did not, and all else of the rule held
     * @param canFail false for a fact that is always there, without a test
     * @param canFailAlone false where no report fails it and meets all else of the rule
     */
    public record ConditionCoverage(
            Place place, String text, int held, int failed, int failedAlone, boolean canFail, boolean canFailAlone) {}

    /**
     * A comparison.
     *
     * @param place where it is
     * @param text as {@link aftercare.ruleset.model.ConditionText} writes it
     * @param met cases in which a fact met it
     * @param missed cases in which a fact missed it
     * @param decidesMet cases in which it was met and the rule hung on that: all else of the rule held
     * @param decidesMissed cases in which it was missed and the rule hung on that
     * @param threshold empty unless it compares with a number
     * @param canMissAlone false where no report misses it and meets all else of the rule
     */
    public record ComparisonCoverage(
            Place place,
            String field,
            String text,
            int met,
            int missed,
            int decidesMet,
            int decidesMissed,
            Optional<Threshold> threshold,
            boolean canMissAlone) {}

    public RuleCard card() {
        return rule.card();
    }
}
