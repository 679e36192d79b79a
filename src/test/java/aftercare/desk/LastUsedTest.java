package aftercare.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastUsedTest {

    @Test
    void whoTakesTurnsAmongAFewFindsThemAll() {
        LastUsed<Integer> few = new LastUsed<>(2);
        few.put("one", 1);
        few.put("two", 2);
        assertEquals(Optional.of(1), few.get("one"));
        assertEquals(Optional.of(2), few.get("two"));
        assertEquals(Optional.of(1), few.get("one"));
        few.put("three", 3);
        assertEquals(Optional.empty(), few.get("two"), "it was not asked for the longest");
        assertEquals(Optional.of(1), few.get("one"));
        assertEquals(Optional.of(3), few.get("three"));
    }
}
