package aftercare.trial.book;

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
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which rules may look at a symptom: by its code, through its groups, or through a sign that may rest on it. */
final class SymptomIndex {

    private record Asked(Pattern pattern, boolean excluded) {}

    private record Rule(String id, String infers, List<Asked> asked) {}

    private final List<Rule> rules = new ArrayList<>();

    SymptomIndex(List<ParsedRule> parsed) {
        for (ParsedRule rule : parsed) {
            List<Asked> asked = new ArrayList<>();
            for (Condition condition : rule.when()) {
                collect(condition, false, asked);
            }
            String infers = rule.card().kind() instanceof Infers sign ? sign.sign() : "";
            rules.add(new Rule(rule.card().id(), infers, asked));
        }
    }

    /** Rules that look at every symptom, whatever it is. */
    List<String> every() {
        Set<String> ids = new TreeSet<>();
        for (Rule rule : rules) {
            for (Asked asked : rule.asked()) {
                if (asked.pattern().fact().equals("Symptom")
                        && !saysWhich(asked.pattern().tests())) {
                    ids.add(rule.id());
                }
            }
        }
        return List.copyOf(ids);
    }

    /** Rules that ask for the symptom by its code or groups, or ask that it is not there. */
    List<String> of(String code, List<String> groups, boolean excluded) {
        Set<String> ids = new TreeSet<>();
        for (Rule rule : rules) {
            if (asks(rule, code, groups, excluded)) {
                ids.add(rule.id());
            }
        }
        return List.copyOf(ids);
    }

    /** Rules that ask for a sign which may rest on the symptom, through however many signs. */
    List<String> throughSigns(String code, List<String> groups) {
        Set<String> signs = new TreeSet<>();
        Set<String> ids = new TreeSet<>();
        for (Rule rule : rules) {
            if (asks(rule, code, groups, false)) {
                signs.add(rule.infers());
            }
        }
        signs.remove("");
        boolean more = !signs.isEmpty();
        while (more) {
            more = false;
            for (Rule rule : rules) {
                if (asksForSign(rule, signs) && ids.add(rule.id())) {
                    more = true;
                    if (!rule.infers().isEmpty()) {
                        signs.add(rule.infers());
                    }
                }
            }
        }
        return List.copyOf(ids);
    }

    private static boolean asks(Rule rule, String code, List<String> groups, boolean excluded) {
        for (Asked asked : rule.asked()) {
            boolean about = asked.pattern().fact().equals("Symptom") && asked.excluded() == excluded;
            if (about
                    && saysWhich(asked.pattern().tests())
                    && mayHold(asked.pattern().tests(), code, groups)) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksForSign(Rule rule, Set<String> signs) {
        for (Asked asked : rule.asked()) {
            if (asked.pattern().fact().equals("Sign")
                    && !asked.excluded()
                    && mayHoldForSign(asked.pattern().tests(), signs)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Condition condition, boolean excluded, List<Asked> asked) {
        if (condition instanceof Pattern pattern) {
            asked.add(new Asked(pattern, excluded));
        } else if (condition instanceof Exists exists) {
            collect(exists.condition(), excluded, asked);
        } else if (condition instanceof Not not) {
            collect(not.condition(), !excluded, asked);
        } else {
            List<Condition> parts = condition instanceof And and ? and.conditions() : ((Or) condition).conditions();
            for (Condition part : parts) {
                collect(part, excluded, asked);
            }
        }
    }

    /** Whether a test looks at what the fact is. */
    private static boolean saysWhich(List<Test> tests) {
        for (Test test : tests) {
            boolean says = test instanceof AllOf all && saysWhich(all.tests())
                    || test instanceof AnyOf any && saysWhich(any.tests())
                    || test instanceof Comparison comparison && isLiteral(comparison);
            if (says) {
                return true;
            }
        }
        return false;
    }

    /** Whether it compares what the fact is with words, not with another fact. */
    private static boolean isLiteral(Comparison comparison) {
        return Set.of("code", "groups").contains(comparison.field())
                && !(comparison.operand() instanceof Operand.FieldOf);
    }

    /** False only if the tests cannot hold for such a symptom, whatever else it is. */
    private static boolean mayHold(List<Test> tests, String code, List<String> groups) {
        for (Test test : tests) {
            if (!mayHold(test, code, groups)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayHold(Test test, String code, List<String> groups) {
        if (test instanceof AllOf all) {
            return mayHold(all.tests(), code, groups);
        }
        if (test instanceof AnyOf any) {
            for (Test part : any.tests()) {
                if (mayHold(part, code, groups)) {
                    return true;
                }
            }
            return false;
        }
        Comparison comparison = (Comparison) test;
        if (!isLiteral(comparison)) {
            return true;
        }
        boolean about = comparison.field().equals("groups")
                ? !Collections.disjoint(groups, words(comparison.operand()))
                : words(comparison.operand()).contains(code);
        return about != isNegative(comparison.operator());
    }

    /** Whether a pattern may be met by a sign of one of these kinds. */
    private static boolean mayHoldForSign(List<Test> tests, Set<String> kinds) {
        for (Test test : tests) {
            if (test instanceof Comparison comparison
                    && comparison.field().equals("kind")
                    && !isNegative(comparison.operator())
                    && !(comparison.operand() instanceof Operand.FieldOf)
                    && Collections.disjoint(kinds, words(comparison.operand()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNegative(Operator operator) {
        return operator == Operator.NOT_EQUAL || operator == Operator.NOT_IN || operator == Operator.NOT_CONTAINS;
    }

    private static Set<String> words(Operand operand) {
        Set<String> words = new TreeSet<>();
        List<Operand> operands = operand instanceof Operand.Choice choice ? choice.values() : List.of(operand);
        for (Operand each : operands) {
            if (each instanceof Operand.Text text) {
                words.add(text.value());
            }
        }
        return words;
    }
}
