package aftercare.ruleset.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("chest-pain", "fever", "chills", "severity", "in", "is");

    @Test
    void findsAMisspeltWord() {
        assertEquals(Optional.of("chest-pain"), Nearest.to("chst-pain", KNOWN));
        assertEquals(Optional.of("chest-pain"), Nearest.to("chestpain", KNOWN));
        assertEquals(Optional.of("chest-pain"), Nearest.to("Chest_Pain", KNOWN));
        assertEquals(Optional.of("fever"), Nearest.to("fevre", KNOWN));
        assertEquals(Optional.of("severity"), Nearest.to("severtiy", KNOWN));
    }

    @Test
    void countsASwapOnce() {
        assertEquals(Optional.of("ab"), Nearest.to("ba", List.of("ab")));
    }

    @Test
    void takesTheFirstOfEquallyNearWords() {
        assertEquals(Optional.of("in"), Nearest.to("ix", KNOWN));
    }

    @Test
    void staysSilentWhenNothingIsNear() {
        assertEquals(Optional.empty(), Nearest.to("headache", KNOWN));
        assertEquals(Optional.empty(), Nearest.to("", KNOWN));
        assertEquals(Optional.empty(), Nearest.to("x".repeat(100_000), KNOWN));
    }
}
