package aftercare.trial.book;

import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which rules may look at a symptom: by its code, through its groups, or through a sign that may rest on it. */
final class SymptomIndex {

    private final List<ParsedRule> rules;
    private final SignGraph signs;

    SymptomIndex(List<ParsedRule> rules) {
        this.rules = rules;
        this.signs = SignGraph.of(rules);
    }

    /** Rules that look at every symptom, whatever it is. */
    List<String> every() {
        Set<String> ids = new TreeSet<>();
        for (ParsedRule rule : rules) {
            for (Pattern pattern : rule.patterns()) {
                if (pattern.fact().equals("Symptom") && !saysWhich(pattern)) {
                    ids.add(rule.card().id());
                }
            }
        }
        return List.copyOf(ids);
    }

    /** Rules that ask for the symptom by its code or groups, or ask that it is not there. */
    List<String> of(String code, List<String> groups, boolean excluded) {
        Set<String> ids = new TreeSet<>();
        for (ParsedRule rule : rules) {
            if (asks(rule, code, groups, excluded)) {
                ids.add(rule.card().id());
            }
        }
        return List.copyOf(ids);
    }

    /** Rules that ask for a sign which may rest on the symptom, through however many signs. */
    List<String> throughSigns(String code, List<String> groups) {
        Set<String> on = new TreeSet<>();
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Infers infers && asks(rule, code, groups, false)) {
                on.add(infers.sign());
            }
        }
        on = signs.above(on);
        Set<String> ids = new TreeSet<>();
        for (ParsedRule rule : rules) {
            for (Line line : Condition.lines(rule.when())) {
                if (line.asks() != Asks.NONE && !Collections.disjoint(on, signs.kinds(line.pattern()))) {
                    ids.add(rule.card().id());
                }
            }
        }
        return List.copyOf(ids);
    }

    private static boolean asks(ParsedRule rule, String code, List<String> groups, boolean excluded) {
        for (Line line : Condition.lines(rule.when())) {
            Pattern pattern = line.pattern();
            boolean about = pattern.fact().equals("Symptom") && excluded == (line.asks() == Asks.NONE);
            if (about && saysWhich(pattern) && mayHold(pattern, code, groups)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern looks at what the fact is. */
    private static boolean saysWhich(Pattern pattern) {
        return pattern.comparisons().stream().anyMatch(SymptomIndex::isLiteral);
    }

    /** Whether it compares what the fact is with words, not with another fact. */
    private static boolean isLiteral(Comparison comparison) {
        return Set.of("code", "groups").contains(comparison.field())
                && !(comparison.operand() instanceof Operand.FieldOf);
    }

    /** False only if a pattern cannot be met by such a symptom, whatever else it is. */
    private static boolean mayHold(Pattern pattern, String code, List<String> groups) {
        return Test.met(pattern.tests(), comparison -> {
            Set<String> words = comparison.operand().words();
            boolean about =
                    comparison.field().equals("groups") ? !Collections.disjoint(groups, words) : words.contains(code);
            return !isLiteral(comparison) || about != isNegative(comparison.operator());
        });
    }

    private static boolean isNegative(Operator operator) {
        return operator == Operator.NOT_EQUAL || operator == Operator.NOT_IN || operator == Operator.NOT_CONTAINS;
    }
}
