package aftercare.service.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1));
    private final Pace pace = new Pace(10, 20, 3, now::get);

    @Test
    void letsABurstInAndThenKeepsThePace() {
        assertEquals(20, admitted("one", 100));
        pass(TimeUnit.MILLISECONDS.toNanos(500));
        assertEquals(5, admitted("one", 100));
        pass(TimeUnit.HOURS.toNanos(1));
        assertEquals(20, admitted("one", 100));
    }

    @Test
    void whoFloodsTakesNothingFromOthers() {
        assertEquals(20, admitted("flood", 10_000));
        assertEquals(20, admitted("other", 20));
    }

    @Test
    void remembersABoundedNumberOfCallersAndNeverForgetsWhoFloods() {
        admitted("flood", 1000);
        for (int i = 0; i < 1000; i++) {
            assertTrue(pace.admits("caller " + i));
            pass(TimeUnit.MILLISECONDS.toNanos(1));
            assertTrue(pace.callers() <= 3);
        }
        // A second at ten a second, and no new burst.
        assertTrue(admitted("flood", 1000) <= 11);
    }

    @Test
    void forgetsTheQuiet() {
        admitted("one", 1);
        admitted("two", 1);
        admitted("three", 1);
        pass(TimeUnit.SECONDS.toNanos(2));
        assertEquals(20, admitted("four", 100));
        assertEquals(1, pace.callers());
    }

    @Test
    void isOffAtZero() {
        Pace off = new Pace(0, 20, 3, now::get);
        for (int i = 0; i < 1000; i++) {
            assertTrue(off.admits("one"));
        }
        assertEquals(0, off.callers());
    }

    @Test
    void aBurstIsAtLeastOne() {
        Pace slow = new Pace(1, 0, 3, now::get);
        assertTrue(slow.admits("one"));
        assertFalse(slow.admits("one"));
    }

    private int admitted(String caller, int times) {
        int admitted = 0;
        for (int i = 0; i < times; i++) {
            admitted += pace.admits(caller) ? 1 : 0;
        }
        return admitted;
    }

    private void pass(long nanos) {
        now.addAndGet(nanos);
    }
}
