package aftercare.trial.book;

import java.math.BigDecimal;
import java.util.List;

/** Words put together as a sentence puts them. */
final class WordList {

    private WordList() {}

    /** {@code a, b or c}. */
    static String or(List<String> words) {
        return listed(words, " or ");
    }

    /** {@code a, b and c}. */
    static String and(List<String> words) {
        return listed(words, " and ");
    }

    /** {@code neither a nor b}, or {@code not a}. */
    static String nor(List<String> words) {
        if (words.size() == 1) {
            return "not " + words.get(0);
        }
        return "neither " + listed(words, " nor ");
    }

    static String quoted(String word) {
        return "“" + word + "”";
    }

    /** A word of the vocabulary as a reader would write it. */
    static String spaced(String word) {
        return word.replace('-', ' ');
    }

    static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String listed(List<String> words, String last) {
        int size = words.size();
        if (size < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, size - 1)) + last + words.get(size - 1);
    }
}
