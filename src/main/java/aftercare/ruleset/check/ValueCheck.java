package aftercare.ruleset.check;

import aftercare.ruleset.check.ComparisonCheck.Scope;
import aftercare.ruleset.check.Fields.Field;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.Measure;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import aftercare.ruleset.text.Check;
import aftercare.ruleset.text.Lexer;
import aftercare.ruleset.text.RuleProblems;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the values that fields are compared with: words are known, numbers are possible, a list has no repeats. */
final class ValueCheck {

    private static final int MOST_WORDS_IN_A_MESSAGE = 10;

    private final Fields fields;
    private final Map<String, Set<String>> signs;
    private final boolean signsKnown;
    private final RuleProblems problems;

    /**
     * @param signs the kinds of sign with the codes of each
     * @param signsKnown whether they are complete; when a file could not be read they are not
     */
    ValueCheck(Fields fields, Map<String, Set<String>> signs, boolean signsKnown, RuleProblems problems) {
        this.fields = fields;
        this.signs = signs;
        this.signsKnown = signsKnown;
        this.problems = problems;
    }

    boolean fit(Comparison comparison, Field field, Scope scope) {
        boolean fits = fits(comparison.operand(), field, scope);
        if (fits) {
            canBeMet(comparison, field, scope);
        }
        return fits;
    }

    private boolean fits(Operand operand, Field field, Scope scope) {
        Holds holds = field.holds();
        if (operand instanceof Operand.Choice choice) {
            return choiceFits(choice, field, scope);
        }
        if (operand instanceof Operand.Text word && field.words().isPresent()) {
            return wordFits(word, field, scope);
        }
        if (operand instanceof Operand.Number number && (holds == Holds.WHOLE || holds == Holds.DECIMAL)) {
            return numberFits(number, field, scope);
        }
        if (operand instanceof Operand.Truth && holds == Holds.TRUTH) {
            return true;
        }
        problems.add(
                Check.TYPE,
                operand.place(),
                "this value does not fit `" + field.name() + "`, which is " + holds.shown(),
                field.words().isPresent() ? "write a word in double quotes" : help(operand, holds));
        return false;
    }

    private static String help(Operand operand, Holds holds) {
        if (holds == Holds.TRUTH) {
            return "write `true` or `false`";
        }
        return operand instanceof Operand.Text ? "write a number, without quotes" : "write a number";
    }

    private boolean choiceFits(Operand.Choice choice, Field field, Scope scope) {
        Set<Object> seen = new HashSet<>();
        boolean fits = true;
        for (Operand value : choice.values()) {
            fits &= fits(value, field, scope);
            if (fits && !seen.add(valueOf(value))) {
                problems.add(Check.POINTLESS, value.place(), "this value appears twice in the list", "leave one out");
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
        if (words.family().equals(Fields.POINTER)) {
            problems.add(
                    Check.TYPE,
                    word.place(),
                    "`pointer` is different in every report",
                    "compare it with the pointer of a named fact only");
            return false;
        }
        if (words.family().equals(Fields.SIGN)) {
            return signFits(word, words.known());
        }
        if (words.family().equals(Fields.SIGN_CODE)) {
            return signCodeFits(
                    word, words.known(), Optional.ofNullable(scope.fixed().get("kind")));
        }
        if (words.known().contains(word.value())) {
            return true;
        }
        problems.add(
                Check.UNKNOWN_WORD,
                word.place(),
                "unknown word " + Lexer.quote(word.value()),
                NearestWord.help(word.value(), words.known(), listed(words, field)));
        return false;
    }

    private static String listed(Fields.Words words, Field field) {
        if (words.known().size() > MOST_WORDS_IN_A_MESSAGE) {
            return "`vocabulary.yaml` lists the words of `" + field.name() + "`";
        }
        return "the words of `" + field.name() + "` are " + String.join(", ", words.known());
    }

    private boolean signFits(Operand.Text kind, Set<String> known) {
        if (!signsKnown || known.contains(kind.value())) {
            return true;
        }
        problems.add(
                Check.UNKNOWN_SIGN,
                kind.place(),
                "no rule infers the sign " + Lexer.quote(kind.value()),
                NearestWord.help(
                        kind.value(), known, "a rule in `signs` must say `@infers( \"" + kind.value() + "\" )`"));
        return false;
    }

    /** The code of a sign whose kind is known, or of any. */
    private boolean signCodeFits(Operand.Text code, Set<String> any, Optional<String> kind) {
        Set<String> known = kind.isPresent() ? signs.getOrDefault(kind.get(), any) : any;
        if (!signsKnown || known.contains(code.value())) {
            return true;
        }
        problems.add(
                Check.UNKNOWN_SIGN,
                code.place(),
                "no rule infers a sign with the code " + Lexer.quote(code.value()),
                NearestWord.help(code.value(), known, "a rule in `signs` must say `@as( \"" + code.value() + "\" )`"));
        return false;
    }

    private boolean numberFits(Operand.Number number, Field field, Scope scope) {
        if (isVitalValue(field, scope) && !scope.fixed().containsKey("sign")) {
            problems.add(
                    Check.RANGE,
                    number.place(),
                    "`value` means nothing without its sign",
                    "say which one before it: `sign == \"temperatureC\"`");
            return false;
        }
        String name = isVitalValue(field, scope) ? scope.fixed().get("sign") : field.name();
        if (field.holds() == Holds.WHOLE && number.value().scale() > 0) {
            problems.add(Check.TYPE, number.place(), "`" + name + "` is a whole number", "write it without a point");
            return false;
        }
        Optional<Measure> range = range(field, scope);
        return range.isEmpty() || inRange(number, name, range.get());
    }

    private boolean inRange(Operand.Number number, String name, Measure range) {
        BigDecimal value = number.value();
        String shown = Lexer.quote(value.toPlainString());
        if (value.compareTo(range.min()) < 0 || value.compareTo(range.max()) > 0) {
            problems.add(
                    Check.RANGE,
                    number.place(),
                    shown + " is no possible " + Lexer.quote(name),
                    "it lies between " + range.min().toPlainString() + " and "
                            + range.max().toPlainString());
            return false;
        }
        if (value.stripTrailingZeros().scale() > range.places()) {
            String places = range.places() + (range.places() == 1 ? " decimal place" : " decimal places");
            problems.add(
                    Check.RANGE,
                    number.place(),
                    shown + " is more exact than " + Lexer.quote(name) + " can be",
                    "it is given " + (range.places() == 0 ? "in whole numbers" : "with " + places));
            return false;
        }
        return true;
    }

    /** Some possible number is below, or above, that one. */
    private void canBeMet(Comparison comparison, Field field, Scope scope) {
        Optional<Measure> range = range(field, scope);
        if (range.isEmpty() || !(comparison.operand() instanceof Operand.Number number)) {
            return;
        }
        BigDecimal value = number.value();
        boolean below = comparison.operator() == Operator.LESS
                && value.compareTo(range.get().min()) == 0;
        boolean above = comparison.operator() == Operator.GREATER
                && value.compareTo(range.get().max()) == 0;
        if (below || above) {
            problems.add(
                    Check.POINTLESS,
                    comparison.place(),
                    "nothing is ever " + (below ? "below " : "above ") + value.toPlainString() + " here",
                    "look at the number again");
        }
    }

    /** The numbers that make sense; those of {@code value} hang on which vital sign it is. */
    private Optional<Measure> range(Field field, Scope scope) {
        String sign = scope.fixed().get("sign");
        return isVitalValue(field, scope) && sign != null ? fields.vital(sign) : field.range();
    }

    private static boolean isVitalValue(Field field, Scope scope) {
        return scope.fact().equals("Vital") && field.name().equals("value");
    }
}
