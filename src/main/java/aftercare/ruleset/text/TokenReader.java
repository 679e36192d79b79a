package aftercare.ruleset.text;

import aftercare.ruleset.model.Place;
import java.util.List;
import java.util.function.Predicate;

/** Goes through the tokens of a file, one after the other. */
final class TokenReader {

    /** Ends the reading of a part whose problem was noted. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    private final RuleText text;
    private final RuleProblems problems;
    private final List<Token> tokens;
    private int next;

    TokenReader(RuleText text, RuleProblems problems) {
        this.text = text;
        this.problems = problems;
        this.tokens = Lexer.tokens(text, problems);
    }

    public Token peek() {
        return tokens.get(next);
    }

    /** The token after the next one. */
    Token second() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    /** The token that was taken last. */
    public Token last() {
        return tokens.get(Math.max(0, next - 1));
    }

    public Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    boolean takeIf(String name) {
        boolean found = peek().isName(name);
        if (found) {
            take();
        }
        return found;
    }

    boolean takeIfSign(String sign) {
        boolean found = peek().isSign(sign);
        if (found) {
            take();
        }
        return found;
    }

    Token dotted(String what) {
        Token token = peek();
        if (!token.is(Token.Kind.NAME) && !token.is(Token.Kind.DOTTED)) {
            throw stop(Check.FORM, what + " is expected here, not " + shown(token), "");
        }
        return take();
    }

    /** Whether a rule begins here: nothing else in a file is the word {@code rule} with a text behind it. */
    boolean atRule() {
        return peek().isName("rule") && second().is(Token.Kind.TEXT);
    }

    /** Goes on to such a token, but never past the next rule or the end of the file. */
    void skipTo(Predicate<Token> wanted) {
        while (!peek().is(Token.Kind.END) && !atRule() && !wanted.test(peek())) {
            take();
        }
    }

    /** Notes a problem at the next token. */
    public void note(Check check, String what, String help) {
        note(check, text.place(peek()), what, help);
    }

    public void note(Check check, Place place, String what, String help) {
        problems.add(check, place, what, help);
    }

    /** Notes a problem at the next token, unless it was noted already, and ends the reading of this part. */
    public Stop stop(Check check, String what, String help) {
        if (peek().is(Token.Kind.END)) {
            note(Check.CUT_OFF, place(last()), "the file ends in the middle", "write what is missing behind this");
        } else if (!peek().is(Token.Kind.BAD)) {
            note(check, what, help);
        }
        return new Stop();
    }

    /** From there to the end of the token that was taken last. */
    public Place since(Token first) {
        return text.place(first.start(), last().end());
    }

    public Place place(Token token) {
        return text.place(token);
    }

    /** The next token with what hangs on it by hyphens, as a message names it. */
    String shownWithHyphens() {
        int end = peek().end();
        while (end < text.length() && (text.at(end) == '-' || Character.isLetter(text.at(end)))) {
            end++;
        }
        return Lexer.quote(text.toString().substring(peek().start(), end));
    }

    /** A token as a message names it. */
    public String shown(Token token) {
        return switch (token.kind()) {
            case END -> "the end of the file";
            case TEXT -> Lexer.quote("\"" + token.text() + "\"");
            default -> Lexer.quote(token.text());
        };
    }
}
