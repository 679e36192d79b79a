package aftercare.bench;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
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
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that can be said over one flat object, the form in which rule engines of the Node world read fastest: a symptom is asked
 * for by its code, so that {@code symptom_fever_trend} is one field. A rule that compares two facts, or looks for one of many symptoms
 * by its group and asks more of it, cannot be said so and is left out.
 */
final class FlatRules {

    private static final Map<String, String> SINGLE = Map.of(
            "Treatment", "treatment", "Patient", "patient", "Report", "report", "SelfCare", "selfCare");

    /** What is asked for by a word: the field that holds the word, and the begin of its name in the flat object. */
    private static final Map<String, String> WORD = Map.of(
            "Symptom", "code", "Vital", "sign", "RiskFactor", "code", "Region", "group", "Doubt", "code", "Sign", "kind");

    private static final Map<String, String> PREFIX = Map.of(
            "Symptom", "symptom",
            "Vital", "vital",
            "RiskFactor", "risk",
            "Region", "region_group",
            "Doubt", "doubt",
            "Sign", "sign");

    /** A condition that the flat form has no words for. */
    private static final class NotFlat extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final List<ParsedRule> rules;
    private final List<Map<String, Object>> flat = new ArrayList<>();
    private final Map<String, Integer> layers = new HashMap<>();

    FlatRules(List<ParsedRule> rules) {
        this.rules = rules;
        layers();
        for (ParsedRule rule : rules) {
            flat(rule).ifPresent(flat::add);
        }
    }

    /** How many rules it has of how many. */
    String says() {
        return flat.size() + " of " + rules.size() + " rules";
    }

    void write(Path file) throws IOException {
        new ObjectMapper().writeValue(file.toFile(), flat);
    }

    /** A sign is in the layer above all signs that it rests on. */
    private void layers() {
        SignGraph graph = SignGraph.of(rules);
        for (String kind : graph.inOrder()) {
            int layer = 0;
            for (ParsedRule rule : rules) {
                if (rule.card().kind() instanceof Infers infers && infers.sign().equals(kind)) {
                    for (Pattern pattern : rule.patterns()) {
                        for (String below : graph.kinds(pattern)) {
                            layer = Math.max(layer, 1 + layers.get(below));
                        }
                    }
                }
            }
            layers.put(kind, layer);
        }
    }

    private Optional<Map<String, Object>> flat(ParsedRule rule) {
        Map<String, Object> said = new LinkedHashMap<>();
        RuleCard.Kind kind = rule.card().kind();
        said.put("id", rule.card().id());
        said.put("rank", kind instanceof Triage triage ? triage.urgency().rank() : -1);
        said.put("layer", kind instanceof Infers infers ? layers.get(infers.sign()) : layers.size());
        if (kind instanceof Infers infers) {
            said.put("sign", name("sign", infers.sign()));
        }
        try {
            List<Object> parts = new ArrayList<>();
            for (Condition condition : rule.when()) {
                parts.add(of(condition));
            }
            said.put("when", all(parts));
            return Optional.of(said);
        } catch (NotFlat outside) {
            return Optional.empty();
        }
    }

    private static Object of(Condition condition) throws NotFlat {
        if (condition instanceof Line line) {
            Object pattern = of(line.pattern());
            return line.asks() == Asks.NONE ? Map.of("not", pattern) : pattern;
        }
        List<Object> parts = new ArrayList<>();
        for (Condition part : condition.parts()) {
            parts.add(of(part));
        }
        return condition instanceof Condition.And ? all(parts) : Map.of("any", parts);
    }

    private static Object of(Pattern pattern) throws NotFlat {
        String single = SINGLE.get(pattern.fact());
        if (single != null) {
            return all(tests(single, pattern.tests()));
        }
        if (pattern.fact().equals("Symptom") && pattern.tests().size() == 1) {
            Test only = pattern.tests().get(0);
            if (only instanceof Comparison one && one.operator() == Operator.CONTAINS && one.field().equals("groups")) {
                return leaf(name("group", word(one.operand())), "==", true);
            }
        }
        String field = WORD.get(pattern.fact());
        List<String> words = new ArrayList<>();
        List<Test> others = new ArrayList<>();
        for (Test test : pattern.tests()) {
            boolean names = test instanceof Comparison each
                    && each.field().equals(field)
                    && (each.operator() == Operator.EQUAL || each.operator() == Operator.IN);
            if (names && words.isEmpty()) {
                words.addAll(((Comparison) test).operand().words());
            } else {
                others.add(test);
            }
        }
        if (words.isEmpty()) {
            throw new NotFlat();
        }
        List<Object> any = new ArrayList<>();
        for (String word : words) {
            any.add(one(pattern.fact(), name(PREFIX.get(pattern.fact()), word), others));
        }
        return any.size() == 1 ? any.get(0) : Map.of("any", any);
    }

    private static Object one(String fact, String name, List<Test> others) throws NotFlat {
        List<Object> all = new ArrayList<>();
        if (fact.equals("Vital")) {
            all.add(leaf(name, "!=", null));
            for (Object value : tests(name, others)) {
                all.add(value);
            }
        } else {
            all.add(leaf(name, "==", true));
            if (!others.isEmpty() && !fact.equals("Symptom")) {
                throw new NotFlat();
            }
            all.addAll(tests(name, others));
        }
        return all(all);
    }

    private static List<Object> tests(String prefix, List<Test> tests) throws NotFlat {
        List<Object> all = new ArrayList<>();
        for (Test test : tests) {
            all.add(of(prefix, test));
        }
        return all;
    }

    private static Object of(String prefix, Test test) throws NotFlat {
        if (test instanceof Comparison comparison) {
            // A measurement is its value.
            String name = comparison.field().equals("value") ? prefix : prefix + "_" + comparison.field();
            return leaf(name, operator(comparison), value(comparison.operand()));
        }
        List<Object> parts = tests(prefix, test.parts());
        return test instanceof Test.AllOf ? all(parts) : Map.of("any", parts);
    }

    private static String operator(Comparison comparison) throws NotFlat {
        return switch (comparison.operator()) {
            case CONTAINS, NOT_CONTAINS, MEMBER_OF, NOT_MEMBER_OF -> throw new NotFlat();
            default -> comparison.operator().written();
        };
    }

    private static Object value(Operand operand) throws NotFlat {
        if (operand instanceof Operand.Text text) {
            return text.value();
        }
        if (operand instanceof Operand.Number number) {
            return number.value();
        }
        if (operand instanceof Operand.Truth truth) {
            return truth.value();
        }
        if (operand instanceof Operand.Choice choice) {
            List<Object> values = new ArrayList<>();
            for (Operand each : choice.values()) {
                values.add(value(each));
            }
            return values;
        }
        if (operand instanceof Operand.Absent) {
            return null;
        }
        throw new NotFlat();
    }

    private static String word(Operand operand) throws NotFlat {
        if (operand instanceof Operand.Text text) {
            return text.value();
        }
        throw new NotFlat();
    }

    private static Object all(List<Object> parts) {
        return parts.size() == 1 ? parts.get(0) : Map.of("all", parts);
    }

    private static Map<String, Object> leaf(String name, String operator, Object value) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("fact", name);
        leaf.put("op", operator);
        leaf.put("value", value);
        return leaf;
    }

    private static String name(String prefix, String word) {
        return prefix + "_" + word.replaceAll("[^A-Za-z0-9_]", "_");
    }
}
