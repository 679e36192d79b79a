package aftercare.service.words;

import aftercare.domain.Vocabulary;
import aftercare.triage.intake.suggest.FoundWord;
import aftercare.triage.intake.suggest.WordSearch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The index of the rule set that decides: none at first, that of the rules before while a new one is made. */
@ApplicationScoped
public class Phrasebook implements WordSearch {

    /** A vocabulary that can be searched. */
    private record Indexed(String version, VocabularyIndex index) {}

    private volatile Optional<Indexed> indexed = Optional.empty();

    /** What was found, in the words of which rule set. */
    public record Found(String ruleSetVersion, List<FoundWord> words) {}

    /** Makes the index of that rule set if there is none yet, in the time of the caller. */
    public synchronized void prepare(String version, Vocabulary vocabulary) {
        if (indexed.isEmpty() || !indexed.get().version().equals(version)) {
            indexed = Optional.of(new Indexed(version, new VocabularyIndex(vocabulary, LayEnglish.shipped())));
        }
    }

    /** The words that the phrase may mean, best first; empty until there is an index. */
    public Optional<Found> ask(String phrase, Predicate<FoundWord> wanted, int most) {
        return indexed.map(now -> new Found(now.version(), now.index().find(phrase, wanted, most)));
    }

    @Override
    public List<FoundWord> find(String phrase, Predicate<FoundWord> wanted, int most) {
        return ask(phrase, wanted, most).map(Found::words).orElse(List.of());
    }
}
