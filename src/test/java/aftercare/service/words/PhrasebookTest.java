package aftercare.service.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.ruleset.words.WordFiles;
import aftercare.triage.intake.suggest.FoundWord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One index for the rule set that decides. */
class PhrasebookTest {

    private final Phrasebook phrases = new Phrasebook();

    @Test
    void findsNothingBeforeThereIsAnIndex() {
        assertEquals(Optional.empty(), phrases.ask("bruise", word -> true, 3));
        assertEquals(List.of(), phrases.find("bruise", word -> true, 3));
    }

    @Test
    void theIndexIsReplacedWithTheRules() {
        Vocabulary first = WordFiles.vocabulary();
        phrases.prepare("one", first);
        assertEquals(List.of("bruising"), codes("bruise"));

        Map<String, SymptomWord> fewer = new LinkedHashMap<>(first.symptoms());
        fewer.remove("bruising");
        Vocabulary second = first.with(fewer, first.regions());
        phrases.prepare("one", second);
        assertEquals(List.of("bruising"), codes("bruise"), "the same version has the same words");
        phrases.prepare("two", second);
        assertEquals(List.of(), codes("bruise"));
        assertEquals("two", phrases.ask("bruise", word -> true, 3).orElseThrow().ruleSetVersion());
    }

    private List<String> codes(String phrase) {
        return phrases.find(phrase, word -> true, 1).stream()
                .map(FoundWord::code)
                .toList();
    }
}
