package aftercare.ruleset.demands;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a text says, with their units, the same in each language: times in hours, so that a day is 24 hours.
 *
 * @param number a number in digits or in a word, and the unit behind it, if there is one
 * @param words what the words for numbers mean
 * @param units what the words for units mean: a name, or hours
 */
record NumbersSaid(Pattern number, Map<String, String> words, Map<String, String> units) {

    private static final String HOURS = " h";

    static final NumbersSaid ENGLISH = of(
            "(?<!twice |once |times |half )\\b(?:an?|one|the)|\\bhalf an?|\\b(?:two|three|four|five|six|seven|eight|nine|ten)",
            Map.ofEntries(
                    Map.entry("a", "1"),
                    Map.entry("an", "1"),
                    Map.entry("one", "1"),
                    Map.entry("the", "1"),
                    Map.entry("half a", "0.5"),
                    Map.entry("half an", "0.5"),
                    Map.entry("two", "2"),
                    Map.entry("three", "3"),
                    Map.entry("four", "4"),
                    Map.entry("five", "5"),
                    Map.entry("six", "6"),
                    Map.entry("seven", "7"),
                    Map.entry("eight", "8"),
                    Map.entry("nine", "9"),
                    Map.entry("ten", "10")),
            Map.of(
                    "hour", "1", "hours", "1", "h", "1", "day", "24", "days", "24", "week", "168", "weeks", "168",
                    "minutes", "min", "cm", "cm"));

    /**
     * @param words that are numbers before a unit of time
     * @param units by how they are written, in small letters
     */
    static NumbersSaid of(String words, Map<String, String> meanings, Map<String, String> units) {
        List<String> all = new ArrayList<>(units.keySet());
        all.sort((one, other) -> other.length() - one.length());
        String unit = "(" + String.join("|", all) + ")\\b";
        String digits = "([0-9]+(?:[.,][0-9]+)?)(?:[ \u00a0-]?" + unit + ")?";
        return new NumbersSaid(
                WordEdges.pattern(digits + "|(" + words + ")[ \u00a0](" + String.join("|", all) + ")\\b"),
                meanings,
                units);
    }

    /** Whether there is a digit, or a unit behind a blank: most texts need no closer look. */
    private boolean mayHaveOne(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        for (String unit : units.keySet()) {
            for (int at = text.indexOf(unit); at >= 0; at = text.indexOf(unit, at + 1)) {
                int end = at + unit.length();
                boolean behindABlank = at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\u00a0');
                if (behindABlank && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** In order of size, each as often as it is said. */
    List<String> in(String text) {
        List<String> said = new ArrayList<>();
        String small = text.toLowerCase(Locale.ROOT);
        if (!mayHaveOne(small)) {
            return said;
        }
        Matcher matcher = number.matcher(small);
        while (matcher.find()) {
            boolean digits = matcher.group(1) != null;
            String value = digits ? matcher.group(1).replace(',', '.') : words.get(matcher.group(3));
            String unit = units.getOrDefault(String.valueOf(matcher.group(digits ? 2 : 4)), "");
            boolean time = !unit.isEmpty() && Character.isDigit(unit.charAt(0));
            BigDecimal number = new BigDecimal(value);
            if (time) {
                number = number.multiply(new BigDecimal(unit));
            }
            String plain =
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            said.add(plain + (time ? HOURS : unit.isEmpty() ? "" : " " + unit));
        }
        Collections.sort(said);
        return said;
    }
}
