package aftercare.trial.impact;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way for a rule to hold: one alternative of each of its {@code or}s.
 *
 * @param groups its patterns, those that speak of each other together
 */
record RuleWay(List<List<Step>> groups) {

    /** How a pattern asks for its fact. */
    enum Ask {
        /** Once for each such fact; the fact is evidence. */
        EACH,
        ANY,
        NONE
    }

    record Step(Ask ask, FactKind kind, Pattern pattern) {}

    static List<RuleWay> of(ParsedRule rule) {
        List<RuleWay> ways = new ArrayList<>();
        for (List<Condition> flat : alternatives(rule.when())) {
            List<Step> steps = new ArrayList<>();
            for (Condition condition : flat) {
                steps.add(step(condition));
            }
            ways.add(new RuleWay(grouped(steps)));
        }
        return ways;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (List<Step> group : groups) {
            steps.addAll(group);
        }
        return steps;
    }

    /** The comparisons of tests, those inside brackets among them. */
    static List<Comparison> comparisons(List<Test> tests) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Test test : tests) {
            if (test instanceof AllOf all) {
                comparisons.addAll(comparisons(all.tests()));
            } else if (test instanceof AnyOf any) {
                comparisons.addAll(comparisons(any.tests()));
            } else {
                comparisons.add((Comparison) test);
            }
        }
        return comparisons;
    }

    /** The names of other facts that a pattern speaks of. */
    static Set<String> speaksOf(Pattern pattern) {
        Set<String> names = new LinkedHashSet<>();
        for (Comparison comparison : comparisons(pattern.tests())) {
            if (comparison.operand() instanceof Operand.FieldOf other) {
                names.add(other.name());
            }
        }
        return names;
    }

    private static Step step(Condition condition) {
        if (condition instanceof Exists exists) {
            return step(Ask.ANY, exists.condition());
        }
        if (condition instanceof Not not) {
            return step(Ask.NONE, not.condition());
        }
        return step(Ask.EACH, condition);
    }

    private static Step step(Ask ask, Condition condition) {
        Pattern pattern = (Pattern) condition;
        return new Step(ask, FactKind.named(pattern.fact()), pattern);
    }

    private static List<List<Condition>> alternatives(List<Condition> conditions) {
        List<List<Condition>> all = List.of(List.of());
        for (Condition condition : conditions) {
            List<List<Condition>> longer = new ArrayList<>();
            for (List<Condition> head : all) {
                for (List<Condition> tail : alternatives(condition)) {
                    List<Condition> whole = new ArrayList<>(head);
                    whole.addAll(tail);
                    longer.add(whole);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<List<Condition>> alternatives(Condition condition) {
        if (condition instanceof And and) {
            return alternatives(and.conditions());
        }
        if (condition instanceof Or or) {
            List<List<Condition>> all = new ArrayList<>();
            for (Condition alternative : or.conditions()) {
                all.addAll(alternatives(alternative));
            }
            return all;
        }
        return List.of(List.of(condition));
    }

    /** Each pattern with those whose names it uses, in the order of the rule. */
    private static List<List<Step>> grouped(List<Step> steps) {
        Map<String, Integer> named = new HashMap<>();
        int[] group = new int[steps.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            for (String name : speaksOf(steps.get(i).pattern())) {
                int other = group[named.get(name)];
                for (int j = 0; j <= i; j++) {
                    group[j] = group[j] == other ? group[i] : group[j];
                }
            }
            int place = i;
            steps.get(i).pattern().name().ifPresent(name -> named.put(name, place));
        }
        List<List<Step>> groups = new ArrayList<>();
        for (int i = 0; i < group.length; i++) {
            List<Step> together = new ArrayList<>();
            for (int j = 0; j < group.length; j++) {
                if (group[j] == i) {
                    together.add(steps.get(j));
                }
            }
            if (!together.isEmpty()) {
                groups.add(together);
            }
        }
        return groups;
    }
}
