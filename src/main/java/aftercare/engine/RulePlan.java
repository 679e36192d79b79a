package aftercare.engine;

import aftercare.domain.Basis;
import aftercare.domain.Fact;
import aftercare.domain.RuleCard;
import aftercare.domain.Sign;
import aftercare.domain.decision.Finding;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a rule makes of the facts it matched: which of its patterns each fact stands for, and so which fields of the fact
 * the rule looked at.
 */
final class RulePlan {

    private final RuleCard card;
    private final List<List<Step>> branches;
    private final Finding advice;
    private final boolean lastsOnceMatched;

    /** A bare pattern: the kind of fact and the fields it looks at. */
    private record Step(String fact, Set<String> fields) {}

    /** @param lastsOnceMatched whether a match of the rule can never be lost again */
    RulePlan(ParsedRule rule, boolean lastsOnceMatched) {
        this.lastsOnceMatched = lastsOnceMatched;
        this.card = rule.card();
        this.branches = branches(rule.when());
        this.advice = new Finding(card, List.of());
    }

    boolean lastsOnceMatched() {
        return lastsOnceMatched;
    }

    /**
     * @param branch which way through the alternatives of the rule was taken, counted as they are written
     * @param matched what the engine matched
     */
    Finding finding(int branch, List<Object> matched) {
        return new Finding(card, basis(branches.get(branch), matched));
    }

    Finding advice() {
        return advice;
    }

    /** As for {@link #finding}. */
    Sign sign(int branch, List<Object> matched) {
        if (card.kind() instanceof RuleCard.Infers infers) {
            return new Sign(infers.sign(), infers.code(), basis(branches.get(branch), matched));
        }
        throw new IllegalStateException("a rule inferred that is no sign");
    }

    private static List<Basis> basis(List<Step> branch, List<Object> matched) {
        List<Fact> facts = new ArrayList<>(matched.size());
        for (Object object : matched) {
            if (object instanceof Fact fact) {
                facts.add(fact);
            }
        }
        if (!fits(branch, facts)) {
            throw new IllegalStateException("a rule fired on facts that its branch does not ask for");
        }
        List<Basis> basis = new ArrayList<>(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            basis.add(new Basis(facts.get(i), branch.get(i).fields()));
        }
        return basis;
    }

    private static boolean fits(List<Step> branch, List<Fact> facts) {
        if (branch.size() != facts.size()) {
            return false;
        }
        for (int i = 0; i < facts.size(); i++) {
            if (!branch.get(i).fact().equals(facts.get(i).getClass().getSimpleName())) {
                return false;
            }
        }
        return true;
    }

    /** Every way in which the conditions can hold, as the bare patterns that then match, in their order. */
    private static List<List<Step>> branches(List<Condition> all) {
        List<List<Step>> branches = List.of(List.of());
        for (Condition condition : all) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> head : branches) {
                for (List<Step> tail : branches(condition)) {
                    List<Step> whole = new ArrayList<>(head);
                    whole.addAll(tail);
                    longer.add(whole);
                }
            }
            branches = longer;
        }
        return branches;
    }

    private static List<List<Step>> branches(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            Set<String> fields = new HashSet<>();
            for (Test test : pattern.tests()) {
                collectFields(test, fields);
            }
            return List.of(List.of(new Step(pattern.fact(), Set.copyOf(fields))));
        }
        if (condition instanceof Condition.And and) {
            return branches(and.conditions());
        }
        if (condition instanceof Condition.Or or) {
            List<List<Step>> branches = new ArrayList<>();
            for (Condition alternative : or.conditions()) {
                branches.addAll(branches(alternative));
            }
            return branches;
        }
        return List.of(List.of());
    }

    private static void collectFields(Test test, Set<String> fields) {
        if (test instanceof Test.Comparison comparison) {
            fields.add(comparison.field());
        } else if (test instanceof Test.AllOf all) {
            all.tests().forEach(part -> collectFields(part, fields));
        } else if (test instanceof Test.AnyOf any) {
            any.tests().forEach(part -> collectFields(part, fields));
        }
    }
}
