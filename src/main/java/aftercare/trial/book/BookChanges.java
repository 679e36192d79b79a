package aftercare.trial.book;

import java.util.List;

/**
 * What differs from another version of the rules.
 *
 * @param oldVersion of the other rules
 * @param added ids with titles
 * @param removed ids with titles
 * @param changed rules that both have
 * @param words what differs in the vocabulary and the wording
 */
public record BookChanges(
        String oldVersion, List<String> added, List<String> removed, List<Changed> changed, List<String> words) {

    public BookChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        words = List.copyOf(words);
    }

    /** A rule that says something else than before. */
    public record Changed(String id, String title, List<Difference> differences) {
        public Changed {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One part that differs.
     *
     * @param what the part
     * @param before empty where there was nothing
     * @param after empty where there is nothing now
     */
    public record Difference(String what, String before, String after) {}

    public boolean none() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && words.isEmpty();
    }
}
