package aftercare.bench;

import aftercare.domain.Report;
import aftercare.domain.RuleCard.Infers;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Line;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.FieldTable;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.SignGraph;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.tools.ToolProvider;

/**
 * The rules as a programmer would write them by hand in Java, made from the parsed ones and compiled: loops over the facts of a
 * report, and a rule that asks for a symptom is tried only where there is one with that code or group. This is the limit for an engine.
 */
final class WrittenRules {

    private static final String NAME = "Written";
    /** The JVM compiles no method that is very long. */
    private static final int STEPS_OF_A_METHOD = 50;

    private static final String HEAD =
            """
            import aftercare.domain.*;
            import java.util.*;

            public final class Written implements java.util.function.Function<Report, BitSet> {

                @Override
                public BitSet apply(Report report) {
                    return new Reading(report).fired();
                }

                private static final class Reading {
                    private final List<Report> ofReport = new ArrayList<>(1);
                    private final List<Treatment> ofTreatment = new ArrayList<>(1);
                    private final List<Patient> ofPatient = new ArrayList<>(1);
                    private final List<SelfCare> ofSelfCare = new ArrayList<>(1);
                    private final List<Region> ofRegion = new ArrayList<>();
                    private final List<RiskFactor> ofRiskFactor = new ArrayList<>();
                    private final List<Vital> ofVital = new ArrayList<>();
                    private final List<Doubt> ofDoubt = new ArrayList<>();
                    private final List<Symptom> ofSymptom = new ArrayList<>();
                    private final List<Sign> ofSign = new ArrayList<>();

                    Reading(Report report) {
                        ofReport.add(report);
                        for (Fact fact : report.facts()) {
                            if (fact instanceof Symptom symptom) {
                                ofSymptom.add(symptom);
                            } else if (fact instanceof Region region) {
                                ofRegion.add(region);
                            } else if (fact instanceof Vital vital) {
                                ofVital.add(vital);
                            } else if (fact instanceof RiskFactor risk) {
                                ofRiskFactor.add(risk);
                            } else if (fact instanceof Treatment treatment) {
                                ofTreatment.add(treatment);
                            } else if (fact instanceof Patient patient) {
                                ofPatient.add(patient);
                            } else if (fact instanceof SelfCare selfCare) {
                                ofSelfCare.add(selfCare);
                            } else if (fact instanceof Doubt doubt) {
                                ofDoubt.add(doubt);
                            }
                        }
                    }
            """;

    private final List<ParsedRule> rules;
    private final StringBuilder text = new StringBuilder(HEAD);
    /** The kind of the fact that a variable of a rule holds. */
    private final Map<String, String> kinds = new HashMap<>();

    private WrittenRules(List<ParsedRule> rules) {
        this.rules = rules;
    }

    /** For a report, the rules that find something in it, by their place in the list; no sign among them. */
    static Function<Report, BitSet> compiled(List<ParsedRule> rules, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path source = folder.resolve(NAME + ".java");
        Files.writeString(source, new WrittenRules(rules).text());
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        if (exit != 0) {
            throw new IllegalStateException("the rules as Java do not compile: " + source);
        }
        // Its classes are needed for as long as the program runs.
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, WrittenRules.class.getClassLoader());
        try {
            @SuppressWarnings("unchecked") // It was written so, above.
            Function<Report, BitSet> written = (Function<Report, BitSet>)
                    loader.loadClass(NAME).getDeclaredConstructor().newInstance();
            return written;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the rules as Java cannot be loaded", e);
        }
    }

    private String text() {
        List<String> steps = new ArrayList<>();
        Map<String, List<String>> byWord = new LinkedHashMap<>();
        for (String kind : SignGraph.of(rules).inOrder()) {
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).card().kind() instanceof Infers infers && infers.sign().equals(kind)) {
                    steps.add("if (rule" + i + "()) { ofSign.add(new Sign(\"" + kind + "\", \"" + infers.code()
                            + "\", List.of())); }");
                }
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            if (!(rules.get(i).card().kind() instanceof Infers)) {
                String step = "if (rule" + i + "()) { fired.set(" + i + "); }";
                Optional<Set<String>> words = words(rules.get(i));
                if (words.isEmpty()) {
                    steps.add(step);
                }
                for (String word : words.orElse(Set.of())) {
                    byWord.computeIfAbsent(word, each -> new ArrayList<>()).add(step);
                }
            }
        }
        StringBuilder calls = new StringBuilder();
        for (int from = 0; from < steps.size(); from += STEPS_OF_A_METHOD) {
            int to = Math.min(from + STEPS_OF_A_METHOD, steps.size());
            calls.append("from" + from + "(fired);\n");
            text.append("private void from" + from + "(BitSet fired) {\n"
                    + String.join("\n", steps.subList(from, to)) + "\n}\n");
        }
        StringBuilder cases = new StringBuilder();
        for (Map.Entry<String, List<String>> word : byWord.entrySet()) {
            String method = "word" + cases.length();
            text.append("private void " + method + "(BitSet fired) {\n" + String.join("\n", word.getValue()) + "\n}\n");
            cases.append("case \"" + word.getKey() + "\" -> " + method + "(fired);\n");
        }
        text.append("private void byWord(String word, BitSet fired) {\nswitch (word) {\n" + cases
                + "default -> { }\n}\n}\n");
        text.append("BitSet fired() {\nBitSet fired = new BitSet();\n" + calls);
        text.append(
                """
                for (Symptom symptom : ofSymptom) {
                    byWord(symptom.code(), fired);
                    for (String group : symptom.groups()) {
                        byWord(group, fired);
                    }
                }
                return fired;
                }
                """);
        for (int i = 0; i < rules.size(); i++) {
            text.append("private boolean rule" + i + "() {\n");
            for (List<Line> way : Condition.ways(rules.get(i).when())) {
                text.append("{\n");
                lines(way, 0);
                text.append("}\n");
            }
            text.append("return false;\n}\n");
        }
        return text.append("}\n}\n").toString();
    }

    /** Codes and groups of symptoms without one of which a rule finds nothing; empty where there are no such words. */
    private static Optional<Set<String>> words(ParsedRule rule) {
        Set<String> all = new LinkedHashSet<>();
        for (List<Line> way : Condition.ways(rule.when())) {
            Set<String> least = Set.of();
            for (Line line : way) {
                Set<String> words = line.asks() == Asks.NONE ? Set.of() : words(line.pattern());
                if (least.isEmpty() || !words.isEmpty() && words.size() < least.size()) {
                    least = words;
                }
            }
            if (least.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(least);
        }
        return Optional.of(all);
    }

    private static Set<String> words(Pattern pattern) {
        for (Test test : pattern.tests()) {
            if (pattern.fact().equals("Symptom") && test instanceof Comparison comparison) {
                boolean names = comparison.operator() == Operator.EQUAL || comparison.operator() == Operator.IN;
                boolean ofCode = names && comparison.field().equals("code");
                boolean ofGroup = comparison.operator() == Operator.CONTAINS && comparison.field().equals("groups");
                if ((ofCode || ofGroup) && !comparison.operand().words().isEmpty()) {
                    return comparison.operand().words();
                }
            }
        }
        return Set.of();
    }

    /** The lines from that one on, each within the one before it. */
    private void lines(List<Line> way, int at) {
        if (at == way.size()) {
            text.append("if (true) { return true; }\n");
            return;
        }
        Line line = way.get(at);
        Pattern pattern = line.pattern();
        String variable = pattern.name().map(name -> name.substring(1)).orElse("fact" + at);
        kinds.put(variable, pattern.fact());
        List<String> tests = new ArrayList<>();
        for (Test test : pattern.tests()) {
            tests.add(of(variable, test));
        }
        String loop = "for (" + pattern.fact() + " " + variable + " : of" + pattern.fact() + ") {\nif ("
                + (tests.isEmpty() ? "true" : String.join(" && ", tests)) + ") {\n";
        if (line.asks() == Asks.EACH) {
            text.append(loop);
            lines(way, at + 1);
            text.append("}\n}\n");
        } else {
            text.append("boolean some" + at + " = false;\n" + loop + "some" + at + " = true;\nbreak;\n}\n}\n");
            text.append("if (" + (line.asks() == Asks.NONE ? "!" : "") + "some" + at + ") {\n");
            lines(way, at + 1);
            text.append("}\n");
        }
    }

    private String of(String variable, Test test) {
        return test.fold(
                comparison -> comparison(variable, comparison),
                parts -> "(" + String.join(" && ", parts) + ")",
                parts -> "(" + String.join(" || ", parts) + ")");
    }

    private String comparison(String variable, Comparison comparison) {
        String field = variable + "." + comparison.field() + "()";
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case EQUAL -> equal(field, operand);
            case NOT_EQUAL -> "!" + equal(field, operand);
            case IN -> among(field, operand);
            case NOT_IN -> "!" + among(field, operand);
            case CONTAINS -> field + ".contains(" + value(operand) + ")";
            case NOT_CONTAINS -> "!" + field + ".contains(" + value(operand) + ")";
            case MEMBER_OF -> value(operand) + ".contains(" + field + ")";
            case NOT_MEMBER_OF -> "!" + value(operand) + ".contains(" + field + ")";
            case LESS, AT_MOST, GREATER, AT_LEAST -> ordered(variable, comparison, field);
        };
    }

    private String ordered(String variable, Comparison comparison, String field) {
        String bothGiven = given(variable, comparison.field(), field);
        if (comparison.operand() instanceof Operand.FieldOf other) {
            bothGiven += given(other.name().substring(1), other.field(), value(other));
        }
        return "(" + bothGiven + field + " " + comparison.operator().written() + " " + value(comparison.operand()) + ")";
    }

    private String given(String variable, String field, String read) {
        FactKind kind = FactKind.named(kinds.get(variable));
        return FieldTable.of(kind).get(field).nullable() ? read + " != null && " : "";
    }

    private static String equal(String field, Operand operand) {
        if (operand instanceof Operand.Absent) {
            return "(" + field + " == null)";
        }
        if (operand instanceof Operand.Number number) {
            return "(((Number) " + field + ") != null && ((Number) " + field + ").doubleValue() == " + value(number) + ")";
        }
        return "Objects.equals(" + value(operand) + ", " + field + ")";
    }

    private static String among(String field, Operand operand) {
        List<String> any = new ArrayList<>();
        for (Operand value : ((Operand.Choice) operand).values()) {
            any.add(equal(field, value));
        }
        return "(" + String.join(" || ", any) + ")";
    }

    private static String value(Operand operand) {
        if (operand instanceof Operand.Text text) {
            return "\"" + text.value() + "\"";
        }
        if (operand instanceof Operand.Number number) {
            return number.value().doubleValue() + "";
        }
        if (operand instanceof Operand.Truth truth) {
            return String.valueOf(truth.value());
        }
        Operand.FieldOf other = (Operand.FieldOf) operand;
        return other.name().substring(1) + "." + other.field() + "()";
    }
}
