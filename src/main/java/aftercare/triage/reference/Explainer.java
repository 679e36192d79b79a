package aftercare.triage.reference;

import aftercare.domain.Fact;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Names;
import aftercare.ruleset.model.ParsedRule;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Tried;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks through the conditions of a rule and keeps the ways in which they hold so far. A way is one choice of the facts
 * that the rule names; a name that no fact has is null in it.
 */
final class Explainer {

    /** Explanations keep what they tried. */
    private static final int MOST_TRIES = 100_000;

    private final FactsByKind facts;
    private final int names;
    private int placed;

    private Explainer(FactsByKind facts, int names) {
        this.facts = facts;
        this.names = names;
    }

    static Explanation explain(ParsedRule rule, FactsByKind facts) {
        Explainer explainer = new Explainer(facts.again(MOST_TRIES), names(rule.when()));
        List<Part> parts = new ArrayList<>();
        Fact[] none = new Fact[explainer.names];
        List<Fact[]> ways = explainer.all(rule.when(), new Names(), List.<Fact[]>of(none), parts);
        return new Explanation(rule, !ways.isEmpty(), parts);
    }

    private static int names(List<Condition> conditions) {
        int names = 0;
        for (Pattern pattern : Condition.patterns(conditions)) {
            names += pattern.name().isPresent() ? 1 : 0;
        }
        return names;
    }

    /** The ways that are left when all conditions hold; what comes after a failed one is judged beside the others. */
    private List<Fact[]> all(List<Condition> conditions, Names known, List<Fact[]> ways, List<Part> parts) {
        List<Fact[]> left = ways;
        boolean held = true;
        for (Condition condition : conditions) {
            List<Fact[]> after = one(condition, known, left, parts);
            if (after.isEmpty()) {
                held = false;
            } else {
                left = after;
            }
        }
        return held ? left : List.of();
    }

    private List<Fact[]> one(Condition condition, Names known, List<Fact[]> ways, List<Part> parts) {
        if (condition instanceof And and) {
            List<Part> inner = new ArrayList<>();
            List<Fact[]> left = all(and.conditions(), known, ways, inner);
            parts.add(new Combined(condition, !left.isEmpty(), inner));
            return left;
        }
        if (condition instanceof Or or) {
            return any(or, known, ways, parts);
        }
        Line line = (Line) condition;
        return line.asks() == Asks.EACH
                ? bare(line.pattern(), known, ways, parts)
                : quantified(line, known, ways, parts);
    }

    private List<Fact[]> any(Or or, Names known, List<Fact[]> ways, List<Part> parts) {
        int outside = placed;
        List<Part> inner = new ArrayList<>();
        List<Fact[]> left = new ArrayList<>();
        for (Condition alternative : or.conditions()) {
            for (Fact[] way : one(alternative, known.copy(), ways, inner)) {
                // Names end with their alternative.
                Fact[] without = Arrays.copyOf(Arrays.copyOf(way, outside), names);
                if (!contains(left, without)) {
                    left.add(without);
                }
            }
        }
        parts.add(new Combined(or, !left.isEmpty(), inner));
        return left;
    }

    private static boolean contains(List<Fact[]> ways, Fact[] way) {
        for (Fact[] other : ways) {
            boolean same = true;
            for (int i = 0; i < way.length; i++) {
                same &= way[i] == other[i];
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private List<Fact[]> quantified(Line line, Names known, List<Fact[]> ways, List<Part> parts) {
        ExplainedPattern asked = new ExplainedPattern(line.pattern(), known);
        List<Tried> tried = new ArrayList<>();
        List<Fact[]> left = new ArrayList<>();
        boolean found = false;
        for (int i = 0; i < ways.size(); i++) {
            if (i == 0 || asked.joins()) {
                found = false;
                for (Tried one : asked.hold(facts, ways.get(i))) {
                    tried.add(one);
                    found |= one.met();
                }
            }
            if (found == (line.asks() == Asks.SOME)) {
                left.add(ways.get(i));
            }
        }
        parts.add(new OnFacts(line, !left.isEmpty(), tried));
        return left;
    }

    private List<Fact[]> bare(Pattern pattern, Names known, List<Fact[]> ways, List<Part> parts) {
        ExplainedPattern asked = new ExplainedPattern(pattern, known);
        int place = pattern.name().isPresent() ? placed++ : -1;
        List<Tried> tried = new ArrayList<>();
        List<Tried> ofWay = new ArrayList<>();
        List<Fact[]> left = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            if (i == 0 || asked.joins()) {
                ofWay = asked.hold(facts, ways.get(i));
                tried.addAll(ofWay);
            }
            for (Tried one : ofWay) {
                if (one.met()) {
                    left.add(with(ways.get(i), place, one.fact()));
                    if (place < 0) {
                        break;
                    }
                }
            }
        }
        pattern.name().ifPresent(name -> known.put(name, asked.kind(), place));
        parts.add(new OnFacts(pattern, !left.isEmpty(), tried));
        return left;
    }

    private static Fact[] with(Fact[] way, int place, Fact fact) {
        if (place < 0) {
            return way;
        }
        Fact[] longer = way.clone();
        longer[place] = fact;
        return longer;
    }
}
