package aftercare.trial.guard;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people say for a word: a search finds it by that, and the fail-safe finds emergencies and vital signs. */
final class ChangedPhrases {

    private final FoundChanges found;
    private final Set<String> said = new HashSet<>();

    ChangedPhrases(FoundChanges found, Vocabulary candidate) {
        this.found = found;
        candidate.symptoms().values().forEach(word -> said.addAll(word.alsoSaidAs()));
        candidate.regions().values().forEach(word -> said.addAll(word.alsoSaidAs()));
        for (Part part : Part.values()) {
            candidate.fields(part).values().forEach(field -> said.addAll(field.alsoSaidAs()));
        }
    }

    /**
     * What a word loses. What is said for another word from now on leads a patient to that one.
     *
     * @param isAlarm whether a fail-safe hangs on it
     */
    void compare(String word, List<String> was, List<String> is, boolean isAlarm) {
        List<String> lost = new ArrayList<>(was);
        lost.removeAll(is);
        if (!lost.isEmpty()) {
            boolean moves = lost.stream().anyMatch(said::contains);
            found.add("phrases of " + word, String.join(", ", lost), "", isAlarm || moves);
        }
    }

    /** What is said not to mean a word is found for it last, whatever it meant before. */
    void compareDenied(String word, List<String> was, List<String> is, boolean isAlarm) {
        List<String> more = new ArrayList<>(is);
        more.removeAll(was);
        if (!more.isEmpty()) {
            found.add("phrases of " + word, "", "not: " + String.join(", ", more), isAlarm);
        }
    }
}
