package aftercare.trial.search;

import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
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
        List<Pattern> signs = new ArrayList<>();
        signs(rule.when(), signs);
        for (Pattern pattern : signs) {
            for (ParsedRule other : preferred) {
                if (meets(pattern, (Infers) other.card().kind())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void signs(List<Condition> conditions, List<Pattern> signs) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                if (pattern.fact().equals("Sign")) {
                    signs.add(pattern);
                }
            } else if (condition instanceof Exists exists) {
                signs(List.of(exists.condition()), signs);
            } else if (condition instanceof Not not) {
                signs(List.of(not.condition()), signs);
            } else if (condition instanceof And and) {
                signs(and.conditions(), signs);
            } else if (condition instanceof Or or) {
                signs(or.conditions(), signs);
            }
        }
    }

    private List<Recipe> all(List<Condition> conditions) {
        List<Recipe> ways = List.of(new Recipe(List.of(), List.of()));
        for (Condition condition : conditions) {
            List<Recipe> longer = new ArrayList<>();
            for (Recipe head : ways) {
                for (Recipe tail : one(condition)) {
                    if (longer.size() < MOST) {
                        longer.add(head.and(tail));
                    }
                }
            }
            ways = longer;
        }
        return ways;
    }

    private List<Recipe> one(Condition condition) {
        if (condition instanceof And and) {
            return all(and.conditions());
        }
        if (condition instanceof Exists exists) {
            return one(exists.condition());
        }
        if (condition instanceof Or or) {
            List<Recipe> ways = new ArrayList<>();
            for (Condition alternative : or.conditions()) {
                ways.addAll(one(alternative));
            }
            return ways;
        }
        if (condition instanceof Not not) {
            List<List<Pattern>> beside = new ArrayList<>();
            for (Recipe way : one(not.condition())) {
                beside.add(way.wanted());
            }
            return List.of(new Recipe(List.of(), beside));
        }
        Pattern pattern = (Pattern) condition;
        return pattern.fact().equals("Sign") ? inferred(pattern) : List.of(new Recipe(List.of(pattern), List.of()));
    }

    private List<Recipe> inferred(Pattern pattern) {
        Set<ParsedRule> inOrder = new LinkedHashSet<>(preferred);
        inOrder.addAll(rules);
        List<Recipe> ways = new ArrayList<>();
        for (ParsedRule rule : inOrder) {
            if (rule.card().kind() instanceof Infers infers && meets(pattern, infers)) {
                ways.addAll(all(rule.when()));
            }
        }
        return ways;
    }

    private static boolean meets(Pattern pattern, Infers infers) {
        return meets(new AllOf(pattern.tests(), pattern.place()), infers);
    }

    private static boolean meets(Test test, Infers infers) {
        if (test instanceof AllOf all) {
            for (Test part : all.tests()) {
                if (!meets(part, infers)) {
                    return false;
                }
            }
            return true;
        }
        if (test instanceof AnyOf any) {
            for (Test part : any.tests()) {
                if (meets(part, infers)) {
                    return true;
                }
            }
            return false;
        }
        Comparison comparison = (Comparison) test;
        String held = comparison.field().equals("kind") ? infers.sign() : infers.code();
        return Literals.meets(comparison, Literals.text(held));
    }
}
