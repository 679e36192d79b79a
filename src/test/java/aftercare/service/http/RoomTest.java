package aftercare.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Never more is held than there is, who came first makes room, and nothing that was given back stays counted. */
class RoomTest {

    private final Room<String> room = new Room<>(100);

    @Test
    void whoCameFirstMakesRoom() {
        assertTrue(room.take("a", 40));
        assertTrue(room.take("b", 40));
        assertTrue(room.take("a", 20));
        assertFalse(room.take("c", 1));
        assertEquals(Optional.of("a"), room.whoMustLeave(1));
        // Not before he has left; and nobody else needs to leave for it.
        assertFalse(room.take("c", 60));
        assertEquals(Optional.empty(), room.whoMustLeave(60));
        assertEquals(Optional.of("b"), room.whoMustLeave(61));
        room.free("a");
        assertTrue(room.take("c", 60));
        assertFalse(room.take("c", 1));
        room.free("b");
        assertTrue(room.take("c", 40));
        assertEquals(Optional.of("c"), room.whoMustLeave(1));
        assertEquals(Optional.empty(), room.whoMustLeave(100));
    }

    @Test
    void whoGivesItBackMakesNoRoomLater() {
        room.take("a", 60);
        room.free("a");
        room.free("a");
        room.free("nobody");
        assertTrue(room.take("b", 60));
        assertTrue(room.take("c", 40));
        assertEquals(Optional.of("b"), room.whoMustLeave(1));
    }

    /** Who was told to make room may be given some more before he hears of it. */
    @Test
    void countsRightHoweverItIsUsed() {
        Random random = new Random(20261127);
        Map<String, Integer> held = new HashMap<>();
        int refused = 0;
        for (int step = 0; step < 20_000; step++) {
            String holder = "h" + random.nextInt(30);
            int bytes = random.nextInt(20);
            int all = held.values().stream().mapToInt(Integer::intValue).sum();
            switch (random.nextInt(4)) {
                case 0 -> {
                    room.free(holder);
                    held.remove(holder);
                }
                case 1 -> room.whoMustLeave(bytes).ifPresent(leaving -> assertTrue(held.containsKey(leaving)));
                default -> {
                    boolean fits = all + bytes <= 100;
                    assertEquals(fits, room.take(holder, bytes), "step " + step);
                    if (fits) {
                        held.merge(holder, bytes, Integer::sum);
                    }
                    refused += fits ? 0 : 1;
                }
            }
        }
        assertTrue(refused > 1000, refused + " refused");
        held.keySet().forEach(room::free);
        assertTrue(room.take("last", 100));
        assertFalse(room.take("over", 1));
    }
}
