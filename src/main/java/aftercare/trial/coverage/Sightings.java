package aftercare.trial.coverage;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Measure;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Explanation.Boundary;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import aftercare.triage.reference.FieldStep;
import aftercare.trial.coverage.RuleCoverage.ComparisonCoverage;
import aftercare.trial.coverage.RuleCoverage.ConditionCoverage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts how the conditions and comparisons of one rule come out, case by case. */
final class Sightings {

    /** How a condition or comparison came out in a case. */
    private enum Seen {
        MET,
        MISSED,
        DECIDES_MET,
        DECIDES_MISSED
    }

    /** A comparison with the fact that it is about. */
    private record Asked(Pattern pattern, Comparison comparison, Optional<Measure> numbers) {}

    private final ParsedRule rule;
    private final List<Condition> conditions;
    private final List<Asked> comparisons = new ArrayList<>();
    // By identity: two comparisons of a rule may look alike.
    private final Map<Object, Map<Seen, Integer>> counts = new IdentityHashMap<>();
    private final Map<Comparison, Map<Boundary, Integer>> sides = new IdentityHashMap<>();
    private final Map<Comparison, BigDecimal> steps = new IdentityHashMap<>();
    private final Map<Object, Set<Seen>> inThisCase = new IdentityHashMap<>();
    private final Map<Comparison, Set<Boundary>> sidesInThisCase = new IdentityHashMap<>();

    Sightings(ParsedRule rule, FieldStep fieldStep) {
        this.rule = rule;
        conditions = Condition.withParts(rule.when());
        for (Pattern pattern : rule.patterns()) {
            for (Comparison comparison : pattern.comparisons()) {
                Optional<Measure> numbers = comparison.operand() instanceof Operand.Number
                        ? fieldStep.numbers(pattern, comparison)
                        : Optional.empty();
                comparisons.add(new Asked(pattern, comparison, numbers));
                numbers.ifPresent(known -> steps.put(comparison, known.step()));
            }
        }
    }

    /** Counts one case. */
    void add(Explanation explanation) {
        inThisCase.clear();
        sidesInThisCase.clear();
        all(explanation.parts(), true);
        inThisCase.forEach((what, seen) -> seen.forEach(each -> count(counts, what, each, Seen.class)));
        sidesInThisCase.forEach((what, seen) -> seen.forEach(each -> count(sides, what, each, Boundary.class)));
    }

    private static <K, E extends Enum<E>> void count(Map<K, Map<E, Integer>> counts, K what, E seen, Class<E> kind) {
        counts.computeIfAbsent(what, key -> new EnumMap<>(kind)).merge(seen, 1, Integer::sum);
    }

    /** @param matters whether the rule hangs on these conditions together */
    private void all(List<Part> parts, boolean matters) {
        for (Part part : parts) {
            part(part, matters && othersAre(true, part, parts));
        }
    }

    private static boolean othersAre(boolean held, Part part, List<Part> parts) {
        for (Part other : parts) {
            if (other != part && other.held() != held) {
                return false;
            }
        }
        return true;
    }

    private void part(Part part, boolean matters) {
        saw(part.condition(), part.held() ? Seen.MET : Seen.MISSED);
        if (matters) {
            saw(part.condition(), part.held() ? Seen.DECIDES_MET : Seen.DECIDES_MISSED);
        }
        if (part instanceof Combined combined) {
            if (!combined.any()) {
                all(combined.parts(), matters);
            } else {
                for (Part inner : combined.parts()) {
                    part(inner, matters && othersAre(false, inner, combined.parts()));
                }
            }
            return;
        }
        OnFacts onFacts = (OnFacts) part;
        if (onFacts.condition().asks() == Asks.EACH) {
            for (Tried tried : onFacts.tried()) {
                fact(tried, matters ? deciding(tried) : identitySet());
            }
            return;
        }
        for (List<Tried> ofOneWay : ways(onFacts.tried())) {
            quantified(ofOneWay, matters);
        }
    }

    /** Each choice of the named facts holds every fact of a kind against a pattern, in the same order. */
    private static List<List<Tried>> ways(List<Tried> tried) {
        List<List<Tried>> ways = new ArrayList<>();
        for (Tried one : tried) {
            if (one.fact() == tried.get(0).fact()) {
                ways.add(new ArrayList<>());
            }
            ways.get(ways.size() - 1).add(one);
        }
        return ways;
    }

    /** For {@code exists} and {@code not} one fact is as good as many: a comparison decides if it does for all of them. */
    private void quantified(List<Tried> tried, boolean matters) {
        List<Tried> met = new ArrayList<>();
        for (Tried one : tried) {
            if (one.met()) {
                met.add(one);
            }
        }
        for (Tried one : tried) {
            Set<Comparison> deciding = matters && one.met() == !met.isEmpty() ? deciding(one) : identitySet();
            for (Tried other : met) {
                deciding.retainAll(deciding(other));
            }
            fact(one, deciding);
        }
    }

    private static Set<Comparison> deciding(Tried tried) {
        Set<Comparison> deciding = identitySet();
        for (Compared compared : comparisons(tried.outcomes())) {
            if (compared.decides()) {
                deciding.add(compared.test());
            }
        }
        return deciding;
    }

    private static List<Compared> comparisons(List<Outcome> outcomes) {
        List<Compared> comparisons = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Several several) {
                comparisons.addAll(comparisons(several.outcomes()));
            } else {
                comparisons.add((Compared) outcome);
            }
        }
        return comparisons;
    }

    private static Set<Comparison> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void fact(Tried tried, Set<Comparison> deciding) {
        for (Compared compared : comparisons(tried.outcomes())) {
            Comparison test = compared.test();
            saw(test, compared.met() ? Seen.MET : Seen.MISSED);
            if (deciding.contains(test)) {
                saw(test, compared.met() ? Seen.DECIDES_MET : Seen.DECIDES_MISSED);
                if (steps.containsKey(test)) {
                    sidesInThisCase
                            .computeIfAbsent(test, key -> EnumSet.noneOf(Boundary.class))
                            .add(compared.boundary(steps.get(test)));
                }
            }
        }
    }

    private void saw(Object what, Seen seen) {
        inThisCase.computeIfAbsent(what, key -> EnumSet.noneOf(Seen.class)).add(seen);
    }

    /** @param alone asked only of a condition that no case fails alone */
    List<ConditionCoverage> conditions(MissedAlone alone) {
        List<ConditionCoverage> all = new ArrayList<>();
        for (Condition condition : conditions) {
            boolean canFail = !(condition instanceof Pattern pattern && alwaysThere(pattern));
            all.add(new ConditionCoverage(
                    condition.place(),
                    ConditionText.of(condition),
                    count(condition, Seen.MET),
                    count(condition, Seen.MISSED),
                    count(condition, Seen.DECIDES_MISSED),
                    canFail,
                    count(condition, Seen.DECIDES_MISSED) > 0 || canFail && alone.possible(rule, condition)));
        }
        return all;
    }

    private static boolean alwaysThere(Pattern pattern) {
        return pattern.tests().isEmpty() && FactKind.SINGLE.contains(pattern.fact());
    }

    /** @param alone asked only of a comparison that no case misses alone */
    List<ComparisonCoverage> comparisons(MissedAlone alone) {
        List<ComparisonCoverage> all = new ArrayList<>();
        for (Asked asked : comparisons) {
            Comparison comparison = asked.comparison();
            all.add(new ComparisonCoverage(
                    comparison.place(),
                    comparison.field(),
                    ConditionText.of(comparison),
                    count(comparison, Seen.MET),
                    count(comparison, Seen.MISSED),
                    count(comparison, Seen.DECIDES_MET),
                    count(comparison, Seen.DECIDES_MISSED),
                    threshold(asked),
                    count(comparison, Seen.DECIDES_MISSED) > 0 || alone.possible(rule, asked.pattern(), comparison)));
        }
        return all;
    }

    private int count(Object what, Seen seen) {
        return counts.getOrDefault(what, Map.of()).getOrDefault(seen, 0);
    }

    private Optional<Threshold> threshold(Asked asked) {
        if (asked.numbers().isEmpty()) {
            return Optional.empty();
        }
        Measure numbers = asked.numbers().get();
        BigDecimal at = ((Operand.Number) asked.comparison().operand()).value();
        List<Threshold.Side> possible = new ArrayList<>();
        add(possible, asked, Boundary.JUST_BELOW, at.subtract(numbers.step()));
        add(possible, asked, Boundary.AT, at);
        add(possible, asked, Boundary.JUST_ABOVE, at.add(numbers.step()));
        return Optional.of(new Threshold(possible));
    }

    private void add(List<Threshold.Side> possible, Asked asked, Boundary boundary, BigDecimal value) {
        if (asked.numbers().orElseThrow().allows(value)
                && othersAllow(asked.pattern().tests(), asked.comparison(), value)) {
            int cases = sides.getOrDefault(asked.comparison(), Map.of()).getOrDefault(boundary, 0);
            possible.add(new Threshold.Side(boundary, value, cases));
        }
    }

    /** Where another test of the same fact is missed whatever comes, the comparison cannot decide. */
    private static boolean othersAllow(List<Test> tests, Comparison asked, BigDecimal value) {
        for (Test test : tests) {
            if (test instanceof AllOf all) {
                if (!othersAllow(all.tests(), asked, value)) {
                    return false;
                }
            } else if (test instanceof Comparison other
                    && other != asked
                    && other.field().equals(asked.field())
                    && other.operand() instanceof Operand.Number number
                    && !meets(value.compareTo(number.value()), other.operator())) {
                return false;
            }
        }
        return true;
    }

    private static boolean meets(int sign, Test.Operator operator) {
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case IN, NOT_IN, CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> true;
        };
    }
}
