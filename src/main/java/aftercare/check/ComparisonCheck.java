package aftercare.check;

import static aftercare.check.Test.Operator.CONTAINS;
import static aftercare.check.Test.Operator.EQUAL;
import static aftercare.check.Test.Operator.IN;
import static aftercare.check.Test.Operator.MEMBER_OF;
import static aftercare.check.Test.Operator.NOT_CONTAINS;
import static aftercare.check.Test.Operator.NOT_EQUAL;
import static aftercare.check.Test.Operator.NOT_IN;
import static aftercare.check.Test.Operator.NOT_MEMBER_OF;

import aftercare.check.Fields.Field;
import aftercare.check.Fields.Holds;
import aftercare.check.Fields.Range;
import aftercare.check.Test.Comparison;
import aftercare.check.Test.Operand;
import aftercare.check.Test.Operator;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one comparison: the field exists, operator and value fit it, words are known, numbers are possible, and a
 * missing value does not meet it unseen.
 */
final class ComparisonCheck {

    private static final Set<Operator> EQUALITY = EnumSet.of(EQUAL, NOT_EQUAL);
    private static final Set<Operator> ORDER =
            EnumSet.of(Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST);
    private static final Set<Operator> LISTS = EnumSet.of(IN, NOT_IN);
    private static final Set<Operator> OF_LISTS = EnumSet.of(CONTAINS, NOT_CONTAINS);
    private static final Set<Operator> MEMBERS = EnumSet.of(MEMBER_OF, NOT_MEMBER_OF);
    private static final int MOST_WORDS_IN_A_MESSAGE = 10;

    /**
     * Where a comparison stands.
     *
     * @param names the facts that were named before, by name
     * @param fixed fields of this fact that are known to equal a word
     */
    record Scope(String fact, Map<String, String> names, Map<String, String> fixed) {

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
    private final boolean signsKnown;
    private final Map<String, Set<String>> signs;
    private final Problems problems;

    /**
     * @param signsKnown whether the kinds of sign are complete; when a file could not be read they are not
     * @param signs the kinds of sign with the codes of each
     */
    ComparisonCheck(Fields fields, boolean signsKnown, Map<String, Set<String>> signs, Problems problems) {
        this.fields = fields;
        this.signsKnown = signsKnown;
        this.signs = signs;
        this.problems = problems;
    }

    void check(Comparison comparison, Scope scope) {
        Map<String, Field> ofFact = fields.of(scope.fact());
        Field field = ofFact.get(comparison.field());
        if (field == null) {
            problems.add(
                    Check.UNKNOWN_FIELD,
                    comparison.place(),
                    "unknown field " + Lexer.quote(comparison.field()) + " of `" + scope.fact() + "`",
                    Nearest.help(
                            comparison.field(),
                            ofFact.keySet(),
                            "`" + scope.fact() + "` has " + String.join(", ", ofFact.keySet())));
            return;
        }
        if (!operatorFits(comparison, field)) {
            return;
        }
        if (comparison.operand() instanceof Operand.FieldOf other) {
            reference(comparison, field, other, scope);
            return;
        }
        if (MEMBERS.contains(comparison.operator())) {
            problems.add(
                    Check.TYPE,
                    comparison.operand().place(),
                    "`" + comparison.operator().written() + "` needs a list of a named fact",
                    "write `in ( \"…\", \"…\" )` for a list of your own");
            return;
        }
        if (valueFits(comparison, field, scope)) {
            missing(comparison, field);
        }
    }

    private boolean valueFits(Comparison comparison, Field field, Scope scope) {
        if (!valueFits(comparison.operand(), field, scope)) {
            return false;
        }
        Optional<Range> range = range(field, scope);
        if (range.isEmpty() || !(comparison.operand() instanceof Operand.Number number)) {
            return true;
        }
        boolean below = comparison.operator() == Operator.LESS && number.value().compareTo(range.get().min()) == 0;
        boolean above = comparison.operator() == Operator.GREATER && number.value().compareTo(range.get().max()) == 0;
        if (below || above) {
            problem(
                    Check.POINTLESS,
                    comparison.place(),
                    "nothing is ever " + (below ? "below " : "above ") + number.value().toPlainString() + " here",
                    "look at the number again");
        }
        return !below && !above;
    }

    /** The numbers that make sense; those of {@code value} hang on which vital sign it is. */
    private Optional<Range> range(Field field, Scope scope) {
        String sign = scope.fixed().get("sign");
        return isVitalValue(field, scope) && sign != null ? fields.vital(sign) : field.range();
    }

    private static boolean isVitalValue(Field field, Scope scope) {
        return scope.fact().equals("Vital") && field.name().equals("value");
    }

    private boolean operatorFits(Comparison comparison, Field field) {
        Operator operator = comparison.operator();
        Operand operand = comparison.operand();
        if (operand instanceof Operand.Absent) {
            return absentFits(comparison, field);
        }
        if (field.holds() == Holds.DECIMAL && EQUALITY.contains(operator)) {
            problem(
                    Check.DECIMAL_EQUALITY,
                    comparison.place(),
                    "`" + field.name() + "` is a decimal number and hardly ever exactly equal to another",
                    "use `<`, `<=`, `>` or `>=`");
            return false;
        }
        Set<Operator> fitting = fitting(field.holds());
        if (!fitting.contains(operator)) {
            StringBuilder shown = new StringBuilder();
            for (Operator possible : fitting) {
                shown.append(shown.length() == 0 ? "" : ", ").append('`').append(possible.written()).append('`');
            }
            problem(
                    Check.TYPE,
                    comparison.place(),
                    "`" + operator.written() + "` does not fit `" + field.name() + "`, which is "
                            + field.holds().shown(),
                    "it takes " + shown);
            return false;
        }
        return true;
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

    private boolean absentFits(Comparison comparison, Field field) {
        if (!EQUALITY.contains(comparison.operator())) {
            problem(
                    Check.MISSING_VALUE,
                    comparison.place(),
                    "`null` with `" + comparison.operator().written() + "`",
                    "a missing value can only be tested with `== null` and `!= null`");
            return false;
        }
        if (!field.nullable()) {
            boolean unknown = field.words().isPresent() && field.words().get().known().contains("unknown");
            problem(
                    Check.POINTLESS,
                    comparison.place(),
                    "`" + field.name() + "` is never missing",
                    unknown ? "when it was not given it is `\"unknown\"`" : "leave this test out");
            return false;
        }
        return true;
    }

    private boolean valueFits(Operand operand, Field field, Scope scope) {
        if (operand instanceof Operand.Choice choice) {
            return choiceFits(choice, field, scope);
        }
        if (operand instanceof Operand.Text word && field.words().isPresent()) {
            return wordFits(word, field, scope);
        }
        if (operand instanceof Operand.Number number
                && (field.holds() == Holds.WHOLE || field.holds() == Holds.DECIMAL)) {
            return numberFits(number, field, scope);
        }
        if (operand instanceof Operand.Absent) {
            return true;
        }
        if (operand instanceof Operand.Truth && field.holds() == Holds.TRUTH) {
            return true;
        }
        String help = field.words().isPresent() ? "write a word in double quotes" : "";
        if (operand instanceof Operand.Text && field.holds() != Holds.WORD) {
            help = "write it without quotes";
        }
        problem(
                Check.TYPE,
                operand.place(),
                "this value does not fit `" + field.name() + "`, which is " + field.holds().shown(),
                help);
        return false;
    }

    private boolean choiceFits(Operand.Choice choice, Field field, Scope scope) {
        Set<Object> seen = new HashSet<>();
        boolean fits = true;
        for (Operand value : choice.values()) {
            fits &= valueFits(value, field, scope);
            if (fits && !seen.add(valueOf(value))) {
                problem(Check.POINTLESS, value.place(), "this value stands twice in the list", "leave one out");
                return false;
            }
        }
        return fits;
    }

    private static Object valueOf(Operand operand) {
        if (operand instanceof Operand.Number number) {
            return number.value().stripTrailingZeros();
        }
        return operand instanceof Operand.Text text ? text.value() : operand;
    }

    private boolean wordFits(Operand.Text word, Field field, Scope scope) {
        Fields.Words words = field.words().orElseThrow();
        if (words.family().equals("pointer")) {
            problem(
                    Check.TYPE,
                    word.place(),
                    "`pointer` is different in every report",
                    "compare it with the pointer of a named fact only");
            return false;
        }
        if (words.family().startsWith("sign")) {
            return signFits(word, words, scope);
        }
        if (words.known().contains(word.value())) {
            return true;
        }
        problem(
                Check.UNKNOWN_WORD,
                word.place(),
                "unknown word " + Lexer.quote(word.value()),
                Nearest.help(word.value(), words.known(), listed(words, field)));
        return false;
    }

    private static String listed(Fields.Words words, Field field) {
        if (words.known().size() > MOST_WORDS_IN_A_MESSAGE) {
            return "`vocabulary.yaml` lists the words of `" + field.name() + "`";
        }
        return "the words of `" + field.name() + "` are " + String.join(", ", words.known());
    }

    private boolean signFits(Operand.Text word, Fields.Words words, Scope scope) {
        Set<String> known = words.known();
        String kind = scope.fixed().get("kind");
        boolean isCode = words.family().equals("sign code");
        if (isCode && kind != null) {
            known = signs.getOrDefault(kind, Set.of());
        }
        if (!signsKnown || known.contains(word.value()) || (isCode && kind != null && !signs.containsKey(kind))) {
            return true;
        }
        problem(
                Check.UNKNOWN_SIGN,
                word.place(),
                isCode
                        ? "no rule infers a sign with the code " + Lexer.quote(word.value())
                        : "no rule infers the sign " + Lexer.quote(word.value()),
                Nearest.help(
                        word.value(),
                        known,
                        isCode
                                ? "a rule in `signs` must say `@as( \"" + word.value() + "\" )`"
                                : "a rule in `signs` must say `@infers( \"" + word.value() + "\" )`"));
        return false;
    }

    private boolean numberFits(Operand.Number number, Field field, Scope scope) {
        Optional<Range> range = range(field, scope);
        String name = field.name();
        if (isVitalValue(field, scope)) {
            if (!scope.fixed().containsKey("sign")) {
                problem(
                        Check.RANGE,
                        number.place(),
                        "`value` means nothing without its sign",
                        "say which one before it: `sign == \"temperatureC\"`");
                return false;
            }
            name = scope.fixed().get("sign");
        }
        if (field.holds() == Holds.WHOLE && number.value().scale() > 0) {
            problem(Check.TYPE, number.place(), "`" + name + "` is a whole number", "write it without a point");
            return false;
        }
        return range.isEmpty() || inRange(number, name, range.get());
    }

    private boolean inRange(Operand.Number number, String name, Range range) {
        BigDecimal value = number.value();
        if (value.compareTo(range.min()) < 0 || value.compareTo(range.max()) > 0) {
            problem(
                    Check.RANGE,
                    number.place(),
                    Lexer.quote(value.toPlainString()) + " is no possible " + Lexer.quote(name),
                    "it lies between " + range.min().toPlainString() + " and "
                            + range.max().toPlainString());
            return false;
        }
        if (value.stripTrailingZeros().scale() > range.places()) {
            problem(
                    Check.RANGE,
                    number.place(),
                    Lexer.quote(value.toPlainString()) + " is more exact than " + Lexer.quote(name) + " can be",
                    range.places() == 0
                            ? "it is given in whole numbers"
                            : "it is given with " + range.places() + " decimal "
                                    + (range.places() == 1 ? "place" : "places"));
            return false;
        }
        return true;
    }

    /** A comparison with a field of an earlier fact. */
    private void reference(Comparison comparison, Field field, Operand.FieldOf other, Scope scope) {
        String fact = scope.names().get(other.name());
        if (fact == null) {
            problem(
                    Check.NAME,
                    other.place(),
                    "no fact before this one has the name " + Lexer.quote(other.name()),
                    "give it in an earlier line: `" + other.name()
                            + " : Symptom( … )`; names given behind `or` end with their alternative");
            return;
        }
        Field target = fields.facts().contains(fact) ? fields.of(fact).get(other.field()) : field;
        if (target == null) {
            problem(
                    Check.UNKNOWN_FIELD,
                    other.place(),
                    "unknown field " + Lexer.quote(other.field()) + " of `" + fact + "`",
                    Nearest.help(other.field(), fields.of(fact).keySet(), "it has " + String.join(", ", fields.of(fact)
                            .keySet())));
        } else if (!comparable(comparison.operator(), field, target)) {
            problem(
                    Check.TYPE,
                    comparison.place(),
                    "`" + field.name() + "` and " + Lexer.quote(other.name() + "." + other.field())
                            + " cannot be compared with `" + comparison.operator().written() + "`",
                    "compare fields that hold the same kind of thing");
        } else if (missingMeets(comparison.operator(), field, target)) {
            problem(
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
        if (LISTS.contains(operator) || field.holds() != target.holds()) {
            return false;
        }
        return field.holds() != Holds.WORD || sameWords;
    }

    /** Whether two missing values, or one, would meet it; looking for a missing value in a list fails altogether. */
    private static boolean missingMeets(Operator operator, Field field, Field target) {
        if (operator == EQUAL) {
            return field.nullable() && target.nullable();
        }
        boolean ordered = ORDER.contains(operator);
        return !ordered && (field.nullable() || target.nullable());
    }

    /** A comparison with a value, on a field that may be missing. */
    private void missing(Comparison comparison, Field field) {
        boolean negative = comparison.operator() == NOT_EQUAL || comparison.operator() == NOT_IN;
        if (!field.nullable() || !negative || comparison.operand() instanceof Operand.Absent) {
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
        problem(
                Check.MISSING_VALUE,
                comparison.place(),
                "a missing `" + name + "` would meet this test",
                "write `( " + name + " == null || " + others + " )` if that is meant, else only `" + others + "`");
    }

    private void problem(Check check, Place place, String what, String help) {
        problems.add(check, place, what, help);
    }
}
