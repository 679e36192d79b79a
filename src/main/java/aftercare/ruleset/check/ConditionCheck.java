package aftercare.ruleset.check;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.RuleProblems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the conditions of one rule: known facts, names given before they are used, a size that can be run. */
final class ConditionCheck {

    static final int MOST_PATTERNS = 8;
    static final int MOST_TESTS = 64;
    static final int MOST_BRANCHES = 16;

    private static final long MOST_COUNTED = 1_000_000;

    private final DraftRule rule;
    private final Fields fields;
    private final ComparisonCheck comparisons;
    private final RuleProblems problems;
    private final Set<String> named = new HashSet<>();
    private int patterns;
    private int tests;

    private ConditionCheck(DraftRule rule, Fields fields, ComparisonCheck comparisons, RuleProblems problems) {
        this.rule = rule;
        this.fields = fields;
        this.comparisons = comparisons;
        this.problems = problems;
    }

    static void check(DraftRule rule, Fields fields, ComparisonCheck comparisons, RuleProblems problems) {
        if (rule.when().isEmpty()) {
            problems.add(
                    Check.NO_CONDITION,
                    rule.head(),
                    "rule " + rule.quotedTitle() + " has no condition",
                    "without one it would speak for every patient; write at least one fact after `when`");
            return;
        }
        ConditionCheck check = new ConditionCheck(rule, fields, comparisons, problems);
        check.all(rule.when(), new HashMap<>());
        check.size();
    }

    /** Names given in a condition may be used in the ones after it. */
    private void all(List<Condition> conditions, Map<String, String> names) {
        for (Condition condition : conditions) {
            one(condition, names);
        }
    }

    private void one(Condition condition, Map<String, String> names) {
        if (condition instanceof Pattern pattern) {
            pattern(pattern, names);
        } else if (condition instanceof Line line) {
            pattern(line.pattern(), new HashMap<>(names));
        } else if (condition instanceof And and) {
            all(and.conditions(), names);
        } else if (condition instanceof Or or) {
            // Whether an alternative was met is not known after it, so its names end with it.
            for (Condition alternative : or.conditions()) {
                one(alternative, new HashMap<>(names));
            }
        }
    }

    private void pattern(Pattern pattern, Map<String, String> names) {
        patterns++;
        if (!fields.facts().contains(pattern.fact())) {
            problems.add(
                    Check.UNKNOWN_FACT,
                    pattern.place(),
                    "unknown fact " + Lexer.quote(pattern.fact()),
                    NearestWord.help(
                            pattern.fact(), fields.facts(), "the facts are " + String.join(", ", fields.facts())));
        } else {
            ComparisonCheck.Scope scope = new ComparisonCheck.Scope(pattern.fact(), names, Map.of());
            tests(pattern.tests(), scope);
        }
        if (pattern.name().isPresent()) {
            String name = pattern.name().get();
            if (!named.add(name)) {
                problems.add(
                        Check.NAME,
                        pattern.place(),
                        Lexer.quote(name) + " is given twice in this rule",
                        "give each fact a name of its own");
            }
            names.put(name, pattern.fact());
        }
    }

    /** Tests that must all hold: what one of them fixes, such as which vital sign it is, is known to the others. */
    private void tests(List<Test> tests, ComparisonCheck.Scope scope) {
        ComparisonCheck.Scope inside = scope;
        for (Test test : tests) {
            if (test instanceof Comparison comparison) {
                inside = inside.with(comparison);
            }
        }
        for (Test test : tests) {
            test(test, inside);
        }
    }

    private void test(Test test, ComparisonCheck.Scope scope) {
        if (test instanceof AllOf all) {
            tests(all.tests(), scope);
        } else if (test instanceof AnyOf any) {
            for (Test alternative : any.tests()) {
                tests(List.of(alternative), scope);
            }
        } else if (test instanceof Comparison comparison) {
            tests++;
            comparisons.check(comparison, scope);
        }
    }

    private void size() {
        limit(patterns, MOST_PATTERNS, "facts");
        limit(tests, MOST_TESTS, "tests");
        limit(branches(rule.when()), MOST_BRANCHES, "ways to be met through `or`");
    }

    private void limit(long found, int most, String what) {
        if (found > most) {
            problems.add(
                    Check.LIMIT,
                    rule.head(),
                    "rule " + rule.quotedTitle() + " has " + found + " " + what,
                    most + " are the most; write several rules with the same id instead");
        }
    }

    /** The engine makes one rule out of every way through the alternatives. */
    private static long branches(List<Condition> conditions) {
        long branches = 1;
        for (Condition condition : conditions) {
            long inside = condition.<Long>fold(line -> 1L, ConditionCheck::product, ConditionCheck::sum);
            branches = Math.min(branches * inside, MOST_COUNTED);
        }
        return branches;
    }

    private static long product(List<Long> parts) {
        long product = 1;
        for (long part : parts) {
            product = Math.min(product * part, MOST_COUNTED);
        }
        return product;
    }

    private static long sum(List<Long> parts) {
        long sum = 0;
        for (long part : parts) {
            sum = Math.min(sum + part, 1_000);
        }
        return sum;
    }
}
