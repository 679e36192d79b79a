package aftercare.trial.formula;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
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
public record RuleWay(List<List<Step>> groups) {

    public record Step(Asks asks, FactKind kind, Pattern pattern) {}

    public static List<RuleWay> of(ParsedRule rule) {
        List<RuleWay> ways = new ArrayList<>();
        for (List<Line> lines : Condition.ways(rule.when())) {
            List<Step> steps = new ArrayList<>();
            for (Line line : lines) {
                Pattern pattern = line.pattern();
                steps.add(new Step(line.asks(), FactKind.named(pattern.fact()), pattern));
            }
            ways.add(new RuleWay(grouped(steps)));
        }
        return ways;
    }

    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (List<Step> group : groups) {
            steps.addAll(group);
        }
        return steps;
    }

    /** The names of other facts that a pattern speaks of. */
    static Set<String> speaksOf(Pattern pattern) {
        Set<String> names = new LinkedHashSet<>();
        for (Comparison comparison : pattern.comparisons()) {
            if (comparison.operand() instanceof Operand.FieldOf other) {
                names.add(other.name());
            }
        }
        return names;
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
