package aftercare.trial.lint;

/**
 * The page about one kind of finding.
 *
 * @param code stable, such as {@code RULE-007}
 * @param word its short name
 * @param rule what holds when it finds nothing
 * @param summary what it finds
 * @param avoid an example that it finds
 * @param prefer the same, mended
 * @param why what goes wrong otherwise
 */
public record FindingPage(
        String code, String word, String rule, String summary, String avoid, String prefer, String why) {

    private static final int COLUMNS = 98;

    /** All of it, as it is printed. */
    public String text() {
        return code + " " + word + ": " + rule + "\n\nSummary\n\n" + indented(wrapped(summary)) + "\nAvoid\n\n"
                + indented(avoid) + "\nPrefer\n\n" + indented(prefer) + "\nWhy\n\n" + indented(wrapped(why));
    }

    private static String wrapped(String paragraph) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            boolean fits = column + 1 + word.length() <= COLUMNS;
            lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = fits ? column + 1 + word.length() : word.length();
        }
        return lines.toString();
    }

    private static String indented(String part) {
        StringBuilder lines = new StringBuilder();
        for (String line : part.split("\n", -1)) {
            lines.append(line.isEmpty() ? "" : "  " + line).append('\n');
        }
        return lines.toString();
    }
}
