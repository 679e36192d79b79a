package aftercare.trial.mutation;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.check.TrialCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words that could stand in a rule by mistake for another: those of the same group before all others. */
final class Neighbours {

    /** Up to this number of words a field is short: each may replace each. */
    static final int SHORT = 6;

    /** So many neighbours of a word of a longer field. */
    static final int NEAREST = 2;

    private final TrialCheck check;
    private final Vocabulary vocabulary;

    Neighbours(TrialCheck check, Vocabulary vocabulary) {
        this.check = check;
        this.vocabulary = vocabulary;
    }

    /**
     * The words to put in the place of one.
     *
     * @param taken words that stand beside it, and so are no mistake
     */
    List<String> of(String fact, String field, String word, Set<String> taken) {
        List<String> all = check.words(fact, field);
        List<String> free = new ArrayList<>();
        for (String other : fromHere(all, word)) {
            if (!taken.contains(other) && !other.equals(word)) {
                free.add(other);
            }
        }
        if (all.size() <= SHORT) {
            return free;
        }
        List<String> nearest = new ArrayList<>();
        for (String other : free) {
            if (nearest.size() < NEAREST && alike(word, other)) {
                nearest.add(other);
            }
        }
        for (String other : free) {
            if (nearest.size() < NEAREST && !nearest.contains(other)) {
                nearest.add(other);
            }
        }
        return nearest;
    }

    /** The words after it in the vocabulary, then those before it. */
    private static List<String> fromHere(List<String> all, String word) {
        int at = Math.max(0, all.indexOf(word));
        List<String> turned = new ArrayList<>(all.subList(at, all.size()));
        turned.addAll(all.subList(0, at));
        return turned;
    }

    private boolean alike(String word, String other) {
        SymptomWord one = vocabulary.symptoms().get(word);
        SymptomWord two = vocabulary.symptoms().get(other);
        if (one == null || two == null) {
            return false;
        }
        for (String group : one.groups()) {
            if (two.groups().contains(group)) {
                return true;
            }
        }
        return false;
    }
}
