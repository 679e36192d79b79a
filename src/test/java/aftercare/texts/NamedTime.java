package aftercare.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times to act that a text names without a condition, in hours. */
final class NamedTime {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+");
    private static final Pattern WITHIN =
            Pattern.compile("\\bwithin (?:the |the next )?(an?|one|two|three|\\d+)? ?(hour|day|week)s?\\b");
    private static final Pattern TODAY_OR_TOMORROW = Pattern.compile("\\b(today or tomorrow|tomorrow|today)\\b");

    /** A sentence with one of these holds for something that has not happened yet. */
    private static final Pattern CONDITION =
            Pattern.compile("\\b(if|when|until|unless|once it|as soon as|or sooner|should it|in case)\\b");

    /** A text with this sentence names the longest time and gives way to the answer's own. */
    private static final String GIVES_WAY = "If this answer names a shorter time, go by that.";

    private static final Map<String, Integer> COUNTS = Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3);
    private static final Map<String, Integer> HOURS = Map.of("hour", 1, "day", 24, "week", 168);

    private NamedTime() {}

    static List<Integer> unconditional(String text) {
        List<Integer> hours = new ArrayList<>();
        if (text.contains(GIVES_WAY)) {
            return hours;
        }
        for (String sentence : SENTENCE_END.split(text.toLowerCase(Locale.ROOT))) {
            if (!CONDITION.matcher(sentence).find()) {
                Matcher within = WITHIN.matcher(sentence);
                while (within.find()) {
                    hours.add(count(within.group(1)) * HOURS.get(within.group(2)));
                }
                Matcher day = TODAY_OR_TOMORROW.matcher(sentence);
                while (day.find()) {
                    hours.add(day.group(1).equals("today") ? 24 : 48);
                }
            }
        }
        return hours;
    }

    private static int count(String written) {
        if (written == null) {
            return 1;
        }
        return COUNTS.containsKey(written) ? COUNTS.get(written) : Integer.parseInt(written);
    }
}
