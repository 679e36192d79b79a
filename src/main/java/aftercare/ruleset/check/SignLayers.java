package aftercare.ruleset.check;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.RuleProblems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that no kind of sign depends on itself, directly or through others: what two signs conclude from each other's
 * absence would hang on the order of the files.
 */
final class SignLayers {

    /** Where a rule that infers one kind asks for another. */
    private record Use(String kind, Place place) {}

    private final Set<String> kinds;
    private final RuleProblems problems;
    private final Map<String, List<Use>> uses = new LinkedHashMap<>();
    private final List<String> path = new ArrayList<>();
    private final Set<String> done = new HashSet<>();

    private SignLayers(Set<String> kinds, RuleProblems problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    /**
     * @param rules those that could be read as a whole
     * @param kinds every kind that some rule infers
     */
    static void check(List<DraftRule> rules, Set<String> kinds, RuleProblems problems) {
        SignLayers layers = new SignLayers(kinds, problems);
        for (DraftRule rule : rules) {
            if (rule.endsWith("infer")) {
                List<Use> used = layers.uses.computeIfAbsent(rule.textOf("infers"), kind -> new ArrayList<>());
                layers.collect(rule.when(), used);
            }
        }
        for (String kind : kinds) {
            layers.visit(kind);
        }
    }

    private void visit(String kind) {
        path.add(kind);
        for (Use use : uses.getOrDefault(kind, List.of())) {
            int begin = path.indexOf(use.kind());
            if (begin >= 0) {
                List<String> cycle = new ArrayList<>(path.subList(begin, path.size()));
                cycle.add(use.kind());
                problems.add(
                        Check.SIGN_CYCLE,
                        use.place(),
                        "the sign `" + use.kind() + "` depends on itself: " + String.join(" -> ", cycle),
                        "say which sign is meant with `kind ==`, and build a sign on others only");
            } else if (!done.contains(use.kind())) {
                visit(use.kind());
            }
        }
        path.remove(path.size() - 1);
        done.add(kind);
    }

    private void collect(List<Condition> conditions, List<Use> used) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                collect(pattern, used);
            } else if (condition instanceof Exists exists) {
                collect(List.of(exists.condition()), used);
            } else if (condition instanceof Not not) {
                collect(List.of(not.condition()), used);
            } else if (condition instanceof And and) {
                collect(and.conditions(), used);
            } else if (condition instanceof Or or) {
                collect(or.conditions(), used);
            }
        }
    }

    private void collect(Pattern pattern, List<Use> used) {
        if (pattern.fact().equals("Sign")) {
            for (String kind : all(pattern.tests())) {
                used.add(new Use(kind, pattern.place()));
            }
        }
    }

    /** The kinds that may meet all of the tests. */
    private Set<String> all(List<Test> tests) {
        Set<String> possible = new LinkedHashSet<>(kinds);
        for (Test test : tests) {
            possible.retainAll(one(test));
        }
        return possible;
    }

    private Set<String> one(Test test) {
        if (test instanceof AllOf all) {
            return all(all.tests());
        }
        if (test instanceof AnyOf any) {
            Set<String> possible = new LinkedHashSet<>();
            for (Test alternative : any.tests()) {
                possible.addAll(one(alternative));
            }
            return possible;
        }
        Comparison comparison = (Comparison) test;
        boolean named = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.IN;
        return comparison.field().equals("kind") && named ? words(comparison.operand()) : kinds;
    }

    private Set<String> words(Operand operand) {
        if (operand instanceof Operand.Text word) {
            return Set.of(word.value());
        }
        if (operand instanceof Operand.Choice choice) {
            Set<String> words = new HashSet<>();
            for (Operand value : choice.values()) {
                words.addAll(words(value));
            }
            return words;
        }
        return kinds;
    }
}
