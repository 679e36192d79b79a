package aftercare.ruleset.check;

import aftercare.domain.Nearest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one was probably meant to be. */
final class NearestWord {

    private static final int LONGEST_WORD = 64;

    private NearestWord() {}

    /** The nearest of the known words, the first of equally near ones; empty when none is near. */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        Optional<String> nearest = Optional.empty();
        int least = Math.max(1, Math.min(3, word.length() / 3)) + 1;
        for (String candidate : known) {
            int distance = Nearest.distance(plain(word), plain(candidate), least - 1);
            if (distance < least) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** "did you mean ...?", or the other help when nothing is near. */
    static String help(String word, Collection<String> known, String otherwise) {
        Optional<String> nearest = to(word, known);
        return nearest.isPresent() ? "did you mean `" + nearest.get() + "`?" : otherwise;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
