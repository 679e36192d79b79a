package aftercare.triage.reference;

import aftercare.domain.Basis;
import aftercare.domain.Fact;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Names;
import aftercare.ruleset.model.Test.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One way for a rule to hold: one alternative of each of its {@code or}s. It holds once for every choice of facts for its
 * bare patterns; two patterns may choose the same fact.
 */
final class Branch {

    private record Step(Asks asks, FactKind kind, FactTest test, Set<String> fields) {}

    private final Step[] steps;
    private final int bare;

    private Branch(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
        int count = 0;
        for (Step step : steps) {
            count += step.asks() == Asks.EACH ? 1 : 0;
        }
        this.bare = count;
    }

    /** Every branch of the conditions of a rule, in the order in which they are written. */
    static List<Branch> of(List<Condition> conditions) {
        List<Branch> branches = new ArrayList<>();
        for (List<Line> flat : alternatives(conditions)) {
            Names names = new Names();
            List<Step> steps = new ArrayList<>();
            int bare = 0;
            for (Line line : flat) {
                Step step = step(line, names);
                if (line instanceof Pattern pattern) {
                    int place = bare++;
                    pattern.name().ifPresent(name -> names.put(name, step.kind(), place));
                }
                steps.add(step);
            }
            branches.add(new Branch(steps));
        }
        return branches;
    }

    /** The lines of every branch. */
    static List<List<Line>> alternatives(List<Condition> conditions) {
        List<List<Line>> all = List.of(List.of());
        for (Condition condition : conditions) {
            List<List<Line>> longer = new ArrayList<>();
            for (List<Line> head : all) {
                for (List<Line> tail : alternatives(condition)) {
                    List<Line> whole = new ArrayList<>(head);
                    whole.addAll(tail);
                    longer.add(whole);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<List<Line>> alternatives(Condition condition) {
        if (condition instanceof And and) {
            return alternatives(and.conditions());
        }
        if (condition instanceof Or or) {
            List<List<Line>> all = new ArrayList<>();
            for (Condition alternative : or.conditions()) {
                all.addAll(alternatives(alternative));
            }
            return all;
        }
        return List.of(List.of((Line) condition));
    }

    private static Step step(Line line, Names names) {
        Pattern pattern = line.pattern();
        FactKind kind = FactKind.named(pattern.fact());
        Set<String> fields = new HashSet<>();
        for (Comparison comparison : pattern.comparisons()) {
            fields.add(comparison.field());
        }
        return new Step(line.asks(), kind, new Tests(kind, names).all(pattern.tests()), Set.copyOf(fields));
    }

    /**
     * Finds the matches.
     *
     * @param matched is given the facts of the bare patterns of each; says whether to go on
     * @return whether to go on
     */
    boolean match(FactsByKind facts, Predicate<Fact[]> matched) {
        return match(0, 0, new Fact[bare], facts, matched);
    }

    private boolean match(int at, int chosen, Fact[] choice, FactsByKind facts, Predicate<Fact[]> matched) {
        if (at == steps.length) {
            return matched.test(choice);
        }
        Step step = steps[at];
        Fact[] candidates = facts.of(step.kind());
        if (step.asks() != Asks.EACH) {
            boolean found = any(candidates, step.test(), choice, facts);
            return found != (step.asks() == Asks.SOME) || match(at + 1, chosen, choice, facts, matched);
        }
        for (Fact candidate : candidates) {
            facts.tried();
            if (step.test().holds(candidate, choice)) {
                choice[chosen] = candidate;
                if (!match(at + 1, chosen + 1, choice, facts, matched)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean any(Fact[] candidates, FactTest test, Fact[] choice, FactsByKind facts) {
        for (Fact candidate : candidates) {
            facts.tried();
            if (test.holds(candidate, choice)) {
                return true;
            }
        }
        return false;
    }

    /** The facts of a match with the fields that its patterns look at. */
    List<Basis> basis(Fact[] choice) {
        Basis[] basis = new Basis[bare];
        int chosen = 0;
        for (Step step : steps) {
            if (step.asks() == Asks.EACH) {
                basis[chosen] = new Basis(choice[chosen], step.fields());
                chosen++;
            }
        }
        return Arrays.asList(basis);
    }
}
