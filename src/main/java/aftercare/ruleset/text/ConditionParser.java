package aftercare.ruleset.text;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Condition.And;
import aftercare.ruleset.model.Condition.Exists;
import aftercare.ruleset.model.Condition.Not;
import aftercare.ruleset.model.Condition.Or;
import aftercare.ruleset.model.Condition.Pattern;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.model.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads conditions: a fact, {@code exists} or {@code not} before one, or several in brackets. */
final class ConditionParser {

    public static final int DEEPEST = 2;

    private static final Set<String> ENGINE_WORDS = Set.of(
            "eval",
            "from",
            "accumulate",
            "acc",
            "collect",
            "forall",
            "groupby",
            "over",
            "entry",
            "init",
            "action",
            "reverse",
            "result",
            "do",
            "if",
            "else",
            "case",
            "break",
            "window",
            "this");

    private final TokenReader tokens;
    private final TestParser tests;

    ConditionParser(TokenReader tokens) {
        this.tokens = tokens;
        this.tests = new TestParser(tokens);
    }

    public Condition next() {
        return condition(0);
    }

    private Condition condition(int depth) {
        Token first = tokens.peek();
        if (first.isName("exists") || first.isName("not")) {
            return quantified(first);
        }
        if (first.isSign("(")) {
            return combination(first, depth + 1);
        }
        return pattern();
    }

    private Condition quantified(Token word) {
        tokens.take();
        Token next = tokens.peek();
        String written = "`" + word.text() + "`";
        if (next.isSign("(") || next.isName("exists") || next.isName("not")) {
            throw tokens.stop(
                    Check.NOT_ALLOWED,
                    written + " appears before " + tokens.shown(next),
                    written + " takes one fact: `" + word.text() + " Symptom( … )`");
        }
        if (next.is(Token.Kind.VARIABLE)) {
            throw tokens.stop(
                    Check.NAME, tokens.shown(next) + " behind " + written + " names nothing", "leave the name out");
        }
        Pattern pattern = pattern();
        Place place = tokens.since(word);
        return word.isName("not") ? new Not(pattern, place) : new Exists(pattern, place);
    }

    private Condition combination(Token open, int depth) {
        if (depth > DEEPEST) {
            throw tokens.stop(
                    Check.LIMIT,
                    "more than " + DEEPEST + " brackets inside each other",
                    "write several rules with the same id instead");
        }
        tokens.take();
        List<Condition> parts = new ArrayList<>();
        parts.add(condition(depth));
        Token word = tokens.peek();
        if (word.isSign(")")) {
            throw tokens.stop(
                    Check.FORM, "brackets around one fact", "leave them out, or join facts with `and` or `or`");
        }
        while (!tokens.peek().isSign(")")) {
            join(word);
            parts.add(condition(depth));
        }
        tokens.take();
        Place place = tokens.since(open);
        return word.isName("and") ? new And(parts, place) : new Or(parts, place);
    }

    /** The word between two facts in brackets; it is the same one all along. */
    private void join(Token word) {
        Token found = tokens.peek();
        if (!found.isName("and") && !found.isName("or")) {
            throw tokens.stop(
                    Check.FORM,
                    "`and`, `or` or `)` is expected here, not " + tokens.shown(found),
                    "between facts in brackets write `and` or `or`");
        }
        if (!found.isName(word.text())) {
            throw tokens.stop(
                    Check.FORM, "`and` and `or` are mixed", "put brackets around the facts that belong together");
        }
        tokens.take();
    }

    private Pattern pattern() {
        Token first = tokens.peek();
        Optional<String> name = Optional.empty();
        if (first.is(Token.Kind.VARIABLE)) {
            tokens.take();
            if (!first.text().matches("\\$[a-z][A-Za-z0-9]*")) {
                tokens.note(
                        Check.NAME,
                        tokens.place(first),
                        tokens.shown(first) + " is not a name for a fact",
                        "write `$` and a small letter first, such as `$symptom`");
                throw new TokenReader.Stop();
            }
            if (!tokens.takeIfSign(":")) {
                throw tokens.stop(
                        Check.FORM,
                        "`:` is expected here, not " + tokens.shown(tokens.peek()),
                        "name a fact as in `" + first.text() + " : Symptom( … )`");
            }
            name = Optional.of(first.text());
        }
        Token fact = tokens.peek();
        if (!fact.is(Token.Kind.NAME) || ENGINE_WORDS.contains(fact.text())) {
            throw unexpected(fact);
        }
        if (fact.isName("and") || fact.isName("or")) {
            throw tokens.stop(
                    Check.FORM,
                    tokens.shown(fact) + " appears between conditions without brackets",
                    "leave `and` out; put brackets around facts that `or` joins: `( Sign( … ) or Symptom( … ) )`");
        }
        tokens.take();
        if (!tokens.takeIfSign("(")) {
            throw tokens.stop(
                    Check.FORM,
                    "`(` is expected here, not " + tokens.shown(tokens.peek()),
                    "a condition is a fact with its tests in brackets: `Symptom( code == \"fever\" )`");
        }
        List<Test> asked = tests.all();
        return new Pattern(fact.text(), name, asked, tokens.since(first));
    }

    private TokenReader.Stop unexpected(Token found) {
        if (found.is(Token.Kind.NAME) || found.isSign("?")) {
            return tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(found) + " is not allowed here",
                    "a condition is a fact with its tests in brackets, or `exists` or `not` before it");
        }
        if (found.is(Token.Kind.DOTTED)) {
            return tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(found) + " is not a fact",
                    "write the name of a fact, without dots");
        }
        if (found.isSign(",") || found.isSign(";") || found.isSign("&&") || found.isSign("||")) {
            return tokens.stop(
                    Check.FORM,
                    tokens.shown(found) + " between conditions",
                    "leave it out: every condition appears on a line of its own; or join them in brackets with `or`");
        }
        return tokens.stop(
                Check.FORM,
                "a fact is expected here, not " + tokens.shown(found),
                "a condition is a fact with its tests in brackets: `Symptom( code == \"fever\" )`");
    }
}
