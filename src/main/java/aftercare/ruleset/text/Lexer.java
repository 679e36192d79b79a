package aftercare.ruleset.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts the text of a file into tokens. Everything that is not one is noted and becomes a bad token. */
public final class Lexer {

    public static final int MOST_CHARACTERS_OF_A_TEXT = 2_000;
    static final int MOST_CHARACTERS_OF_A_NUMBER = 12;

    private static final int MOST_SHOWN = 60;
    private static final String OPERATOR_SIGNS = "=<>!&|";
    private static final String CURLY_QUOTES = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB`\u00B4'";

    private final RuleText text;
    private final RuleProblems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean afterComment;

    private Lexer(RuleText text, RuleProblems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** The tokens of the text; the last one is its end. */
    public static List<Token> tokens(RuleText text, RuleProblems problems) {
        Lexer lexer = new Lexer(text, problems);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.token(Token.Kind.END, "", text.length());
        return lexer.tokens;
    }

    private void next() {
        char character = text.at(at);
        if (character == ' ' || character == '\n' || character == '\r' || character == '\t' || character == '\uFEFF') {
            at++;
        } else if (lookingAt("//")) {
            at = text.endOfLine(at);
            afterComment = true;
        } else if (lookingAt("/*")) {
            blockComment();
        } else if (character == '#') {
            String help = "write `//` before a comment";
            bad(Check.NOT_ALLOWED, text.endOfLine(at), "`#` does not begin a comment", help);
        } else if (character == '"') {
            quoted();
        } else if (CURLY_QUOTES.indexOf(character) >= 0) {
            wronglyQuoted();
        } else if (isDigit(character)) {
            number();
        } else if (Character.isLetter(character) || character == '_') {
            name(at, Token.Kind.NAME, Token.Kind.DOTTED);
        } else if (character == '$') {
            name(at + 1, Token.Kind.VARIABLE, Token.Kind.FIELD_OF);
        } else if (OPERATOR_SIGNS.indexOf(character) >= 0) {
            int end = at;
            while (end < text.length() && OPERATOR_SIGNS.indexOf(text.at(end)) >= 0) {
                end++;
            }
            token(Token.Kind.SIGN, text.toString().substring(at, end), end);
        } else {
            sign();
        }
    }

    private void blockComment() {
        int end = text.toString().indexOf("*/", at + 2);
        if (end < 0) {
            bad(Check.CUT_OFF, text.length(), "this comment has no end", "write `*/` behind it");
        } else {
            at = end + 2;
            afterComment = true;
        }
    }

    private void quoted() {
        int endOfLine = text.endOfLine(at);
        int end = text.toString().indexOf('"', at + 1);
        if (end < 0 || end > endOfLine) {
            String help = "write `\"` behind the text, on the same line";
            bad(Check.QUOTES, endOfLine, "this text has no closing quote", help);
            return;
        }
        if (end - at - 1 > MOST_CHARACTERS_OF_A_TEXT) {
            problems.add(
                    Check.TOO_LONG,
                    text.place(at, end + 1),
                    "this text has more than " + MOST_CHARACTERS_OF_A_TEXT + " characters",
                    "shorten it");
        }
        token(Token.Kind.TEXT, text.toString().substring(at + 1, end), end + 1);
    }

    /** Word processors turn quotes into others; the text is read on as if it had the right ones. */
    private void wronglyQuoted() {
        int endOfLine = text.endOfLine(at);
        int end = at + 1;
        while (end < endOfLine && CURLY_QUOTES.indexOf(text.at(end)) < 0 && text.at(end) != '"') {
            end++;
        }
        String help = "write plain double quotes: `\"`";
        String what = "`" + text.at(at) + "` does not begin a text";
        if (text.at(at) == '`') {
            what = "a backtick does not begin a text";
        }
        if (end == endOfLine) {
            bad(Check.QUOTES, endOfLine, what, help);
        } else {
            problems.add(Check.QUOTES, text.place(at, at + 1), what, help);
            token(Token.Kind.TEXT, text.toString().substring(at + 1, end), end + 1);
        }
    }

    private void number() {
        int end = digits(at);
        if (end + 1 < text.length() && text.at(end) == '.' && isDigit(text.at(end + 1))) {
            end = digits(end + 1);
        }
        int whole = end;
        while (whole < text.length() && (isNamePart(text.at(whole)) || text.at(whole) == '.')) {
            whole++;
        }
        String written = text.toString().substring(at, whole);
        boolean leadingZero = written.length() > 1 && written.charAt(0) == '0' && written.charAt(1) != '.';
        if (whole > end || leadingZero) {
            String help = UnitOfTime.help(
                            text.toString().substring(at, end), text.toString().substring(end, whole))
                    .orElse("write digits only, such as `38` or `38.5`");
            bad(Check.FORM, whole, quote(written) + " is not a number", help);
        } else if (written.length() > MOST_CHARACTERS_OF_A_NUMBER) {
            bad(Check.TOO_LONG, whole, quote(written) + " is too long for a number", "shorten it");
        } else {
            token(Token.Kind.NUMBER, written, whole);
        }
    }

    /** A name, or several with dots between them. */
    private void name(int from, Token.Kind plain, Token.Kind withDots) {
        int end = from;
        boolean dots = false;
        while (end < text.length()) {
            if (isNamePart(text.at(end))) {
                end++;
            } else if (text.at(end) == '.' && end + 1 < text.length() && isAfterDot(text.at(end + 1))) {
                dots = true;
                end += 2;
            } else {
                break;
            }
        }
        Optional<Integer> strange = notPlain(at, end);
        if (strange.isPresent()) {
            int letter = strange.get();
            bad(
                    Check.CHARACTER,
                    end,
                    String.format(
                            Locale.ROOT,
                            "`%c` (U+%04X) in %s is not a plain letter",
                            text.at(letter),
                            (int) text.at(letter),
                            quote(text.toString().substring(at, end))),
                    "type the word again");
        } else {
            token(dots ? withDots : plain, text.toString().substring(at, end), end);
        }
    }

    /** One sign; the parser knows which of them mean something. */
    private void sign() {
        int character = text.toString().codePointAt(at);
        int end = at + Character.charCount(character);
        if (RuleText.isForbidden(character)) {
            token(Token.Kind.BAD, "", end);
        } else {
            token(Token.Kind.SIGN, text.toString().substring(at, end), end);
        }
    }

    private Optional<Integer> notPlain(int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.at(i) > '~') {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.at(end))) {
            end++;
        }
        return end;
    }

    private boolean lookingAt(String expected) {
        return text.toString().startsWith(expected, at);
    }

    private void bad(Check check, int end, String what, String help) {
        problems.add(check, text.place(at, end), what, help);
        token(Token.Kind.BAD, "", end);
    }

    private void token(Token.Kind kind, String written, int end) {
        tokens.add(new Token(kind, written, at, end, afterComment));
        at = end;
        afterComment = false;
    }

    /** The author's words in backticks, shortened, without characters that would change what a reader sees. */
    public static String quote(String written) {
        String shown = written.length() > MOST_SHOWN ? written.substring(0, MOST_SHOWN) + "..." : written;
        StringBuilder visible = new StringBuilder("`");
        shown.codePoints().forEach(character -> {
            boolean strange = character == '`' || RuleText.isForbidden(character);
            visible.appendCodePoint(strange ? '?' : character);
        });
        return visible.append('`').toString();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isNamePart(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private static boolean isAfterDot(char character) {
        return Character.isLetter(character) || character == '_' || character == '*';
    }
}
