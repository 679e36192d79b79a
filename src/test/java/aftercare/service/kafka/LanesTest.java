package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final int PATIENCE_SECONDS = 30;

    private record Step(String lane, int number) {}

    @Test
    void aLaneKeepsItsOrderAndAnotherGoesOnBesideIt() throws InterruptedException {
        List<Step> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(50);
        CountDownLatch first = new CountDownLatch(50);
        try (Lanes<String, Step> lanes = new Lanes<>(2, step -> {
            if (step.equals(new Step("held", 0))) {
                awaitQuietly(held);
            }
            done.add(step);
            (step.lane().equals("held") ? first : other).countDown();
            return Lanes.DONE;
        })) {
            for (int number = 0; number < 50; number++) {
                lanes.add("held", new Step("held", number));
                lanes.add("other", new Step("other", number));
            }
            assertTrue(other.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "a lane waits for another");
            assertFalse(done.contains(new Step("held", 1)), "a lane is not in its order");
            held.countDown();
            assertTrue(first.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        for (String lane : List.of("held", "other")) {
            List<Integer> numbers = new ArrayList<>();
            done.stream().filter(step -> step.lane().equals(lane)).forEach(step -> numbers.add(step.number()));
            for (int number = 0; number < 50; number++) {
                assertEquals(number, numbers.get(number));
            }
        }
    }

    @Test
    void whatIsDroppedIsNotBegun() throws InterruptedException {
        List<Step> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        try (Lanes<String, Step> lanes = new Lanes<>(1, step -> {
            begun.countDown();
            awaitQuietly(held);
            done.add(step);
            return Lanes.DONE;
        })) {
            lanes.add("a", new Step("a", 0));
            lanes.add("a", new Step("a", 1));
            assertTrue(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            lanes.drop("a"::equals);
            lanes.add("a", new Step("a", 2));
            held.countDown();
        }
        assertEquals(new Step("a", 0), done.get(0));
        assertFalse(done.contains(new Step("a", 1)));
    }

    /** HAZ-92: what must wait holds up its own name alone, however many wait, and keeps its order. */
    @Test
    void whatMustWaitHoldsNoHand() throws InterruptedException {
        List<Step> done = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean passes = new AtomicBoolean();
        CountDownLatch other = new CountDownLatch(50);
        CountDownLatch rest = new CountDownLatch(150);
        try (Lanes<String, Step> lanes = new Lanes<>(2, step -> {
            if (!step.lane().equals("other") && !passes.get()) {
                return 20;
            }
            done.add(step);
            (step.lane().equals("other") ? other : rest).countDown();
            return Lanes.DONE;
        })) {
            for (int number = 0; number < 50; number++) {
                for (String lane : List.of("held", "held too", "held as well", "other")) {
                    lanes.add(lane, new Step(lane, number));
                }
            }
            assertTrue(other.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "those that wait hold all hands");
            passes.set(true);
            assertTrue(rest.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "a lane that waited does not go on");
        }
        for (String lane : List.of("held", "held too", "held as well")) {
            List<Integer> numbers = new ArrayList<>();
            done.stream().filter(step -> step.lane().equals(lane)).forEach(step -> numbers.add(step.number()));
            assertEquals(IntStream.range(0, 50).boxed().toList(), numbers);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
