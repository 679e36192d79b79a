package aftercare.ruleset.text;

import aftercare.ruleset.model.Condition;
import aftercare.ruleset.model.Place;
import aftercare.ruleset.text.Draft.Action;
import aftercare.ruleset.text.Draft.Annotation;
import aftercare.ruleset.text.Draft.DraftRule;
import aftercare.ruleset.text.Draft.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a whole file: package, imports, rules. Knows the form of a rule and nothing of facts, fields or words. Whatever
 * it does not know is a problem; it goes on at the next part of the rule or at the next rule.
 */
public final class Parser {

    /** What a rule may do with its finding. */
    public static final Set<String> FUNCTIONS = Set.of("conclude", "infer", "advise", "ask");

    /** Words of the engine that would come where an annotation or {@code when} comes. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "salience",
            "enabled",
            "timer",
            "duration",
            "calendars",
            "dialect",
            "extends",
            "no",
            "lock",
            "auto",
            "agenda",
            "activation",
            "ruleflow",
            "date",
            "refract",
            "direct",
            "attributes",
            "unit");

    /** Words of the engine that would come between rules. */
    private static final Set<String> DECLARATIONS =
            Set.of("function", "global", "declare", "query", "template", "expander", "eval", "trait", "enum", "entry");

    private final RuleText text;
    private final TokenReader tokens;
    private final ConditionParser conditions;
    private final RuleProblems problems;
    private final List<Import> imports = new ArrayList<>();
    private final List<DraftRule> rules = new ArrayList<>();
    private boolean headsRead = true;

    private Parser(RuleText text, RuleProblems problems) {
        this.text = text;
        this.problems = problems;
        this.tokens = new TokenReader(text, problems);
        this.conditions = new ConditionParser(tokens);
    }

    public static Draft parse(RuleText text, RuleProblems problems) {
        Parser parser = new Parser(text, problems);
        parser.file();
        return new Draft(text, List.copyOf(parser.imports), List.copyOf(parser.rules), parser.headsRead);
    }

    private void file() {
        if (tokens.peek().is(Token.Kind.END)) {
            problems.add(Check.NO_RULE, text.place(0, 0), "this file is empty", "write a rule, or delete the file");
            headsRead = false;
            return;
        }
        try {
            top();
        } catch (TokenReader.Stop stop) {
            headsRead = false;
            tokens.skipTo(token -> false);
        }
        while (!tokens.peek().is(Token.Kind.END)) {
            if (tokens.atRule()) {
                rule();
            } else {
                between();
                skipToRule();
            }
        }
        if (rules.isEmpty() && headsRead) {
            headsRead = false;
            problems.add(Check.NO_RULE, text.place(0, 0), "this file holds no rule", "write one, or delete the file");
        }
    }

    private void top() {
        if (tokens.takeIf("package")) {
            Token name = tokens.dotted("the name of the package");
            if (!name.text().equals(FileCheck.PACKAGE)) {
                problems.add(
                        Check.PACKAGE,
                        text.place(name),
                        "the package is " + Lexer.quote(name.text()),
                        "every rule file belongs to `" + FileCheck.PACKAGE + "`");
            }
        } else {
            tokens.note(
                    Check.PACKAGE,
                    "a rule file begins with its package",
                    "write `package " + FileCheck.PACKAGE + "` on the first line");
        }
        while (tokens.peek().isName("import")) {
            tokens.take();
            boolean function = tokens.takeIf("function");
            Token imported = tokens.dotted("the name of what is imported");
            imports.add(new Import(function, imported.text(), text.place(imported)));
        }
    }

    /** Something that appears outside a rule. */
    private void between() {
        Token found = tokens.peek();
        headsRead = false;
        boolean noted = found.is(Token.Kind.BAD)
                || (found.isName("rule") && tokens.second().is(Token.Kind.BAD));
        if (noted) {
            return;
        }
        String quoted = tokens.shown(found);
        Place place = text.place(found);
        if (found.isName("import") || found.isName("package")) {
            problems.add(Check.FORM, place, quoted + " comes too late", "move it to the top of the file");
        } else if (found.isName("rule")) {
            String help = "write a sentence in double quotes behind `rule`";
            problems.add(Check.TITLE, place, "this rule has no title", help);
        } else if (found.isSign(";")) {
            problems.add(Check.FORM, place, "`;` does not belong here", "leave it out");
        } else if (found.is(Token.Kind.NAME) && (DECLARATIONS.contains(found.text()) || isAttribute(found))) {
            problems.add(Check.NOT_ALLOWED, place, quoted + " is not allowed", "a file holds imports and rules only");
        } else if (found.isName("end")) {
            problems.add(
                    Check.FORM, place, "`end` without a rule", "delete it, or look for a part of a rule that is lost");
        } else {
            problems.add(Check.FORM, place, quoted + " appears outside a rule", "a file holds imports and rules only");
        }
    }

    private void rule() {
        Token first = tokens.take();
        Token title = tokens.take();
        boolean whole = true;
        List<Annotation> annotations = new ArrayList<>();
        while (!tokens.peek().isName("when")) {
            try {
                if (headEnds()) {
                    if (whole) {
                        noWhen(title);
                    }
                    whole = false;
                    break;
                }
                annotations.add(annotation());
            } catch (TokenReader.Stop stop) {
                headsRead = false;
                whole = false;
                tokens.skipTo(token -> token.isSign("@") || token.isName("when") || token.isName("then"));
            }
        }
        List<Condition> when = new ArrayList<>();
        Optional<Action> action = Optional.empty();
        try {
            if (tokens.takeIf("when")) {
                while (!conditionsEnd(title)) {
                    when.add(conditions.next());
                }
            }
        } catch (TokenReader.Stop stop) {
            whole = false;
            tokens.skipTo(token -> token.isName("then") || token.isName("end"));
        }
        try {
            if (tokens.takeIf("then")) {
                action = Optional.of(action(title));
            } else {
                whole = false;
            }
            tokens.takeIf("end");
        } catch (TokenReader.Stop stop) {
            whole = false;
            tokens.skipTo(token -> token.isName("end"));
            tokens.takeIf("end");
        }
        Place place = text.place(first.start(), tokens.last().end());
        rules.add(new DraftRule(title.text(), text.place(title), List.copyOf(annotations), when, action, place, whole));
    }

    private boolean headEnds() {
        Token found = tokens.peek();
        return found.isName("then") || found.isName("end") || tokens.atRule() || found.is(Token.Kind.END);
    }

    private void noWhen(Token title) {
        if (tokens.peek().is(Token.Kind.END)) {
            fileEnds(title);
        }
        tokens.note(
                Check.CUT_OFF,
                "rule " + Lexer.quote(title.text()) + " has no `when`",
                "write `when` on a line of its own before the conditions");
    }

    private Annotation annotation() {
        Token found = tokens.peek();
        if (isAttribute(found)) {
            throw tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shownWithHyphens() + " is not allowed",
                    "a rule may not change when or whether rules run");
        }
        if (!found.isSign("@")) {
            throw tokens.stop(
                    Check.FORM,
                    tokens.shown(found) + " is not expected here",
                    "after the title come the annotations, then `when`");
        }
        tokens.take();
        Token name = tokens.peek();
        if (!name.is(Token.Kind.NAME) && !name.is(Token.Kind.DOTTED)) {
            throw tokens.stop(Check.ANNOTATION, "the name of an annotation is missing", "write it right behind `@`");
        }
        tokens.take();
        String written = "`@" + name.text() + "`";
        if (!tokens.peek().isSign("(")) {
            throw tokens.stop(
                    Check.ANNOTATION_VALUE, written + " has no value", "write it in brackets: `@id( \"INF-05\" )`");
        }
        tokens.take();
        Token value = tokens.peek();
        boolean number = value.is(Token.Kind.NUMBER);
        if (!number && !value.is(Token.Kind.TEXT)) {
            throw tokens.stop(
                    Check.ANNOTATION_VALUE,
                    written + " holds " + tokens.shown(value),
                    "an annotation holds one text in double quotes, or one whole number");
        }
        tokens.take();
        if (!tokens.peek().isSign(")")) {
            throw tokens.stop(
                    Check.ANNOTATION_VALUE,
                    written + " goes on with " + tokens.shown(tokens.peek()),
                    "an annotation holds one text in double quotes, or one whole number, then `)`");
        }
        tokens.take();
        return new Annotation(name.text(), value.text(), number, text.place(name), text.place(value));
    }

    /** Whether the conditions are over; notes it when they are over too early. */
    private boolean conditionsEnd(Token title) {
        Token found = tokens.peek();
        if (found.isName("then")) {
            return true;
        }
        boolean actionFollows = found.is(Token.Kind.NAME) && FUNCTIONS.contains(found.text());
        if (actionFollows || found.isName("end") || tokens.atRule()) {
            tokens.note(
                    Check.CUT_OFF,
                    "rule " + Lexer.quote(title.text()) + " has no `then`",
                    "write `then` on a line of its own before the action");
            throw new TokenReader.Stop();
        }
        if (found.is(Token.Kind.END)) {
            fileEnds(title);
        }
        return false;
    }

    private Action action(Token title) {
        Token function = tokens.peek();
        if (function.is(Token.Kind.END)) {
            fileEnds(title);
        }
        if (function.isName("end")) {
            throw tokens.stop(
                    Check.CUT_OFF,
                    "rule " + Lexer.quote(title.text()) + " has no action",
                    "write `conclude( drools );` between `then` and `end`");
        }
        if (!function.is(Token.Kind.NAME) || !FUNCTIONS.contains(function.text())) {
            throw tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(function) + " is not an action",
                    "write `conclude( drools );`, in a rule for a sign `infer( drools );`, in one for advice"
                            + " `advise( drools );`, in one that asks `ask( drools );`");
        }
        int from = function.start();
        refuseComment();
        tokens.take();
        for (String expected : List.of("(", "drools", ")", ";")) {
            refuseComment();
            boolean right = tokens.peek().isSign(expected) || tokens.peek().isName(expected);
            if (!right) {
                throw tokens.stop(
                        Check.FORM,
                        "`" + expected + "` is expected here, not " + tokens.shown(tokens.peek()),
                        "write the action as `" + function.text() + "( drools );`");
            }
            tokens.take();
        }
        Place place = text.place(from, tokens.last().end());
        refuseComment();
        Token end = tokens.peek();
        if (end.is(Token.Kind.END)) {
            fileEnds(title);
        }
        if (tokens.atRule()) {
            problems.add(
                    Check.CUT_OFF,
                    place,
                    "rule " + Lexer.quote(title.text()) + " has no `end`",
                    "write `end` on a line of its own after the action");
            throw new TokenReader.Stop();
        }
        if (!end.isName("end")) {
            throw tokens.stop(
                    Check.NOT_ALLOWED,
                    tokens.shown(end) + " is not allowed here",
                    "the action is one line; after it comes `end`");
        }
        return new Action(function.text(), place);
    }

    /** The engine hands everything between {@code then} and {@code end} to a compiler, comments too. */
    private void refuseComment() {
        if (tokens.peek().afterComment()) {
            throw tokens.stop(Check.NOT_ALLOWED, "a comment between `then` and `end`", "move it above the rule");
        }
    }

    private void fileEnds(Token title) {
        problems.add(
                Check.CUT_OFF,
                text.place(tokens.last()),
                "the file ends inside rule " + Lexer.quote(title.text()),
                "write what is missing; a rule ends with `then`, its action and `end`");
        throw new TokenReader.Stop();
    }

    private void skipToRule() {
        headsRead = false;
        tokens.take();
        tokens.skipTo(token -> false);
    }

    private static boolean isAttribute(Token token) {
        return token.is(Token.Kind.NAME) && ATTRIBUTES.contains(token.text());
    }
}
