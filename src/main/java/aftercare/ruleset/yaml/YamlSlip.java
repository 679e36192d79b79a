package aftercare.ruleset.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person most likely did wrong where a file is not YAML: the parser knows only where it gave up, which is often a line
 * or two later.
 *
 * @param line from 1
 * @param column from 1
 */
record YamlSlip(int line, int column, String what, String help) {

    /** How far above the place where the parser gave up the slip may be, in lines that are not blank. */
    private static final int MOST_LINES = 4;

    private static final Pattern TAB = Pattern.compile("^ *(\\t)");
    private static final Pattern ODD_BLANK =
            Pattern.compile("(?:^ *(?:- *)?|[:,{\\[] ?)([\u00a0\u2000-\u200a\u202f\u3000])");
    private static final Pattern ODD_QUOTE = Pattern.compile("[:,{\\[] *([\u2018\u2019\u201c\u201d\u201e\u00ab])");
    private static final Pattern DASH = Pattern.compile("^ *(-)[^-\\s]");
    private static final Pattern NO_COLON = Pattern.compile("^ *(?:- +)?(\\w+) +[\"'\\[{]");
    private static final Pattern NO_BLANK = Pattern.compile("^ *(?:- +)?(\\w+):[\"'\\[{\\w]");
    private static final Pattern APOSTROPHE = Pattern.compile(": +'[^']*\\w(')\\w");
    private static final Pattern SECOND_COLON = Pattern.compile("^ *(?:- +)?\\w+: +[^\"'\\[{#\\s][^#]*?(:)(?: |$)");
    private static final Pattern NO_COMMA = Pattern.compile("[{,] *\\w+: *[\\w.\"-]+ +(\\w+) *:");
    private static final Pattern KEY = Pattern.compile("^( *)(- +)?\\w+:");

    /** The nearest slip at or above that line, from 1. */
    static Optional<YamlSlip> near(String text, int line) {
        String[] lines = text.split("\\R", -1);
        int looked = 0;
        for (int at = Math.min(line, lines.length); at > 0 && looked < MOST_LINES; at--) {
            String written = lines[at - 1];
            if (written.isBlank()) {
                continue;
            }
            looked++;
            Optional<YamlSlip> slip = in(written, at);
            if (slip.isPresent()) {
                return slip;
            }
        }
        if (line > lines.length) {
            return openBracket(lines, lines.length);
        }
        return line == 1
                ? indentation(lines, line)
                : openBracket(lines, line - 1).or(() -> indentation(lines, line));
    }

    private static Optional<YamlSlip> in(String written, int line) {
        Optional<YamlSlip> slip = match(TAB, written, line, "a tab at the beginning of a line", "write blanks instead");
        if (slip.isEmpty()) {
            slip = match(
                    ODD_BLANK, written, line, "a blank that is no plain one", "type the blanks of this line again");
        }
        if (slip.isEmpty()) {
            slip = named(ODD_QUOTE, written, line, "no plain quote: ", "write plain double quotes: `\"`");
        }
        if (slip.isEmpty()) {
            slip = match(DASH, written, line, "there is no blank behind the dash", "write `- note: …`");
        }
        if (slip.isEmpty()) {
            String help = "put the text in double quotes";
            slip = match(APOSTROPHE, written, line, "the apostrophe ends the text", help);
        }
        if (slip.isEmpty()) {
            slip = openQuote(written, line);
        }
        if (slip.isEmpty()) {
            slip = named(NO_COLON, written, line, "there is no colon behind ", "write `%s: …`");
        }
        if (slip.isEmpty()) {
            slip = named(NO_BLANK, written, line, "there is no blank behind the colon of ", "write `%s: …`");
        }
        if (slip.isEmpty()) {
            String help = "put the text in double quotes";
            slip = match(SECOND_COLON, written, line, "a colon inside a text without quotes", help);
        }
        if (slip.isEmpty()) {
            slip = named(NO_COMMA, written, line, "a comma is missing before ", "write `, %s: …`");
        }
        return slip.isPresent() ? slip : bracket(written, line);
    }

    private static Optional<YamlSlip> match(Pattern slip, String written, int line, String what, String help) {
        Matcher found = slip.matcher(written);
        return found.find() ? Optional.of(new YamlSlip(line, found.start(1) + 1, what, help)) : Optional.empty();
    }

    private static Optional<YamlSlip> named(Pattern slip, String written, int line, String what, String help) {
        Matcher found = slip.matcher(written);
        return found.find()
                ? Optional.of(new YamlSlip(
                        line, found.start(1) + 1, what + "`" + found.group(1) + "`", help.formatted(found.group(1))))
                : Optional.empty();
    }

    private static Optional<YamlSlip> openQuote(String written, int line) {
        int open = -1;
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) == '"' && (i == 0 || written.charAt(i - 1) != '\\')) {
                open = open < 0 ? i : -1;
            }
        }
        return open < 0
                ? Optional.empty()
                : Optional.of(new YamlSlip(line, open + 1, "this quote is not closed", "write `\"` behind the text"));
    }

    /** Brackets that do not pair within one line; those inside quotes do not count. */
    private static Optional<YamlSlip> bracket(String written, int line) {
        Deque<Integer> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char character = written.charAt(i);
            quoted ^= character == '"';
            if (!quoted && (character == '[' || character == '{')) {
                open.push(i);
            } else if (!quoted && (character == ']' || character == '}')) {
                String expected = open.isEmpty() ? "" : written.charAt(open.pop()) == '[' ? "]" : "}";
                if (expected.indexOf(character) < 0) {
                    String help = expected.isEmpty() ? "leave it out" : "write `" + expected + "` before it";
                    return Optional.of(new YamlSlip(line, i + 1, "`" + character + "` closes nothing here", help));
                }
            }
        }
        return Optional.empty();
    }

    /** The last bracket that is still open at the end of that line, since the entry of the list in which it is began. */
    private static Optional<YamlSlip> openBracket(String[] lines, int last) {
        int first = last;
        while (first > 1 && !lines[first - 1].startsWith("- ")) {
            first--;
        }
        Deque<YamlSlip> open = new ArrayDeque<>();
        for (int line = first; line <= last; line++) {
            boolean quoted = false;
            String written = lines[line - 1];
            for (int i = 0; i < written.length() && (quoted || written.charAt(i) != '#'); i++) {
                char character = written.charAt(i);
                quoted ^= character == '"';
                if (!quoted && (character == '[' || character == '{')) {
                    String help = "write `" + (character == '[' ? "]" : "}") + "` behind what belongs to it";
                    open.push(new YamlSlip(line, i + 1, "`" + character + "` is not closed", help));
                } else if (!quoted && (character == ']' || character == '}') && !open.isEmpty()) {
                    open.pop();
                }
            }
        }
        return Optional.ofNullable(open.peek());
    }

    /** A key that is not below the keys of the same entry. */
    private static Optional<YamlSlip> indentation(String[] lines, int line) {
        Matcher key = KEY.matcher(lines[line - 1]);
        if (!key.find()) {
            return Optional.empty();
        }
        int column = key.group(1).length();
        if (column == 0 && key.group(2) == null) {
            return Optional.of(new YamlSlip(line, 1, "the dash before this entry is missing", "write `- note: …`"));
        }
        for (int above = line - 1; above > 0; above--) {
            Matcher sibling = KEY.matcher(lines[above - 1]);
            if (sibling.find()) {
                int expected = sibling.end(1)
                        + (sibling.group(2) == null ? 0 : sibling.group(2).length());
                String what =
                        "this line begins with " + blanks(column) + ", the keys above it with " + blanks(expected);
                return Optional.of(new YamlSlip(line, column + 1, what, "begin it below the key that it belongs to"));
            }
        }
        return Optional.empty();
    }

    private static String blanks(int count) {
        return count == 1 ? "1 blank" : count + " blanks";
    }
}
