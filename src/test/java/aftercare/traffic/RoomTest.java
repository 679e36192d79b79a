package aftercare.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who came first makes room, and nothing that was given back stays counted. */
class RoomTest {

    private final Room<String> room = new Room<>(100);

    @Test
    void whoCameFirstMakesRoom() {
        assertEquals(List.of(), room.take("a", 40));
        assertEquals(List.of(), room.take("b", 40));
        assertEquals(List.of(), room.take("a", 20));
        assertEquals(List.of("a"), room.take("c", 30));
        assertEquals(List.of("b", "c"), room.take("d", 100));
        assertEquals(List.of("d"), room.take("e", 1));
    }

    @Test
    void whoGivesItBackMakesNoRoomLater() {
        room.take("a", 60);
        room.free("a");
        room.free("a");
        room.free("nobody");
        room.take("b", 60);
        assertEquals(List.of(), room.take("c", 40));
        assertEquals(List.of("b"), room.take("c", 1));
    }

    /** Who was told to make room may be given some more before he hears of it. */
    @Test
    void nothingIsLostHoweverItIsUsed() {
        Random random = new Random(20261127);
        Deque<String> there = new ArrayDeque<>();
        for (int step = 0; step < 10_000; step++) {
            String holder = "h" + random.nextInt(30);
            if (random.nextInt(3) == 0) {
                room.free(holder);
                there.remove(holder);
            } else {
                for (String over : room.take(holder, random.nextInt(20))) {
                    there.remove(over);
                    if (random.nextBoolean()) {
                        room.free(over);
                    }
                }
                there.add(holder);
            }
        }
        for (int holder = 0; holder < 30; holder++) {
            room.free("h" + holder);
        }
        assertTrue(there.size() > 0);
        assertEquals(List.of(), room.take("last", 100));
        assertEquals(List.of("last"), room.take("over", 1));
    }
}
