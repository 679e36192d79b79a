package aftercare.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN =
            List.of("chest-pain", "neck-pain", "back-pain", "fever", "ice", "endedAt");

    @ParameterizedTest
    @CsvSource({
        "chst-pain, chest-pain",
        "chest-pian, chest-pain",
        "CHEST-PAIN, chest-pain",
        "endedat, endedAt",
        "fevre, fever",
        "icy, ice",
    })
    void suggestsWhatWasProbablyMeant(String written, String meant) {
        assertEquals(meant, Nearest.to(written, KNOWN).get(0));
    }

    @Test
    void putsTheNearestFirstAndNamesAtMostThree() {
        assertEquals(
                List.of("neck-pain", "back-pain"), Nearest.to("neck-pan", KNOWN).subList(0, 2));
        assertEquals(List.of("aaa1", "aaa2", "aaa3"), Nearest.to("aaax", List.of("aaa1", "aaa2", "aaa3", "aaa4")));
    }

    @Test
    void suggestsNothingForWhatIsFarEmptyOrLong() {
        assertEquals(List.of(), Nearest.to("elephant", KNOWN));
        assertEquals(List.of(), Nearest.to("", List.of("a")));
        assertEquals(List.of(), Nearest.to("a".repeat(65), List.of("a".repeat(64))));
    }

    @Test
    void neverSuggestsTheWordAsWritten() {
        assertEquals(List.of(), Nearest.to("fever", List.of("fever")));
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 3, 0",
        "abc, acb, 3, 1",
        "abc, ab, 3, 1",
        "abc, abcd, 3, 1",
        "abc, axc, 3, 1",
        "ca, abc, 3, 3",
        "abcd, wxyz, 2, 3",
        "ab, abcdef, 2, 3",
    })
    void countsAddedMissingChangedAndSwappedLetters(String one, String other, int most, int distance) {
        assertEquals(distance, Nearest.distance(one, other, most));
    }

    @Test
    void aLimitNeverChangesADistanceWithinIt() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String one = word(random);
            String other = word(random);
            int exact = Nearest.distance(one, other, 100);
            for (int most = 0; most <= 4; most++) {
                int bounded = Nearest.distance(one, other, most);
                assertTrue(exact <= most ? bounded == exact : bounded == most + 1, one + " " + other + " " + most);
            }
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int letters = random.nextInt(7); letters > 0; letters--) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }
}
