package aftercare.triage.intake.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.triage.intake.suggest.FoundWord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Letters and a search together: what a caller may have meant. */
class SuggestionsTest {

    private static final Set<String> CODES = Set.of("other", "chest-pain", "sweating", "site-swelling", "fever");

    /** Every word of a small vocabulary, in this order, for whatever is asked. */
    private static final List<FoundWord> ALL = List.of(
            new FoundWord(Kind.VITAL, "heartRate", "heart rate", "?"),
            new FoundWord(Kind.SYMPTOM, "site-swelling", "Swelling", "?"),
            new FoundWord(Kind.REGION, "calf", "Calf", "?"),
            new FoundWord(Kind.REPORT, "asymptomatic", "no symptom", "?"),
            new FoundWord(Kind.ATTRIBUTE, "sizeCm", "size", "?"));

    private final List<String> asked = new ArrayList<>();

    private final WordSearch search = (phrase, wanted, most) -> {
        asked.add(phrase);
        return ALL.stream().filter(wanted).limit(most).toList();
    };

    private final Suggestions both = new Suggestions(search, "chest-pain"::equals);
    private final Suggestions letters = new Suggestions(WordSearch.NONE, "chest-pain"::equals);

    @Test
    void lettersAloneSuggestWithoutASearch() {
        assertEquals(List.of("sweating"), letters.forWord("swelting", CODES));
        assertEquals(List.of(), letters.forWord("puffiness", CODES));
    }

    @Test
    void whatPeopleSayComesBeforeWhatLooksAlike() {
        assertEquals(List.of("vitals.heartRate", "site-swelling", "asymptomatic"), both.forWord("swelling", CODES));
        assertEquals(List.of("sweating"), letters.forWord("swelling", CODES));
    }

    @Test
    void oneLetterAsideNothingIsSearched() {
        assertEquals(List.of("fever"), both.forWord("feverr", CODES));
        assertEquals(List.of("sizeCm"), both.forField("sizecm", Set.of("sizeCm")));
        assertEquals(List.of(), asked);
    }

    @Test
    void anEmergencyThatTheLettersSuggestStaysTheFirst() {
        assertEquals("chest-pain", letters.forWord("chst-pian", CODES).get(0));
        assertEquals("chest-pain", both.forWord("chst-pian", CODES).get(0));
    }

    @Test
    void aRegionIsSuggestedOnlyWhereOneIsExpected() {
        assertEquals(List.of("calf"), both.forWord("lower leg", Set.of("calf", "hand")));
        assertEquals(List.of(), both.forWord("lower leg", Set.of("improving", "stable")));
    }

    @Test
    void aFieldOfAnotherObjectIsNamedWithIt() {
        assertEquals(
                List.of("heartRate", "asymptomatic", "symptoms[].sizeCm"),
                both.forField("beats", Set.of("heartRate", "spo2")));
    }

    @Test
    void aLongTextAndManyTextsAreNotSearched() {
        both.forWord("x".repeat(65), CODES);
        assertEquals(List.of(), asked);
        for (int i = 0; i < 100; i++) {
            both.forWord("what is that " + i, CODES);
        }
        assertEquals(16, asked.size());
    }
}
