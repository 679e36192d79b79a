package aftercare.ruleset.model;

import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kind of sign rests on which. */
public final class SignGraph {

    /** The conditions under which a rule infers a kind of sign. */
    public record Inference(String kind, List<Condition> when) {}

    /** A line that asks for a kind of sign. */
    private record Use(String kind, Line line) {}

    /**
     * A kind of sign that depends on itself.
     *
     * @param path from that kind over the others back to it
     * @param place of the pattern that closes the circle
     */
    public record Cycle(List<String> path, Place place) {}

    private final Set<String> kinds;
    private final Map<String, List<Use>> uses = new LinkedHashMap<>();
    private final List<Cycle> cycles = new ArrayList<>();
    private final Set<String> inOrder = new LinkedHashSet<>();

    /**
     * @param kinds all that some rule infers
     * @param inferences of rules that could be read as a whole
     */
    public SignGraph(Set<String> kinds, List<Inference> inferences) {
        this.kinds = kinds;
        for (Inference inference : inferences) {
            List<Use> used = uses.computeIfAbsent(inference.kind(), kind -> new ArrayList<>());
            for (Line line : Condition.lines(inference.when())) {
                for (String kind : kinds(line.pattern())) {
                    used.add(new Use(kind, line));
                }
            }
        }
        for (String kind : kinds) {
            if (!inOrder.contains(kind)) {
                visit(kind, new ArrayList<>());
            }
        }
    }

    public static SignGraph of(List<ParsedRule> rules) {
        List<Inference> inferences = new ArrayList<>();
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Infers infers) {
                inferences.add(new Inference(infers.sign(), rule.when()));
            }
        }
        return new SignGraph(codes(rules).keySet(), inferences);
    }

    /** The kinds of sign that rules infer, with the codes of each; the empty code for a rule without one. */
    public static Map<String, Set<String>> codes(List<ParsedRule> rules) {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (ParsedRule rule : rules) {
            if (rule.card().kind() instanceof Infers infers) {
                codes.computeIfAbsent(infers.sign(), kind -> new LinkedHashSet<>())
                        .add(infers.code());
            }
        }
        return codes;
    }

    /** Whether a pattern asks for a sign. */
    public static boolean isSign(Pattern pattern) {
        return pattern.fact().equals("Sign");
    }

    /** Whether the sign of a rule can meet a pattern on signs; a comparison with another fact is left open. */
    public static boolean meets(Infers infers, Pattern pattern) {
        return Test.met(pattern.tests(), comparison -> {
            String held = comparison.field().equals("kind") ? infers.sign() : infers.code();
            boolean among = comparison.operand().words().contains(held);
            return comparison.operand() instanceof Operand.FieldOf
                    || switch (comparison.operator()) {
                        case EQUAL, IN -> among;
                        case NOT_EQUAL, NOT_IN -> !among;
                        default -> true;
                    };
        });
    }

    /** The kinds that may meet a pattern; every kind where the pattern does not say which with {@code ==} or {@code in}. */
    public Set<String> kinds(Pattern pattern) {
        Set<String> possible = new LinkedHashSet<>();
        for (String kind : isSign(pattern) ? kinds : Set.<String>of()) {
            if (Test.met(
                    pattern.tests(),
                    comparison -> !saysWhich(comparison)
                            || comparison.operand().words().contains(kind))) {
                possible.add(kind);
            }
        }
        return possible;
    }

    private static boolean saysWhich(Comparison comparison) {
        boolean named = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.IN;
        return named && comparison.field().equals("kind") && !(comparison.operand() instanceof Operand.FieldOf);
    }

    /** Every circle; empty for a set of rules that may run. */
    public List<Cycle> cycles() {
        return cycles;
    }

    /** Every kind, each after those that it rests on. */
    public List<String> inOrder() {
        return List.copyOf(inOrder);
    }

    /** These kinds and all that they rest on. */
    public Set<String> under(Set<String> above) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(above);
        while (!open.isEmpty()) {
            String kind = open.remove(open.size() - 1);
            if (found.add(kind)) {
                for (Use use : uses.getOrDefault(kind, List.of())) {
                    open.add(use.kind());
                }
            }
        }
        return found;
    }

    /** These kinds and all that may be there because one of them is; where one must not be there does not count. */
    public Set<String> above(Set<String> under) {
        Set<String> found = new LinkedHashSet<>(under);
        for (String kind : inOrder) {
            for (Use use : uses.getOrDefault(kind, List.of())) {
                if (use.line().asks() != Asks.NONE && found.contains(use.kind())) {
                    found.add(kind);
                }
            }
        }
        return found;
    }

    private void visit(String kind, List<String> path) {
        path.add(kind);
        for (Use use : uses.getOrDefault(kind, List.of())) {
            int begin = path.indexOf(use.kind());
            if (begin >= 0) {
                List<String> circle = new ArrayList<>(path.subList(begin, path.size()));
                circle.add(use.kind());
                cycles.add(new Cycle(circle, use.line().pattern().place()));
            } else if (!inOrder.contains(use.kind())) {
                visit(use.kind(), path);
            }
        }
        path.remove(path.size() - 1);
        inOrder.add(kind);
    }
}
