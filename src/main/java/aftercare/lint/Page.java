package aftercare.lint;

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
public record Page(String code, String word, String rule, String summary, String avoid, String prefer, String why) {

    /** All of it, as it is printed. */
    public String text() {
        return code + " " + word + ": " + rule + "\n\nSummary\n\n" + indented(summary) + "\nAvoid\n\n" + indented(avoid)
                + "\nPrefer\n\n" + indented(prefer) + "\nWhy\n\n" + indented(why);
    }

    private static String indented(String part) {
        StringBuilder lines = new StringBuilder();
        for (String line : part.split("\n", -1)) {
            lines.append(line.isEmpty() ? "" : "  " + line).append('\n');
        }
        return lines.toString();
    }
}
