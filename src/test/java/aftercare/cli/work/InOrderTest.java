package aftercare.cli.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.cli.work.InOrder.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InOrderTest {

    private static final int MANY = 3000;

    private static ReportText report(int number, int bytes) {
        return new ReportText("r" + number, OptionalLong.of(number), new byte[bytes], bytes);
    }

    @Test
    void handsOnInOrderWhatTookDifferentTimes() {
        List<Integer> heard = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        try (InOrder<Integer> desk = new InOrder<>(4, (report, result, more) -> heard.add(result))) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                expected.add(number);
                assertTrue(desk.give(report(number, 10), () -> {
                    if (ThreadLocalRandom.current().nextInt(20) == 0) {
                        Thread.sleep(1);
                    }
                    return number;
                }));
            }
            assertEquals(Optional.empty(), desk.end());
        }
        assertEquals(expected, heard);
    }

    /** The first report takes for ever: what is read behind it must not pile up. */
    @Test
    void holdsNoMoreThanAWindow() throws InterruptedException {
        assertTrue(heldBehindAStuckReport(10) <= 516);
        assertTrue(heldBehindAStuckReport(1024 * 1024) <= 10);
    }

    private static int heldBehindAStuckReport(int bytes) throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        AtomicInteger given = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        try (InOrder<Integer> desk = new InOrder<>(2, (report, result, more) -> heard.incrementAndGet())) {
            Thread reader = new Thread(() -> {
                for (int i = 0; i < MANY; i++) {
                    int number = i;
                    desk.give(report(number, bytes), () -> {
                        if (number == 0) {
                            stuck.await();
                        }
                        return number;
                    });
                    given.incrementAndGet();
                }
            });
            reader.start();
            int before = -1;
            while (given.get() != before) {
                before = given.get();
                reader.join(200);
            }
            assertEquals(0, heard.get());
            stuck.countDown();
            reader.join(TimeUnit.SECONDS.toMillis(60));
            assertEquals(Optional.empty(), desk.end());
            assertEquals(MANY, heard.get());
            return before;
        }
    }

    @Test
    void saysWhereItBrokeAndHandsOnNothingBehind() {
        for (Throwable why : List.of(new IllegalStateException("in a test"), new OutOfMemoryError("in a test"))) {
            List<Integer> heard = new ArrayList<>();
            try (InOrder<Integer> desk = new InOrder<>(4, (report, result, more) -> heard.add(result))) {
                boolean takes = true;
                for (int i = 0; i < MANY; i++) {
                    int number = i;
                    takes = desk.give(report(number, 10), () -> {
                        if (number == 700) {
                            fail(why);
                        }
                        return number;
                    });
                }
                assertFalse(takes);
                assertEquals(Optional.of(new Failure("r700", why)), desk.end());
            }
            assertEquals(700, heard.size());
        }
    }

    private static void fail(Throwable why) {
        if (why instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) why;
    }

    @Test
    void saysWhereThePrinterBroke() {
        RuntimeException why = new IllegalStateException("in a test");
        try (InOrder<Integer> desk = new InOrder<>(2, (report, result, more) -> {
            if (result == 5) {
                throw why;
            }
        })) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                desk.give(report(number, 10), () -> number);
            }
            assertEquals(Optional.of(new Failure("r5", why)), desk.end());
        }
    }
}
