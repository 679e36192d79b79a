package aftercare.ruleset.text;

import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import aftercare.ruleset.model.Test.AllOf;
import aftercare.ruleset.model.Test.AnyOf;
import aftercare.ruleset.model.Test.Comparison;
import aftercare.ruleset.model.Test.Operand;
import aftercare.ruleset.model.Test.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tests of a fact, up to its closing bracket. */
final class TestParser {

    public static final int DEEPEST = 4;

    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Set<String> NO_FIELDS = Set.of("true", "false", "null", "this", "not");

    private static final Map<String, Operator> BY_SIGN = Map.of(
            "==", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            ">", Operator.GREATER,
            ">=", Operator.AT_LEAST);

    private static final Map<String, Operator> BY_WORD = Map.of(
            "in", Operator.IN,
            "contains", Operator.CONTAINS,
            "memberOf", Operator.MEMBER_OF);

    private static final Map<String, Operator> BY_NEGATED_WORD = Map.of(
            "in", Operator.NOT_IN,
            "contains", Operator.NOT_CONTAINS,
            "memberOf", Operator.NOT_MEMBER_OF);

    /** What people write for an operator. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("=", "=="),
            Map.entry("===", "=="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("<>", "!="),
            Map.entry("=!", "!="),
            Map.entry("!==", "!="),
            Map.entry("\u2265", ">="),
            Map.entry("\u2264", "<="),
            Map.entry("\u2260", "!="),
            Map.entry("is", "=="),
            Map.entry("equals", "=="),
            Map.entry("has", "contains"),
            Map.entry("include", "contains"),
            Map.entry("includes", "contains"),
            Map.entry("memberof", "memberOf"));

    private static final String OPERATORS =
            "the operators are `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `contains` and `memberOf`, with `not` before the"
                    + " last three";

    private final TokenReader tokens;

    TestParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** The tests between the brackets; the opening one is taken already. */
    public List<Test> all() {
        List<Test> tests = new ArrayList<>();
        if (tokens.takeIfSign(")")) {
            return tests;
        }
        do {
            tests.add(test(0));
        } while (goesOn());
        return tests;
    }

    /** After a test: a comma and another one, or the closing bracket. */
    private boolean goesOn() {
        Token before = tokens.last();
        Token found = tokens.peek();
        if (tokens.takeIfSign(")")) {
            return false;
        }
        if (tokens.takeIfSign(",")) {
            Token previous = tokens.last();
            Token next = tokens.peek();
            if (next.is(Token.Kind.NUMBER) && next.start() == previous.end()) {
                String whole = before.is(Token.Kind.NUMBER) ? before.text() : "38";
                throw tokens.stop(
                        Check.FORM, "a comma inside a number", "write a point: `" + whole + "." + next.text() + "`");
            }
            return true;
        }
        if (found.isName("and") || found.isName("or")) {
            String sign = found.isName("and") ? "`,` or `&&`" : "`||`";
            throw tokens.stop(
                    Check.FORM, tokens.shown(found) + " inside the brackets of a fact", "write " + sign + " instead");
        }
        if (found.isName("then") || found.isName("exists") || Character.isUpperCase(firstOf(found))) {
            throw tokens.stop(
                    Check.FORM, "`)` is missing before " + tokens.shown(found), "close the brackets of the fact");
        }
        if (found.is(Token.Kind.NAME) && before.is(Token.Kind.NUMBER)) {
            Optional<String> help = UnitOfTime.help(before.text(), found.text());
            if (help.isPresent()) {
                String what = "`" + before.text() + " " + found.text() + "` is not a number";
                throw tokens.stop(Check.FORM, what, help.get());
            }
        }
        if (found.is(Token.Kind.NAME)) {
            throw tokens.stop(
                    Check.FORM, "a comma is missing before " + tokens.shown(found), "write `,` between two tests");
        }
        throw notAfterTest(found);
    }

    private static char firstOf(Token found) {
        return found.is(Token.Kind.NAME) ? found.text().charAt(0) : ' ';
    }

    private TokenReader.Stop notAfterTest(Token found) {
        for (String sign : List.of("+", "-", "*", "/", "%", "^")) {
            if (found.isSign(sign)) {
                return tokens.stop(
                        Check.NOT_ALLOWED, "a rule does not calculate", "compare the field with one number or text");
            }
        }
        if (found.isSign("(") || found.isSign(".") || found.isSign("[")) {
            return tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(found) + " is not allowed here",
                    "a test compares a field; it calls nothing");
        }
        return tokens.stop(
                Check.FORM,
                "`,` or `)` is expected here, not " + tokens.shown(found),
                "write `,` between two tests and `)` after the last one");
    }

    private Test test(int depth) {
        Token first = tokens.peek();
        List<Test> parts = new ArrayList<>();
        parts.add(single(depth));
        Token sign = tokens.peek();
        if (!sign.isSign("&&") && !sign.isSign("||")) {
            return parts.get(0);
        }
        while (tokens.peek().isSign("&&") || tokens.peek().isSign("||")) {
            if (!tokens.peek().isSign(sign.text())) {
                throw tokens.stop(
                        Check.FORM, "`&&` and `||` are mixed", "put brackets around the tests that belong together");
            }
            refuseComment();
            tokens.take();
            refuseComment();
            parts.add(single(depth));
        }
        Place place = tokens.since(first);
        return sign.isSign("&&") ? new AllOf(parts, place) : new AnyOf(parts, place);
    }

    private Test single(int depth) {
        Token open = tokens.peek();
        if (!open.isSign("(")) {
            return comparison();
        }
        if (depth == DEEPEST) {
            throw tokens.stop(
                    Check.LIMIT,
                    "more than " + DEEPEST + " brackets inside each other",
                    "write several rules with the same id instead");
        }
        tokens.take();
        refuseComment();
        Test inner = test(depth + 1);
        if (!tokens.peek().isSign(")")) {
            throw notInBrackets();
        }
        refuseComment();
        tokens.take();
        return within(inner, tokens.since(open));
    }

    private TokenReader.Stop notInBrackets() {
        Token found = tokens.peek();
        if (found.isSign(",") || found.isName("and")) {
            return tokens.stop(Check.FORM, tokens.shown(found) + " inside inner brackets", "write `&&` instead");
        }
        if (found.isName("or")) {
            return tokens.stop(Check.FORM, "`or` inside the brackets of a fact", "write `||` instead");
        }
        return notAfterTest(found);
    }

    /** The same test with its brackets. */
    private static Test within(Test test, Place place) {
        if (test instanceof AllOf all) {
            return new AllOf(all.tests(), place);
        }
        if (test instanceof AnyOf any) {
            return new AnyOf(any.tests(), place);
        }
        Comparison comparison = (Comparison) test;
        return new Comparison(comparison.field(), comparison.operator(), comparison.operand(), place);
    }

    private Comparison comparison() {
        Token field = tokens.peek();
        if (!field.is(Token.Kind.NAME) || NO_FIELDS.contains(field.text())) {
            throw notAField(field);
        }
        tokens.take();
        Operator operator = operator(field);
        refuseComment();
        Operand operand = operator == Operator.IN || operator == Operator.NOT_IN ? choice() : operand();
        return new Comparison(field.text(), operator, operand, tokens.since(field));
    }

    private TokenReader.Stop notAField(Token found) {
        if (found.is(Token.Kind.DOTTED) || found.isName("this")) {
            return tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(found) + " is not a field",
                    "write the field alone, such as `severity`; a test calls nothing");
        }
        if (found.is(Token.Kind.VARIABLE) || found.is(Token.Kind.FIELD_OF)) {
            return tokens.stop(
                    Check.FORM,
                    tokens.shown(found) + " where a field is expected",
                    "write the field of this fact first; a name appears before a whole fact: `$a : Symptom( … )`");
        }
        if (found.isSign("!")) {
            return tokens.stop(
                    Check.NOT_ALLOWED, "`!` is not allowed", "write `persistent == false`, or turn the operator round");
        }
        if (found.is(Token.Kind.SIGN) && BY_SIGN.containsKey(found.text())) {
            return tokens.stop(
                    Check.FORM,
                    "no field before " + tokens.shown(found),
                    "write the field again: `severity >= 3 && severity <= 5`");
        }
        if (found.is(Token.Kind.TEXT) || found.is(Token.Kind.NUMBER) || found.is(Token.Kind.NAME)) {
            return tokens.stop(
                    Check.FORM,
                    "no field before " + tokens.shown(found),
                    "write field, operator and value: `severity >= 3`");
        }
        return tokens.stop(
                Check.FORM,
                "a test is expected here, not " + tokens.shown(found),
                "write field, operator and value: `severity >= 3`");
    }

    private Operator operator(Token field) {
        refuseComment();
        Token found = tokens.peek();
        Optional<Operator> operator = Optional.empty();
        if (found.is(Token.Kind.SIGN)) {
            operator = Optional.ofNullable(BY_SIGN.get(found.text()));
        } else if (found.isName("not")) {
            Token word = tokens.second();
            operator = Optional.ofNullable(word.is(Token.Kind.NAME) ? BY_NEGATED_WORD.get(word.text()) : null);
            if (operator.isPresent()) {
                tokens.take();
                refuseComment();
            }
        } else if (found.is(Token.Kind.NAME)) {
            operator = Optional.ofNullable(BY_WORD.get(found.text()));
        }
        if (operator.isEmpty()) {
            throw noOperator(field, found);
        }
        tokens.take();
        return operator.get();
    }

    private TokenReader.Stop noOperator(Token field, Token found) {
        String shown = tokens.shown(found);
        if (MEANT.containsKey(found.text()) && !found.is(Token.Kind.TEXT)) {
            return tokens.stop(
                    Check.OPERATOR, shown + " is not an operator", "write `" + MEANT.get(found.text()) + "`");
        }
        boolean over = found.isSign(",") || found.isSign(")") || found.isSign("&&") || found.isSign("||");
        if (over) {
            String help = "write what it must be, such as `" + field.text() + " == true`";
            return tokens.stop(Check.OPERATOR, Lexer.quote(field.text()) + " is compared with nothing", help);
        }
        if (found.isSign("(") || found.isSign("[")) {
            return tokens.stop(
                    Check.NOT_ALLOWED, shown + " is not allowed here", "a test compares a field; it calls nothing");
        }
        if (found.isSign(":")) {
            return tokens.stop(
                    Check.NOT_ALLOWED,
                    "`:` is not allowed here",
                    "a name appears before a whole fact: `$a : Symptom( … )`");
        }
        return tokens.stop(Check.OPERATOR, shown + " is not an operator", OPERATORS);
    }

    private Operand choice() {
        Token open = tokens.peek();
        if (!tokens.takeIfSign("(")) {
            throw tokens.stop(
                    Check.FORM,
                    "a list is expected here, not " + tokens.shown(open),
                    "write the values in brackets: `in ( \"improving\", \"stable\" )`");
        }
        List<Operand> values = new ArrayList<>();
        do {
            refuseComment();
            Operand value = operand();
            if (value instanceof Operand.FieldOf || value instanceof Operand.Absent) {
                tokens.note(
                        Check.NOT_ALLOWED,
                        value.place(),
                        Lexer.quote(value instanceof Operand.Absent ? "null" : "a field") + " inside a list",
                        "write a test of its own for it");
                throw new TokenReader.Stop();
            }
            values.add(value);
            refuseComment();
        } while (tokens.takeIfSign(","));
        if (!tokens.peek().isSign(")")) {
            throw tokens.stop(
                    Check.FORM,
                    "`,` or `)` is expected here, not " + tokens.shown(tokens.peek()),
                    "write `,` between the values of a list and `)` after the last one");
        }
        tokens.take();
        return new Operand.Choice(values, tokens.since(open));
    }

    private Operand operand() {
        Token value = tokens.peek();
        Place place = tokens.place(value);
        Operand operand;
        if (value.is(Token.Kind.TEXT)) {
            operand = new Operand.Text(value.text(), place);
        } else if (value.is(Token.Kind.NUMBER)) {
            operand = new Operand.Number(new BigDecimal(value.text()), place);
        } else if (value.isName("true") || value.isName("false")) {
            operand = new Operand.Truth(value.isName("true"), place);
        } else if (value.isName("null")) {
            operand = new Operand.Absent(place);
        } else if (value.is(Token.Kind.FIELD_OF)
                && value.text().indexOf('.') == value.text().lastIndexOf('.')) {
            int dot = value.text().indexOf('.');
            String name = value.text().substring(0, dot);
            operand = new Operand.FieldOf(name, value.text().substring(dot + 1), place);
        } else {
            throw notAValue(value);
        }
        tokens.take();
        return operand;
    }

    private TokenReader.Stop notAValue(Token found) {
        if (found.is(Token.Kind.VARIABLE)) {
            return tokens.stop(
                    Check.FORM,
                    tokens.shown(found) + " is a whole fact",
                    "say which field of it: `" + found.text() + ".code`");
        }
        if (found.is(Token.Kind.FIELD_OF) || found.is(Token.Kind.DOTTED)) {
            return tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(found) + " is not a value",
                    "write a text in double quotes, a number, `true`, `false`, `null` or a field of a named fact");
        }
        String small = found.text().toLowerCase(Locale.ROOT);
        if (found.is(Token.Kind.NAME) && CONSTANTS.contains(small)) {
            return tokens.stop(
                    Check.FORM, tokens.shown(found) + " is not a value", "write `" + small + "` in small letters");
        }
        if (found.is(Token.Kind.NAME)) {
            return tokens.stop(
                    Check.QUOTES,
                    tokens.shown(found) + " appears without quotes",
                    "write a text as in `\"chest-pain\"`");
        }
        if (found.isSign("-")) {
            return tokens.stop(Check.RANGE, "a number below 0", "no field of a fact is ever below 0");
        }
        return tokens.stop(
                Check.FORM,
                "a value is expected here, not " + tokens.shown(found),
                "write a text in double quotes, a number, `true`, `false`, `null` or a field of a named fact");
    }

    /** The engine takes the text of a test as it is, with the comments in it. */
    private void refuseComment() {
        if (tokens.peek().afterComment()) {
            throw tokens.stop(
                    Check.NOT_ALLOWED,
                    "a comment inside a test",
                    "move it behind the comma after the test, or above the rule");
        }
    }
}
