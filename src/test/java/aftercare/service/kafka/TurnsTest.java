package aftercare.service.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final int MANY = 64;
    private static final int KEYS = 40;

    /** All look at the same time, at which nothing waits; then those that were let in wait in the queue. */
    @Test
    void manyTogetherTakeHalfOfTheQueue() throws Exception {
        for (int queue : new int[] {1, 2, 9, 32, 65_536}) {
            int half = Math.max(1, Math.min(queue, KEYS) / 2);
            AtomicInteger asking = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch answered = new CountDownLatch(1);
            Turns turns = new Turns(() -> 0, () -> queue, KEYS);
            ExecutorService hands = Executors.newFixedThreadPool(MANY);
            try {
                List<Future<Boolean>> all = new ArrayList<>();
                CountDownLatch together = new CountDownLatch(MANY);
                for (int hand = 0; hand < MANY; hand++) {
                    all.add(hands.submit(() -> {
                        together.countDown();
                        together.await();
                        return turns.ask(() -> {
                            most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                            answered.await();
                            asking.decrementAndGet();
                            return true;
                        });
                    }));
                }
                Ready.await(() -> asking.get() >= half, "not even half of them ask");
                answered.countDown();
                for (Future<Boolean> each : all) {
                    assertTrue(each.get(30, TimeUnit.SECONDS));
                }
            } finally {
                hands.shutdownNow();
            }
            assertEquals(half, most.get(), "of a queue of " + queue);
        }
    }

    @Test
    void whatOthersTookCountsToo() throws Exception {
        AtomicInteger waiting = new AtomicInteger();
        Turns turns = new Turns(waiting::get, () -> 10 - waiting.get(), KEYS);
        waiting.set(5);
        ExecutorService hand = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch asked = new CountDownLatch(1);
            Future<Boolean> answer = hand.submit(() -> turns.ask(() -> {
                asked.countDown();
                return waiting.get() < 5;
            }));
            assertTrue(!asked.await(50, TimeUnit.MILLISECONDS), "it takes of the second half");
            waiting.set(4);
            assertTrue(answer.get(30, TimeUnit.SECONDS));
        } finally {
            hand.shutdownNow();
        }
    }
}
