package aftercare.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Plain text for a person, wrapped at 100 columns. What is printed never moves the cursor of a terminal. */
public final class Page {

    private static final int COLUMNS = 100;
    private static final char NOT_PRINTABLE = '\ufffd';

    private final StringBuilder lines = new StringBuilder();

    /** The text with every character that is not to be seen replaced. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int character : text.codePoints().toArray()) {
            int type = Character.getType(character);
            boolean seen = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            plain.appendCodePoint(seen ? character : NOT_PRINTABLE);
        }
        return plain.toString();
    }

    void blank() {
        lines.append('\n');
    }

    /** A line that is not wrapped. */
    public void line(String text) {
        lines.append(text).append('\n');
    }

    /** A paragraph. */
    public void text(int indent, String text) {
        item(indent, "", text);
    }

    /** A paragraph that hangs to the right of a label. */
    public void item(int indent, String label, String text) {
        item(indent, label, label.isEmpty() ? 0 : length(label) + 1, text);
    }

    /** A paragraph that hangs to the right of a label in a column of that width. */
    public void item(int indent, String label, int width, String text) {
        int hang = indent + width;
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(plain(label));
        line.append(" ".repeat(Math.max(label.isEmpty() ? 0 : 1, hang - length(line))));
        boolean empty = true;
        for (String word : words(plain(text))) {
            if (!empty && length(line) + 1 + length(word) > COLUMNS) {
                line(line.toString());
                line = new StringBuilder(" ".repeat(hang));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString().stripTrailing());
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
