package aftercare.ruleset.demands;

import java.util.regex.Pattern;

/**
 * Patterns of whole words, in any language and the same on every Java. What {@code \b} means depends on the version: from Java 19 on
 * `ä` is no letter to it, so that it would find `der h` in `der Hüfte`.
 */
final class WordEdges {

    private static final String LETTER = "[\\p{L}\\p{M}\\p{Nd}_]";
    private static final String EDGE =
            "(?:(?<!" + LETTER + ")(?=" + LETTER + ")|(?<=" + LETTER + ")(?!" + LETTER + "))";

    private WordEdges() {}

    /** @param expression in which {@code \b} is the edge of a word */
    static Pattern pattern(String expression) {
        return Pattern.compile(expression.replace("\\b", EDGE));
    }
}
