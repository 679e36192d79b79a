package aftercare.service.cds;

/** Builds Markdown in which every text is only text, whatever it holds: no markup, no HTML. */
final class MarkdownText {

    private static final String MARKS = "\\`*_[]#|~";

    private final StringBuilder text = new StringBuilder();
    private boolean inList;

    MarkdownText strong(String words) {
        return line("", "**" + escaped(words) + "**", false);
    }

    /** Nothing for no words. */
    MarkdownText paragraph(String words) {
        return words.isBlank() ? this : line("", escaped(words), false);
    }

    /** @param depth 0 at the margin */
    MarkdownText item(int depth, String words) {
        return line("  ".repeat(depth) + "- ", escaped(words), true);
    }

    private MarkdownText line(String mark, String words, boolean item) {
        boolean goesOn = text.length() == 0 || item && inList;
        text.append(goesOn ? "" : "\n").append(mark).append(words).append('\n');
        inList = item;
        return this;
    }

    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        for (char letter : words.strip().toCharArray()) {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\n', '\r' -> escaped.append(' ');
                default -> escaped.append(MARKS.indexOf(letter) < 0 ? "" : "\\").append(letter);
            }
        }
        // What begins a list or a line of its own only where it comes first.
        return escaped.toString().replaceFirst("^([-+=]|\\d+(?=[.)]))", "&#8203;$1");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
