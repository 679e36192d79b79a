package aftercare.trial.book;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.Asks;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.FactKind;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes conditions as sentences, with the labels and units of the vocabulary. Every condition that is checked has words. */
public final class ConditionWords {

    /** How the facts are spoken of that a report may have several of, or none. */
    private record Noun(String one, String named, String several, String verb) {}

    private static final Map<String, Noun> NOUNS = Map.of(
            "Symptom", new Noun("symptom", "", "", "is reported"),
            "Sign", new Noun("sign", "the sign ", "the signs ", "is found"),
            "RiskFactor", new Noun("risk factor", "the risk factor ", "the risk factors ", "is present"),
            "Vital", new Noun("vital sign", "", "", "was measured"),
            "Region", new Noun("region", "", "", "was needled"),
            "Doubt", new Noun("doubt", "the doubt ", "the doubts ", "came up"));

    /** The fields that say what a fact is. */
    private static final Map<String, Set<String>> IDENTITY = Map.of(
            "Symptom", Set.of("code", "groups"),
            "Sign", Set.of("kind"),
            "RiskFactor", Set.of("code"),
            "Vital", Set.of("sign"),
            "Region", Set.of("code", "group"),
            "Doubt", Set.of("code"));

    private final ValueWords values;

    public ConditionWords(Vocabulary vocabulary) {
        this.values = new ValueWords(vocabulary);
    }

    /** A line for each condition. */
    public List<Clause> of(List<Condition> conditions) {
        List<Clause> lines = new ArrayList<>();
        for (Condition condition : conditions) {
            lines.add(of(condition));
        }
        return lines;
    }

    /** One condition. */
    public Clause of(Condition condition) {
        return condition.fold(
                line -> line.asks() == Asks.NONE ? notThere(line.pattern()) : there(line.pattern()),
                parts -> new Clause("all of these hold:", parts),
                parts -> new Clause("at least one of these holds:", parts));
    }

    private Clause there(Pattern pattern) {
        if (FactKind.SINGLE.contains(pattern.fact())) {
            return Clause.of(single(pattern));
        }
        Optional<Comparison> identity = identity(pattern);
        Noun noun = noun(pattern);
        List<String> words = identity.map(it -> words(pattern.fact(), it)).orElse(List.of());
        String what = "a " + noun.one();
        if (identity.isPresent()) {
            what = isGroup(identity.get())
                    ? "a " + noun.one() + " of the group " + WordList.or(words)
                    : noun.named() + WordList.or(words);
        }
        if (pattern.name().isPresent()) {
            what += " (called " + pattern.name().get() + " here)";
        }
        String says =
                what + " " + noun.verb() + unknownRegions(pattern, identity, " (regions that are not known count too)");
        List<String> clauses = clauses(pattern, identity);
        if (clauses.size() < 2) {
            return Clause.of(clauses.isEmpty() ? says : says + ", and " + clauses.get(0));
        }
        return new Clause(says + ", and all of this is true of it:", lines(clauses));
    }

    private Clause notThere(Pattern pattern) {
        if (FactKind.SINGLE.contains(pattern.fact())) {
            return Clause.of("it is not so that " + single(pattern));
        }
        Optional<Comparison> identity = identity(pattern);
        Noun noun = noun(pattern);
        List<String> words = identity.map(it -> words(pattern.fact(), it)).orElse(List.of());
        List<String> clauses = clauses(pattern, identity);
        String says = "no " + noun.one() + " " + noun.verb();
        if (identity.isPresent() && isGroup(identity.get())) {
            says = "no " + noun.one() + " of the group " + WordList.or(words) + " " + noun.verb();
        } else if (words.size() == 1) {
            says = clauses.isEmpty()
                    ? noun.named() + words.get(0) + " " + not(noun.verb())
                    : "no " + noun.named().replace("the ", "") + plain(words.get(0)) + " " + noun.verb();
        } else if (words.size() > 1) {
            says = "none of " + noun.several() + WordList.and(words) + " " + noun.verb();
        }
        says += unknownRegions(pattern, identity, " (and the regions are known)");
        return clauses.isEmpty()
                ? Clause.of(says)
                : new Clause(says + " of which all of this is true:", lines(clauses));
    }

    private static List<Clause> lines(List<String> clauses) {
        List<Clause> lines = new ArrayList<>();
        for (String clause : clauses) {
            lines.add(Clause.of(clause));
        }
        return lines;
    }

    private String single(Pattern pattern) {
        List<String> clauses = tests(pattern).clauses(pattern.tests());
        if (clauses.isEmpty()) {
            return "there is a report, whatever it says";
        }
        return TestWords.together(clauses);
    }

    /** Regions that are not known belong to every group. */
    private static String unknownRegions(Pattern pattern, Optional<Comparison> identity, String addition) {
        boolean group = pattern.fact().equals("Region") && identity.isPresent() && isGroup(identity.get());
        return group ? addition : "";
    }

    private List<String> clauses(Pattern pattern, Optional<Comparison> identity) {
        List<Test> rest = new ArrayList<>(pattern.tests());
        identity.ifPresent(rest::remove);
        return tests(pattern).clauses(rest);
    }

    /** The first test that says what the fact is. */
    private static Optional<Comparison> identity(Pattern pattern) {
        for (Test test : pattern.tests()) {
            if (test instanceof Comparison comparison && isIdentity(pattern.fact(), comparison)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    private static boolean isIdentity(String fact, Comparison comparison) {
        Operator operator = comparison.operator();
        boolean asks = operator == Operator.EQUAL || operator == Operator.IN || operator == Operator.CONTAINS;
        boolean literal =
                comparison.operand() instanceof Operand.Text || comparison.operand() instanceof Operand.Choice;
        return asks && literal && IDENTITY.getOrDefault(fact, Set.of()).contains(comparison.field());
    }

    private static boolean isGroup(Comparison comparison) {
        return comparison.field().equals("groups") || comparison.field().equals("group");
    }

    private List<String> words(String fact, Comparison identity) {
        List<Operand> operands =
                identity.operand() instanceof Operand.Choice choice ? choice.values() : List.of(identity.operand());
        List<String> words = new ArrayList<>();
        for (Operand operand : operands) {
            words.add(values.of(fact, identity.field(), operand));
        }
        return words;
    }

    private TestWords tests(Pattern pattern) {
        Optional<String> vital = identity(pattern)
                .filter(comparison -> comparison.operand() instanceof Operand.Text)
                .map(comparison -> ((Operand.Text) comparison.operand()).value());
        return new TestWords(values, pattern.fact(), vital);
    }

    private static Noun noun(Pattern pattern) {
        Noun known = NOUNS.get(pattern.fact());
        return known != null ? known : new Noun(pattern.fact(), "", "", "is there");
    }

    private static String not(String verb) {
        return verb.replaceFirst(" ", " not ").replaceFirst("^came not up$", "did not come up");
    }

    private static String plain(String word) {
        return word.startsWith("the ") ? word.substring("the ".length()) : word;
    }
}
