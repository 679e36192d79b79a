package aftercare.triage.reference;

import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which signs are found: each kind of sign after the kinds that it builds on. */
final class SignOrder {

    private final Map<String, List<CompiledRule>> byKind = new LinkedHashMap<>();
    private final List<List<CompiledRule>> inOrder = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private SignOrder() {}

    /**
     * The rules that infer signs, those of one kind together.
     *
     * @throws IllegalArgumentException when a kind of sign depends on itself
     */
    static List<List<CompiledRule>> of(List<CompiledRule> rules) {
        SignOrder order = new SignOrder();
        for (CompiledRule rule : rules) {
            if (rule.card().kind() instanceof Infers infers) {
                order.byKind
                        .computeIfAbsent(infers.sign(), kind -> new ArrayList<>())
                        .add(rule);
            }
        }
        for (String kind : order.byKind.keySet()) {
            order.visit(kind);
        }
        return order.inOrder;
    }

    private void visit(String kind) {
        if (path.contains(kind)) {
            throw new IllegalArgumentException("the sign " + kind + " depends on itself through " + path);
        }
        if (done.contains(kind)) {
            return;
        }
        path.add(kind);
        List<CompiledRule> rules = byKind.get(kind);
        for (CompiledRule rule : rules) {
            for (Pattern pattern : rule.onSigns()) {
                for (String other : byKind.keySet()) {
                    if (mayMatch(pattern.tests(), other)) {
                        visit(other);
                    }
                }
            }
        }
        path.remove(path.size() - 1);
        done.add(kind);
        inOrder.add(rules);
    }

    private static boolean mayMatch(List<Test> all, String kind) {
        for (Test test : all) {
            if (!mayMatch(test, kind)) {
                return false;
            }
        }
        return true;
    }

    /** False only if a sign of that kind cannot meet the test, whatever its code. */
    private static boolean mayMatch(Test test, String kind) {
        if (test instanceof AllOf all) {
            return mayMatch(all.tests(), kind);
        }
        if (test instanceof AnyOf any) {
            for (Test alternative : any.tests()) {
                if (mayMatch(alternative, kind)) {
                    return true;
                }
            }
            return false;
        }
        Comparison comparison = (Comparison) test;
        if (!comparison.field().equals("kind") || comparison.operand() instanceof Operand.FieldOf) {
            return true;
        }
        return switch (comparison.operator()) {
            case EQUAL, IN -> names(comparison.operand(), kind);
            case NOT_EQUAL, NOT_IN -> !names(comparison.operand(), kind);
            default -> true;
        };
    }

    private static boolean names(Operand operand, String kind) {
        if (operand instanceof Operand.Choice choice) {
            for (Operand value : choice.values()) {
                if (names(value, kind)) {
                    return true;
                }
            }
            return false;
        }
        return operand instanceof Operand.Text text && text.value().equals(kind);
    }
}
