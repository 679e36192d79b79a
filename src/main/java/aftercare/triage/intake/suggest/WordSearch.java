package aftercare.triage.intake.suggest;

import java.util.List;
import java.util.function.Predicate;

/** Finds words of the vocabulary for what a person says. It suggests; nothing is decided by it. Safe for any number of threads. */
public interface WordSearch {

    /** Finds nothing: there are fewer suggestions without a search, and the fail-safe is the same. */
    WordSearch NONE = (phrase, wanted, most) -> List.of();

    /**
     * The words that the phrase may mean, best first.
     *
     * @param phrase in plain words or as a code
     * @param wanted which words are of use
     * @param most how many at most
     */
    List<FoundWord> find(String phrase, Predicate<FoundWord> wanted, int most);
}
