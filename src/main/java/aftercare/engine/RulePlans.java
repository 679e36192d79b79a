package aftercare.engine;

import aftercare.domain.RuleCard;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What to do when a rule fires, by the title of the rule. */
final class RulePlans {

    private static final String SIGN = "Sign";

    private final Map<String, RulePlan> byTitle = new HashMap<>();

    RulePlans(List<ParsedRule> rules) {
        Set<String> passing = passingSigns(rules);
        for (ParsedRule rule : rules) {
            byTitle.put(rule.card().title(), new RulePlan(rule, !canLoseItsMatch(rule.when(), passing)));
        }
    }

    RulePlan of(String title) {
        RulePlan plan = byTitle.get(title);
        if (plan == null) {
            throw new IllegalStateException("a rule fired that was not checked");
        }
        return plan;
    }

    /**
     * Kinds of signs that may be taken back while the rules are heard. The facts of a report are all there before the first
     * rule fires and never change; only signs come later, and so a match can be lost only where a rule asks that there be no
     * sign, or asks for a sign that can itself be lost.
     */
    private static Set<String> passingSigns(List<ParsedRule> rules) {
        Set<String> passing = new HashSet<>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (ParsedRule rule : rules) {
                if (rule.card().kind() instanceof RuleCard.Infers infers && canLoseItsMatch(rule.when(), passing)) {
                    grew |= passing.add(infers.sign());
                }
            }
        }
        return passing;
    }

    private static boolean canLoseItsMatch(List<Condition> conditions, Set<String> passing) {
        for (Condition.Line line : Condition.lines(conditions)) {
            Condition.Pattern pattern = line.pattern();
            boolean mustNotCome = line.asks() == Condition.Asks.NONE;
            if (pattern.fact().equals(SIGN) && (mustNotCome || !onlyLasting(pattern.tests(), passing))) {
                return true;
            }
        }
        return false;
    }

    /** True when the pattern names its kind by {@code ==} and that kind lasts; every other form may be any sign. */
    private static boolean onlyLasting(List<Test> tests, Set<String> passing) {
        if (passing.isEmpty()) {
            return true;
        }
        for (Test test : tests) {
            if (test instanceof Test.Comparison comparison
                    && comparison.field().equals("kind")
                    && comparison.operator() == Test.Operator.EQUAL
                    && comparison.operand() instanceof Test.Operand.Text kind) {
                return !passing.contains(kind.value());
            }
        }
        return false;
    }
}
