package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("chest-pain", "fever", "chills", "severity", "in", "is");

    @Test
    void findsAMisspeltWord() {
        assertEquals(Optional.of("chest-pain"), NearestWord.to("chst-pain", KNOWN));
        assertEquals(Optional.of("chest-pain"), NearestWord.to("chestpain", KNOWN));
        assertEquals(Optional.of("chest-pain"), NearestWord.to("Chest_Pain", KNOWN));
        assertEquals(Optional.of("fever"), NearestWord.to("fevre", KNOWN));
        assertEquals(Optional.of("severity"), NearestWord.to("severtiy", KNOWN));
    }

    @Test
    void countsASwapOnce() {
        assertEquals(Optional.of("ab"), NearestWord.to("ba", List.of("ab")));
    }

    @Test
    void takesTheFirstOfEquallyNearWords() {
        assertEquals(Optional.of("in"), NearestWord.to("ix", KNOWN));
    }

    @Test
    void staysSilentWhenNothingIsNear() {
        assertEquals(Optional.empty(), NearestWord.to("headache", KNOWN));
        assertEquals(Optional.empty(), NearestWord.to("", KNOWN));
        assertEquals(Optional.empty(), NearestWord.to("x".repeat(100_000), KNOWN));
    }
}
