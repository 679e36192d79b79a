package aftercare.texts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Flesch-Kincaid grade of an English text: 0.39 · words per sentence + 11.8 · syllables per word − 15.59. Syllables are counted by
 * the usual rules of spelling; a number is one word of one syllable, however it is spoken, and letters that are spelt out have one each.
 */
final class ReadingGrade {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’.][\\p{L}\\p{N}]+)*");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    static double of(String text) {
        int words = 0;
        int syllables = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words++;
            syllables += syllables(word.group());
        }
        if (words == 0) {
            return 0;
        }
        String end = text.strip().matches("(?s).*[.!?]") ? "" : ".";
        int sentences = (int) SENTENCE_END.matcher(text.strip() + end).results().count();
        return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    }

    static int syllables(String word) {
        String small = word.toLowerCase(Locale.ROOT).replaceAll("['’]", "");
        if (Character.isDigit(small.charAt(0)) || word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT))) {
            return Character.isDigit(small.charAt(0)) ? 1 : word.length();
        }
        int count = (int) VOWELS.matcher(small).results().count();
        // A last e is silent (`shake`), but not after l and a consonant (`little`), and -ed is silent but after t and
        // d.
        if (small.matches(".*[^aeiouyl]ely")) {
            count--;
        }
        boolean silentE = small.matches(".*[^aeiouyl]e") || small.matches(".*[aeiouy]le");
        boolean silentEd = small.matches(".*[^aeiouytd]ed");
        boolean silentEs = small.matches(".*[^aeiouyscxzgh]es") && !small.matches(".*[^aeiouy]les");
        if (silentE || silentEd || silentEs) {
            count--;
        }
        // Two vowels that are spoken apart.
        Matcher apart = Pattern.compile(
                        "ia(?!l$)|io(?!n|us)|(?<![ctx])ious|(?<=[aeiouy].{1,9})ea$|eo(?!us)|ua(?=l)|ying|iet|uou")
                .matcher(small);
        while (apart.find()) {
            count++;
        }
        return Math.max(1, count);
    }
}
