package aftercare.trial.formula;

import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every test that some rule of some set makes of each field of each kind of fact. */
public final class FieldTests {

    private record Name(FactKind kind, String field) {}

    private final Map<Name, Map<String, Comparison>> constants = new LinkedHashMap<>();
    private final Map<Name, Set<Name>> joins = new HashMap<>();

    public FieldTests(List<List<ParsedRule>> sets) {
        for (List<ParsedRule> rules : sets) {
            for (ParsedRule rule : rules) {
                for (RuleWay way : RuleWay.of(rule)) {
                    add(way);
                }
            }
        }
    }

    private void add(RuleWay way) {
        Map<String, FactKind> named = new HashMap<>();
        for (RuleWay.Step step : way.steps()) {
            step.pattern().name().ifPresent(name -> named.put(name, step.kind()));
        }
        for (RuleWay.Step step : way.steps()) {
            for (Comparison comparison : step.pattern().comparisons()) {
                Name name = new Name(step.kind(), comparison.field());
                if (comparison.operand() instanceof Operand.FieldOf other) {
                    Name target = new Name(named.get(other.name()), other.field());
                    joins.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(target);
                    joins.computeIfAbsent(target, key -> new LinkedHashSet<>()).add(name);
                } else {
                    constants
                            .computeIfAbsent(name, key -> new LinkedHashMap<>())
                            .putIfAbsent(text(comparison), comparison);
                }
            }
        }
    }

    private static String text(Comparison comparison) {
        return comparison.operator() + " " + ValueTest.constant(comparison.operand());
    }

    /** Whether some rule compares the field with a field of another fact. */
    boolean isJoined(FactKind kind, String field) {
        return joins.containsKey(new Name(kind, field));
    }

    /** One character for each test of the field against a constant: whether the value meets it. */
    String signature(FactKind kind, String field, Object value) {
        StringBuilder signature = new StringBuilder();
        for (Comparison comparison :
                constants.getOrDefault(new Name(kind, field), Map.of()).values()) {
            boolean holds = ValueTest.holds(value, comparison.operator(), ValueTest.constant(comparison.operand()));
            signature.append(holds ? '1' : '0');
        }
        return signature.toString();
    }

    /** The numbers that the field is compared with, in any way, directly or through other fields. */
    TreeSet<BigDecimal> numbers(FactKind kind, String field) {
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        Set<Name> seen = new HashSet<>();
        List<Name> open = new ArrayList<>(List.of(new Name(kind, field)));
        while (!open.isEmpty()) {
            Name name = open.remove(open.size() - 1);
            if (seen.add(name)) {
                open.addAll(joins.getOrDefault(name, Set.of()));
                for (Comparison comparison :
                        constants.getOrDefault(name, Map.of()).values()) {
                    addNumbers(comparison.operand(), numbers);
                }
            }
        }
        return numbers;
    }

    private static void addNumbers(Operand operand, TreeSet<BigDecimal> numbers) {
        if (operand instanceof Operand.Number number) {
            numbers.add(number.value());
        } else if (operand instanceof Operand.Choice choice) {
            for (Operand value : choice.values()) {
                addNumbers(value, numbers);
            }
        }
    }
}
