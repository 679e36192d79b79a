package aftercare.ruleset.check;

import static aftercare.ruleset.model.Test.Operator.CONTAINS;
import static aftercare.ruleset.model.Test.Operator.EQUAL;
import static aftercare.ruleset.model.Test.Operator.IN;
import static aftercare.ruleset.model.Test.Operator.MEMBER_OF;
import static aftercare.ruleset.model.Test.Operator.NOT_CONTAINS;
import static aftercare.ruleset.model.Test.Operator.NOT_EQUAL;
import static aftercare.ruleset.model.Test.Operator.NOT_IN;
import static aftercare.ruleset.model.Test.Operator.NOT_MEMBER_OF;

import aftercare.ruleset.check.Fields.Field;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.RuleProblems;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks one comparison: the field exists, operator and other side fit it, and a missing value does not meet it unseen.
 */
final class ComparisonCheck {

    private static final Set<Operator> EQUALITY = EnumSet.of(EQUAL, NOT_EQUAL);
    private static final Set<Operator> ORDER =
            EnumSet.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST);
    private static final Set<Operator> LISTS = EnumSet.of(IN, NOT_IN);
    private static final Set<Operator> OF_LISTS = EnumSet.of(CONTAINS, NOT_CONTAINS);
    private static final Set<Operator> MEMBERS = EnumSet.of(MEMBER_OF, NOT_MEMBER_OF);

    /**
     * Where a comparison is.
     *
     * @param names the facts that were named before, by name
     * @param fixed fields of this fact that are known to equal a word
     */
    record Scope(String fact, Map<String, String> names, Map<String, String> fixed) {

        /** What holds beside that comparison. */
        Scope with(Comparison comparison) {
            if (comparison.operator() != EQUAL || !(comparison.operand() instanceof Operand.Text word)) {
                return this;
            }
            Map<String, String> more = new HashMap<>(fixed);
            more.put(comparison.field(), word.value());
            return new Scope(fact, names, more);
        }
    }

    private final Fields fields;
    private final ValueCheck values;
    private final RuleProblems problems;

    ComparisonCheck(Fields fields, ValueCheck values, RuleProblems problems) {
        this.fields = fields;
        this.values = values;
        this.problems = problems;
    }

    void check(Comparison comparison, Scope scope) {
        Map<String, Field> ofFact = fields.of(scope.fact());
        Field field = ofFact.get(comparison.field());
        if (field == null) {
            unknownField(comparison.field(), scope.fact(), comparison.place());
        } else if (comparison.operand() instanceof Operand.Absent) {
            absent(comparison, field);
        } else if (operatorFits(comparison, field)) {
            if (comparison.operand() instanceof Operand.FieldOf other) {
                reference(comparison, field, other, scope);
            } else if (MEMBERS.contains(comparison.operator())) {
                problems.add(
                        Check.TYPE,
                        comparison.operand().place(),
                        "`" + comparison.operator().written() + "` needs a list of a named fact",
                        "write `in ( \"…\", \"…\" )` for a list of your own");
            } else if (values.fit(comparison, field, scope)) {
                missing(comparison, field);
            }
        }
    }

    private void unknownField(String name, String fact, Place place) {
        Set<String> known = fields.of(fact).keySet();
        problems.add(
                Check.UNKNOWN_FIELD,
                place,
                "unknown field " + Lexer.quote(name) + " of `" + fact + "`",
                NearestWord.help(name, known, "`" + fact + "` has " + String.join(", ", known)));
    }

    private void absent(Comparison comparison, Field field) {
        if (!EQUALITY.contains(comparison.operator())) {
            problems.add(
                    Check.MISSING_VALUE,
                    comparison.place(),
                    "`null` with `" + comparison.operator().written() + "`",
                    "a missing value can only be tested with `== null` and `!= null`");
        } else if (!field.nullable()) {
            boolean unknown =
                    field.words().isPresent() && field.words().get().known().contains("unknown");
            problems.add(
                    Check.POINTLESS,
                    comparison.place(),
                    "`" + field.name() + "` is never missing",
                    unknown ? "when it was not given it is `\"unknown\"`" : "leave this test out");
        }
    }

    private boolean operatorFits(Comparison comparison, Field field) {
        Operator operator = comparison.operator();
        if (field.holds() == Holds.DECIMAL && EQUALITY.contains(operator)) {
            problems.add(
                    Check.DECIMAL_EQUALITY,
                    comparison.place(),
                    "`" + field.name() + "` is a decimal number and hardly ever exactly equal to another",
                    "use `<`, `<=`, `>` or `>=`");
            return false;
        }
        Set<Operator> fitting = fitting(field.holds());
        if (fitting.contains(operator)) {
            return true;
        }
        StringBuilder shown = new StringBuilder();
        for (Operator possible : fitting) {
            shown.append(shown.length() == 0 ? "`" : ", `")
                    .append(possible.written())
                    .append('`');
        }
        problems.add(
                Check.TYPE,
                comparison.place(),
                "`" + operator.written() + "` does not fit `" + field.name() + "`, which is "
                        + field.holds().shown(),
                "it takes " + shown);
        return false;
    }

    private static Set<Operator> fitting(Holds holds) {
        return switch (holds) {
            case TRUTH -> EQUALITY;
            case WHOLE -> union(EQUALITY, ORDER, LISTS);
            case DECIMAL -> ORDER;
            case WORD -> union(EQUALITY, LISTS, MEMBERS);
            case WORDS -> OF_LISTS;
        };
    }

    @SafeVarargs
    private static Set<Operator> union(Set<Operator>... sets) {
        Set<Operator> all = EnumSet.noneOf(Operator.class);
        for (Set<Operator> set : sets) {
            all.addAll(set);
        }
        return all;
    }

    /** A comparison with a field of an earlier fact. */
    private void reference(Comparison comparison, Field field, Operand.FieldOf other, Scope scope) {
        String fact = scope.names().get(other.name());
        if (fact == null) {
            problems.add(
                    Check.NAME,
                    other.place(),
                    "no fact before this one has the name " + Lexer.quote(other.name()),
                    "give it in an earlier line: `" + other.name()
                            + " : Symptom( … )`; names given behind `or` end with their alternative");
            return;
        }
        if (!fields.facts().contains(fact)) {
            return; // noted where the name was given
        }
        Field target = fields.of(fact).get(other.field());
        if (target == null) {
            unknownField(other.field(), fact, other.place());
        } else if (!comparable(comparison.operator(), field, target)) {
            problems.add(
                    Check.TYPE,
                    comparison.place(),
                    "`" + field.name() + "` and " + Lexer.quote(other.name() + "." + other.field())
                            + " cannot be compared with `"
                            + comparison.operator().written() + "`",
                    "compare fields that hold the same kind of thing");
        } else if (missingMeets(comparison.operator(), field, target)) {
            problems.add(
                    Check.MISSING_VALUE,
                    comparison.place(),
                    "this test depends on values that may be missing",
                    "compare fields that are never missing, or write the words one by one");
        }
    }

    private static boolean comparable(Operator operator, Field field, Field target) {
        boolean sameWords = field.words().isPresent()
                && target.words().isPresent()
                && field.words().get().family().equals(target.words().get().family());
        if (MEMBERS.contains(operator)) {
            return sameWords && target.holds() == Holds.WORDS;
        }
        if (OF_LISTS.contains(operator)) {
            return sameWords && target.holds() == Holds.WORD;
        }
        if (field.holds() != target.holds()) {
            return false;
        }
        return field.holds() != Holds.WORD || sameWords;
    }

    /** Whether a missing value, or two, would meet it; looking for a missing value in a list fails altogether. */
    private static boolean missingMeets(Operator operator, Field field, Field target) {
        if (operator == EQUAL) {
            return field.nullable() && target.nullable();
        }
        return !ORDER.contains(operator) && (field.nullable() || target.nullable());
    }

    /** A comparison with a value, on a field that may be missing. */
    private void missing(Comparison comparison, Field field) {
        boolean negative = comparison.operator() == NOT_EQUAL || comparison.operator() == NOT_IN;
        if (!field.nullable() || !negative) {
            return;
        }
        String name = field.name();
        String others = name + " in ( … )";
        if (comparison.operand() instanceof Operand.Truth truth) {
            others = name + " == " + !truth.value();
        } else if (comparison.operand() instanceof Operand.Number number) {
            String shown = number.value().toPlainString();
            others = name + " < " + shown + " || " + name + " > " + shown;
        }
        problems.add(
                Check.MISSING_VALUE,
                comparison.place(),
                "a missing `" + name + "` would meet this test",
                "write `( " + name + " == null || " + others + " )` if that is meant, else only `" + others + "`");
    }
}
