package aftercare.triage.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is no JSON as far as it can be told: JSON that is broken somewhere, dictionaries of Python and JavaScript,
 * YAML, forms, lines of words. Serves once.
 */
final class LooseText {

    private static final String AFTER_A_QUOTE = ",:;=&{}[])<>\n\r";
    /** What may be written before a quote that begins a text, as in Python. */
    private static final String BEFORE_A_QUOTE = "ubr(";

    private static final Pattern ESCAPE_OF_A_FORM = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{4}");

    private final String text;
    private final boolean heedsQuotes;
    private final EmergencySearch search;
    private final StringBuilder plain = new StringBuilder();
    /** Where in it the last piece begins, after a comma or semicolon. */
    private int pieceStart;
    /** How many characters of the piece are not blank, and the last of them. */
    private int marks;

    private char lastMark;
    /** The last text in quotes, until it is known whether it is a name; null when there is none. */
    private String quoted;
    /** Whether a name was read and its value was not. */
    private boolean valueComes;

    private int at;
    private int brackets;
    private final Deque<Integer> columns = new ArrayDeque<>();
    private final Set<Character> quotesWithoutEnd = new HashSet<>();
    private boolean isWhole = true;

    private LooseText(String text, boolean heedsQuotes, EmergencySearch search) {
        this.text = text;
        this.heedsQuotes = heedsQuotes;
        this.search = search;
    }

    /**
     * Tells the search all that can be read.
     *
     * @param heedsQuotes false to read as if no quote were there
     * @return whether all quotes fit
     */
    static boolean read(String text, boolean heedsQuotes, EmergencySearch search) {
        LooseText loose = new LooseText(text, heedsQuotes, search);
        loose.read();
        return loose.isWhole;
    }

    /** A form with its escapes resolved; any other text as it is. */
    static String decoded(String text) {
        boolean isForm = text.indexOf('"') < 0 && text.indexOf('\'') < 0 && text.indexOf('{') < 0;
        if (!isForm || text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        Matcher escape = ESCAPE_OF_A_FORM.matcher(text);
        int start = 0;
        while (escape.find()) {
            bytes.writeBytes(text.substring(start, escape.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(escape.group(1), 16));
            start = escape.end();
        }
        bytes.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void read() {
        columns.push(0);
        beginLine();
        while (at < text.length() && !search.found()) {
            char character = text.charAt(at++);
            switch (character) {
                case '{', '[' -> {
                    endValue();
                    search.open();
                    brackets++;
                }
                case '}', ']' -> {
                    endValue();
                    if (brackets > 0) {
                        search.close();
                        brackets--;
                    }
                }
                case ':', '=' -> endName();
                case '&', '<', '>', '\r' -> endValue();
                case '\n' -> {
                    endValue();
                    if (brackets == 0) {
                        beginLine();
                    }
                }
                case '"', '\'', '`' -> quote(character);
                default -> plain(character);
            }
        }
        endValue();
        search.end();
    }

    // --- Lines ---

    /** As in YAML: what is indented belongs to the line above it, and a dash begins an entry of a list. */
    private void beginLine() {
        int start = at;
        while (at < text.length() && (isBlank(at) || (text.charAt(at) == '-' && isBlank(at + 1)))) {
            if (text.charAt(at) == '-') {
                endDeeperThan(at - start);
            }
            at++;
        }
        if (at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r') {
            return;
        }
        int column = at - start;
        endDeeperThan(column);
        if (column > columns.peek()) {
            search.open();
            columns.push(column);
        }
    }

    private void endDeeperThan(int column) {
        while (columns.peek() > column) {
            columns.pop();
            search.close();
        }
    }

    private boolean isBlank(int index) {
        return index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t');
    }

    // --- Words ---

    private void plain(char character) {
        if (quoted != null && character != ' ' && character != '\t') {
            endValue();
        }
        plain.append(character);
        if (character == ',' || character == ';') {
            pieceStart = plain.length();
            marks = 0;
        } else if (!Character.isWhitespace(character)) {
            lastMark = character;
            marks++;
        }
    }

    /** What was read since the last name is its value. */
    private void endValue() {
        if (quoted != null) {
            search.value(quoted, true);
        }
        String value = bare(plain.toString());
        if (!value.isEmpty()) {
            search.value(value, false);
        }
        forget();
        valueComes = false;
    }

    /** What was read last is a name. What comes before it, after a comma or a blank, is the value of the name before. */
    private void endName() {
        String name = quoted == null ? plain.toString() : quoted;
        boolean isPlain = quoted == null;
        forget();
        if (isPlain) {
            int comma = Math.max(name.lastIndexOf(','), name.lastIndexOf(';'));
            String before = bare(name.substring(0, comma + 1));
            name = bare(name.substring(comma + 1));
            if (!before.isEmpty() && valueComes) {
                search.value(before, false);
                valueComes = false;
            } else if (!before.isEmpty()) {
                // A name that holds a comma, or the last of several words.
                search.value(before, false);
                search.name(before + ", " + name);
            }
            int blank = name.lastIndexOf(' ');
            if (valueComes && blank > 0) {
                search.value(name.substring(0, blank).strip(), false);
                search.name(name);
                name = name.substring(blank + 1);
            }
        }
        if (!name.isEmpty()) {
            search.name(withoutMarks(name));
            valueComes = true;
        }
    }

    private void forget() {
        quoted = null;
        plain.setLength(0);
        pieceStart = 0;
        marks = 0;
    }

    /** Without the commas and blanks around it. */
    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBetween(text.charAt(start))) {
            start++;
        }
        while (end > start && isBetween(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBetween(char character) {
        return character == ',' || character == ';' || Character.isWhitespace(character);
    }

    private static String withoutMarks(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && !Character.isLetterOrDigit(name.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    // --- Quotes ---

    private void quote(char quote) {
        if (!heedsQuotes) {
            plain.append(' ');
            return;
        }
        if (quoted != null) {
            endValue();
        }
        if (marks > 1 || (marks == 1 && BEFORE_A_QUOTE.indexOf(lastMark) < 0)) {
            // An apostrophe, or a quote that does not fit.
            isWhole = isWhole && quote == '\'';
            plain(quote);
            return;
        }
        int end = end(quote);
        if (end < 0) {
            isWhole = false;
            search.doubtDenials();
            return;
        }
        plain.setLength(pieceStart);
        readQuoted(end, quote);
    }

    /** Where the text in quotes ends that begins here: at a quote after which no text goes on; -1 if there is none. */
    private int end(char quote) {
        if (quotesWithoutEnd.contains(quote)) {
            return -1;
        }
        for (int index = at; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\\') {
                index++;
            } else if (character == quote && isAfterAQuote(index + 1)) {
                return index;
            }
        }
        quotesWithoutEnd.add(quote);
        return -1;
    }

    private boolean isAfterAQuote(int index) {
        int next = index;
        while (isBlank(next)) {
            next++;
        }
        return next >= text.length() || AFTER_A_QUOTE.indexOf(text.charAt(next)) >= 0;
    }

    private void readQuoted(int end, char quote) {
        String between = text.substring(at, end);
        StringBuilder read = new StringBuilder(between.length());
        boolean hasQuote = false;
        boolean hasBracket = false;
        for (int index = 0; index < between.length(); index++) {
            char character = between.charAt(index);
            if (character == '\\' && index + 1 < between.length()) {
                index += escaped(between, index + 1, read);
                continue;
            }
            hasQuote = hasQuote || character == quote;
            hasBracket = hasBracket || "{}[]".indexOf(character) >= 0;
            isWhole = isWhole && character != quote && character != '\n';
            read.append(character);
        }
        if (hasQuote && hasBracket) {
            search.doubtDenials();
        }
        endValue();
        quoted = read.toString();
        at = end + 1;
    }

    /** Appends what an escape means; returns its length without the backslash. */
    private static int escaped(String from, int index, StringBuilder read) {
        char kind = from.charAt(index);
        if (kind == 'u' && HEX.matcher(from).region(index + 1, from.length()).lookingAt()) {
            read.append((char) Integer.parseInt(from.substring(index + 1, index + 5), 16));
            return 5;
        }
        read.append(kind == 'n' || kind == 'r' ? '\n' : kind == 't' ? ' ' : kind);
        return 1;
    }
}
