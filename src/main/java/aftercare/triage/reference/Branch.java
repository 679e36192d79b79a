package aftercare.triage.reference;

import aftercare.domain.Basis;
import aftercare.domain.Fact;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Names;
import aftercare.ruleset.model.Test;
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

    private enum Ask {
        A_FACT,
        ANY,
        NONE
    }

    private record Step(Ask ask, FactKind kind, FactTest test, Set<String> fields) {}

    private final Step[] steps;
    private final int bare;

    private Branch(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
        int count = 0;
        for (Step step : steps) {
            count += step.ask() == Ask.A_FACT ? 1 : 0;
        }
        this.bare = count;
    }

    /** Every branch of the conditions of a rule, in the order in which they are written. */
    static List<Branch> of(List<Condition> conditions) {
        List<Branch> branches = new ArrayList<>();
        for (List<Condition> flat : alternatives(conditions)) {
            Names names = new Names();
            List<Step> steps = new ArrayList<>();
            int bare = 0;
            for (Condition condition : flat) {
                Step step = step(condition, names);
                if (condition instanceof Pattern pattern) {
                    int place = bare++;
                    pattern.name().ifPresent(name -> names.put(name, step.kind(), place));
                }
                steps.add(step);
            }
            branches.add(new Branch(steps));
        }
        return branches;
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

    private static Step step(Condition condition, Names names) {
        if (condition instanceof Exists exists) {
            return step(Ask.ANY, exists.condition(), names);
        }
        if (condition instanceof Not not) {
            return step(Ask.NONE, not.condition(), names);
        }
        return step(Ask.A_FACT, condition, names);
    }

    private static Step step(Ask ask, Condition condition, Names names) {
        if (condition instanceof Pattern pattern) {
            FactKind kind = FactKind.named(pattern.fact());
            Set<String> fields = new HashSet<>();
            fields(pattern.tests(), fields);
            return new Step(ask, kind, new Tests(kind, names).all(pattern.tests()), Set.copyOf(fields));
        }
        throw new IllegalArgumentException("exists and not take one fact, at " + condition.place());
    }

    private static void fields(List<Test> tests, Set<String> fields) {
        for (Test test : tests) {
            if (test instanceof Test.AllOf all) {
                fields(all.tests(), fields);
            } else if (test instanceof Test.AnyOf any) {
                fields(any.tests(), fields);
            } else {
                fields.add(((Test.Comparison) test).field());
            }
        }
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
        if (step.ask() != Ask.A_FACT) {
            boolean found = any(candidates, step.test(), choice, facts);
            return found != (step.ask() == Ask.ANY) || match(at + 1, chosen, choice, facts, matched);
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
            if (step.ask() == Ask.A_FACT) {
                basis[chosen] = new Basis(choice[chosen], step.fields());
                chosen++;
            }
        }
        return Arrays.asList(basis);
    }
}
