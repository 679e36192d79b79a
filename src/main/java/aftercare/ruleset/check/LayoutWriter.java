package aftercare.ruleset.check;

import aftercare.ruleset.check.Gap.Comment;
import aftercare.ruleset.text.Token;
import java.util.List;
import java.util.Set;

/**
 * Writes the tokens of a file in the house layout: package and imports, a blank line before each rule, annotations and
 * facts a line each. Inside the brackets of a fact the author decides where lines end, so long as it is after a comma or
 * an opening bracket, or before a word that joins.
 */
final class LayoutWriter {

    private static final int INDENT = 4;
    private static final Set<String> NO_CALLS = Set.of("in", "and", "or");
    private static final Set<String> JOINING_SIGNS = Set.of("&&", "||");

    /** What comes between two tokens. */
    private enum Between {
        NOTHING,
        SPACE,
        LINE,
        BLANK_LINE
    }

    private final String text;
    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean inRule;
    private boolean inConditions;

    private LayoutWriter(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static String write(String text, List<Token> tokens) {
        LayoutWriter writer = new LayoutWriter(text, tokens);
        for (int i = 0; i < tokens.size(); i++) {
            writer.token(i);
        }
        return writer.out.append('\n').toString();
    }

    private void token(int at) {
        Token token = tokens.get(at);
        Gap gap = gapBefore(at);
        Between between = at == 0 ? Between.NOTHING : between(tokens.get(at - 1), token, at);
        boolean blankDue = between == Between.BLANK_LINE;
        boolean keepsBlanks = depth == 0 && !inRule;
        int indent = indent(token);
        boolean mustBreak = comments(gap, blankDue, keepsBlanks, commentIndent(indent));
        if (token.is(Token.Kind.END)) {
            return;
        }
        boolean commented = !gap.comments().isEmpty();
        if (between == Between.LINE || blankDue || mustBreak || (commented && gap.breakAfter())) {
            boolean apart = gap.hasOwnLine() || at == 0 ? keepsBlanks && gap.blankAfter() : blankDue;
            line(apart, indent);
        } else if (between == Between.SPACE || commented) {
            out.append(' ');
        }
        out.append(text, token.start(), token.end());
        follow(token);
    }

    private void follow(Token token) {
        if (token.isSign("(")) {
            depth++;
        } else if (token.isSign(")")) {
            depth--;
        } else if (depth == 0 && token.isName("rule")) {
            inRule = true;
        } else if (depth == 0 && token.isName("when")) {
            inConditions = true;
        } else if (depth == 0 && token.isName("then")) {
            inConditions = false;
        } else if (depth == 0 && token.isName("end")) {
            inRule = false;
        }
    }

    private Gap gapBefore(int at) {
        int from = at == 0 ? 0 : tokens.get(at - 1).end();
        return Gap.of(text.substring(from, tokens.get(at).start()));
    }

    private Between between(Token previous, Token token, int at) {
        if (previous.isSign("@")) {
            return Between.NOTHING;
        }
        if (depth == 0) {
            boolean atRule = token.isName("rule") && tokens.get(at + 1).is(Token.Kind.TEXT);
            if (atRule || token.is(Token.Kind.END)) {
                return Between.BLANK_LINE;
            }
            if (beginsLine(token, previous)) {
                return Between.LINE;
            }
        }
        if (token.isSign(",") || token.isSign(";") || isCall(token, previous)) {
            return Between.NOTHING;
        }
        if (previous.isSign("(") && token.isSign(")")) {
            return Between.NOTHING;
        }
        return inConditions && depth > 0 && breaksHere(at) ? Between.LINE : Between.SPACE;
    }

    private boolean beginsLine(Token token, Token previous) {
        boolean part = token.isName("import") || token.isName("when") || token.isName("then") || token.isName("end");
        boolean afterPart = previous.isName("when") || previous.isName("then");
        return part || afterPart || token.isSign("@") || (inConditions && previous.isSign(")"));
    }

    private static boolean isCall(Token token, Token previous) {
        return token.isSign("(") && previous.is(Token.Kind.NAME) && !NO_CALLS.contains(previous.text());
    }

    /** A line that ends behind a joining word ends before it instead. */
    private boolean breaksHere(int at) {
        Token token = tokens.get(at);
        Token previous = tokens.get(at - 1);
        if (isJoining(token)) {
            return gapBefore(at).hasBreak() || gapBefore(at + 1).hasBreak();
        }
        boolean mayBreak = previous.isSign(",") || (previous.isSign("(") && !token.isSign(")"));
        return mayBreak && gapBefore(at).hasBreak();
    }

    private static boolean isJoining(Token token) {
        return token.isName("and")
                || token.isName("or")
                || (token.is(Token.Kind.SIGN) && JOINING_SIGNS.contains(token.text()));
    }

    private int indent(Token token) {
        if (depth > 0) {
            return INDENT + INDENT * (token.isSign(")") ? depth - 1 : depth);
        }
        boolean atMargin = token.isName("when") || token.isName("then") || token.isName("end");
        return inRule && !atMargin ? INDENT : 0;
    }

    /** A comment before {@code when} or {@code then} speaks of what appears above it. */
    private int commentIndent(int indent) {
        return inRule && depth == 0 ? INDENT : indent;
    }

    /** @return whether the last comment ends its line */
    private boolean comments(Gap gap, boolean blankDue, boolean keepsBlanks, int indent) {
        boolean endsLine = false;
        boolean ownLines = false;
        for (Comment comment : gap.comments()) {
            if (out.length() > 0 && (comment.ownLine() || endsLine)) {
                line(blankDue && !ownLines || keepsBlanks && comment.blankBefore(), indent);
                ownLines = true;
            } else if (out.length() > 0) {
                out.append(' ');
            }
            out.append(comment.text());
            endsLine = comment.endsItsLine();
        }
        return endsLine;
    }

    private void line(boolean afterBlank, int indent) {
        if (out.length() > 0) {
            out.append(afterBlank ? "\n\n" : "\n").append(" ".repeat(indent));
        }
    }
}
