package aftercare.trial.search;

import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Product;
import aftercare.ruleset.model.SignGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the ways to bring rules about. Bounded: of very many ways the first are taken. */
final class Recipes {

    private static final int MOST = 64;

    private final List<ParsedRule> rules;

    /** Rules on the path from one sign to the answers that rest on it, that sign's own rule first. */
    private final Set<ParsedRule> preferred = new LinkedHashSet<>();

    private Recipes(List<ParsedRule> rules) {
        this.rules = rules;
    }

    /** Every way to hear of a rule: its own ways, or for a sign those of the rules that rest on it. */
    static List<Recipe> of(ParsedRule rule, List<ParsedRule> rules) {
        List<ParsedRule> replaced = new ArrayList<>();
        for (ParsedRule other : rules) {
            replaced.add(other.card().title().equals(rule.card().title()) ? rule : other);
        }
        Recipes ways = new Recipes(replaced);
        if (!(rule.card().kind() instanceof Infers)) {
            return ways.all(rule.when());
        }
        ways.prefer(rule);
        List<Recipe> found = new ArrayList<>();
        for (ParsedRule other : replaced) {
            if (!(other.card().kind() instanceof Infers) && ways.restsOnPreferred(other)) {
                found.addAll(ways.all(other.when()));
            }
        }
        return found;
    }

    private void prefer(ParsedRule rule) {
        preferred.add(rule);
        boolean more = true;
        while (more) {
            more = false;
            for (ParsedRule other : rules) {
                if (other.card().kind() instanceof Infers && restsOnPreferred(other)) {
                    more |= preferred.add(other);
                }
            }
        }
    }

    private boolean restsOnPreferred(ParsedRule rule) {
        for (Pattern pattern : rule.patterns()) {
            for (ParsedRule other : preferred) {
                if (SignGraph.isSign(pattern)
                        && SignGraph.meets((Infers) other.card().kind(), pattern)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Recipe> all(List<Condition> conditions) {
        Product<Recipe> product = new Product<>(new Recipe(List.of(), List.of()), Recipe::and, MOST);
        return Condition.ways(conditions, this::one, product);
    }

    private List<Recipe> one(Line line) {
        List<Recipe> ways = wanted(line.pattern());
        if (line.asks() != Asks.NONE) {
            return ways;
        }
        List<List<Pattern>> beside = new ArrayList<>();
        for (Recipe way : ways) {
            beside.add(way.wanted());
        }
        return List.of(new Recipe(List.of(), beside));
    }

    /** The ways to bring a fact about; for a sign, those of the rules that infer it. */
    private List<Recipe> wanted(Pattern pattern) {
        if (!SignGraph.isSign(pattern)) {
            return List.of(new Recipe(List.of(pattern), List.of()));
        }
        Set<ParsedRule> inOrder = new LinkedHashSet<>(preferred);
        inOrder.addAll(rules);
        List<Recipe> ways = new ArrayList<>();
        for (ParsedRule rule : inOrder) {
            if (rule.card().kind() instanceof Infers infers && SignGraph.meets(infers, pattern)) {
                ways.addAll(all(rule.when()));
            }
        }
        return ways;
    }
}
