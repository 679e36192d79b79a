package aftercare.pressure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Again;
import aftercare.pressure.Wire.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program, with more asked of it than it can do or than is decent. Times have slack; the figures are printed. */
class PressureIT {

    private static final String REPORT = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    private static final double SLACK = 5;
    private static final double CLOSED_WITHIN_SECONDS = 10;
    private static final double GOOD_P99_MILLIS = 250;
    private static final double REFUSED_WITHIN_MILLIS = 50;
    private static final long PATIENCE_SECONDS = 20;

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void serve() throws IOException {
        // One worker and a short queue, so that this test alone can ask too much.
        served = Served.in(
                folder,
                Map.of(
                        "AFTERCARE_WORKERS", "1",
                        "AFTERCARE_QUEUE", "8",
                        "AFTERCARE_CALLER_PER_SECOND", "10",
                        "AFTERCARE_CALLER_BURST", "100"));
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @Test
    void cutsSlowSendersWhileOthersAreServed() throws Exception {
        underSlowSenders(300);
    }

    @Test
    @Tag("long")
    void cutsThousandsOfSlowSendersWhileOthersAreServed() throws Exception {
        underSlowSenders(2000);
    }

    /** Together they would be more than the heap holds. */
    @Test
    void cutsHalfBodiesBeforeTheyFillTheHeap() throws Exception {
        int many = 3000;
        SlowSenders senders =
                SlowSenders.ofBodies(many, 33_000, served.address(), (long) (SLACK * CLOSED_WITHIN_SECONDS));
        assertEquals(many, servedUnder(senders, many + " bodies of 33 KB that never end"));
    }

    private static void underSlowSenders(int each) throws Exception {
        SlowSenders senders = new SlowSenders(each, served.address(), (long) (SLACK * CLOSED_WITHIN_SECONDS));
        assertEquals(2 * each, servedUnder(senders, each + " half bodies and " + each + " slow heads"));
    }

    /** @return how many of the senders were cut */
    private static int servedUnder(SlowSenders senders, String what) throws Exception {
        Thread attack = new Thread(senders, "slow senders");
        attack.start();
        List<Double> millis = new ArrayList<>();
        for (int i = 0; attack.isAlive(); i++) {
            long start = System.nanoTime();
            // A fresh connection each time, from another address each: nobody is too fast.
            Answered answer = answered("127.0.3." + (1 + i % 200));
            assertEquals(200, answer.status(), answer.body());
            millis.add((System.nanoTime() - start) / 1e6);
            if (i % 50 == 0) {
                requireReady();
            }
        }
        List<Double> open = senders.secondsOpen();
        double longest = Collections.max(open);
        double p99 = percentile(millis, 0.99);
        print("%s: the last is closed after %.1f s", what, longest);
        print("%d good requests meanwhile: p50 %.1f ms, p99 %.1f ms", millis.size(), percentile(millis, 0.5), p99);
        assertTrue(longest < SLACK * CLOSED_WITHIN_SECONDS, "closed after " + longest);
        assertTrue(p99 < SLACK * GOOD_P99_MILLIS, "p99 " + p99);
        return open.size();
    }

    /** What a caller gets who comes again when the service, on a busy machine, cannot answer him for once. */
    private static Answered answered(String local) throws IOException, InterruptedException {
        return Again.until(answer -> answer.status() != 503, PATIENCE_SECONDS, () -> answeredOnce(local));
    }

    private static Answered answeredOnce(String local) throws IOException {
        try (Wire wire = Wire.from(local, served.address())) {
            wire.send(Wire.post(REPORT));
            return wire.answer();
        }
    }

    private static void requireReady() throws IOException, InterruptedException {
        assertEquals(200, Again.until(status -> status == 200, PATIENCE_SECONDS, served::readiness));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Test
    void cutsASecondRequestThatIsBegunAndNeverEnded() throws IOException {
        try (Wire wire = Wire.to(served.address())) {
            wire.send(Wire.post(REPORT));
            // Whatever the first one got: it is over, and the connection goes on.
            Answered first = wire.answer();
            assertTrue(first.status() == 200 || first.status() == 503, first.body());
            assertFalse(first.closes(), first.head());
            long start = System.nanoTime();
            wire.send("POST /v1/triage HTTP/1.1\r\nX-Slow: ");
            double seconds = 0;
            try {
                while (seconds < SLACK * CLOSED_WITHIN_SECONDS) {
                    wire.send("y");
                    LockSupport.parkNanos(200_000_000);
                    seconds = secondsSince(start);
                }
            } catch (IOException closed) {
                print("a second request, a byte of its head every 0.2 s: closed after %.1f s", seconds);
            }
            assertTrue(seconds < SLACK * CLOSED_WITHIN_SECONDS, "still open");
        }
    }

    @Test
    void slowsWhoFloodsAndNobodyElse() throws Exception {
        ConcurrentLinkedQueue<Answered> flood = new ConcurrentLinkedQueue<>();
        // Too few to fill the queue: who is refused is refused for his pace.
        List<Thread> flooding = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            flooding.add(new Thread(() -> blast("127.0.1.1", 100, flood, new ConcurrentLinkedQueue<>()), "flood"));
        }
        flooding.forEach(Thread::start);
        int others = 0;
        for (; flooding.get(0).isAlive(); others++) {
            Answered answer = answered("127.0.1." + (2 + others % 200));
            assertEquals(200, answer.status(), answer.body());
        }
        for (Thread each : flooding) {
            each.join();
        }
        int refused = 0;
        int unavailable = 0;
        for (Answered answer : flood) {
            if (isUnavailable(answer)) {
                unavailable++;
            } else if (answer.status() != 200) {
                assertEquals(429, answer.status(), answer.body());
                requireRefusal(answer, "too-many-requests");
                refused++;
            }
        }
        print(
                "a flood of %d: %d refused, %d not recorded; another caller meanwhile: %d, all served",
                flood.size(), refused, unavailable, others);
        assertTrue(refused > unavailable, refused + " refused, " + unavailable + " not recorded");
        assertTrue(others > 0, "nobody else was served");
    }

    @Test
    void refusesAtOnceWhatItCannotDo() throws Exception {
        overload(10);
    }

    private static void overload(double seconds) throws InterruptedException {
        ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Double> refusedMillis = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            String locals = "127.2." + i + ".";
            callers.add(new Thread(() -> blastFor(seconds, locals, answers, refusedMillis)));
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        int good = 0;
        int refused = 0;
        int unavailable = 0;
        for (Answered answer : answers) {
            if (answer.status() == 200) {
                good++;
            } else if (isUnavailable(answer)) {
                unavailable++;
            } else if (answer.status() == 503) {
                requireRefusal(answer, "overloaded");
                refused++;
            } else {
                assertEquals(429, answer.status(), answer.body());
            }
        }
        List<Double> millis = new ArrayList<>(refusedMillis);
        assertTrue(good > 0 && refused > 0, good + " answered, " + refused + " refused");
        assertTrue(refused > unavailable, refused + " refused, " + unavailable + " not recorded");
        print(
                "overload for %.0f s: %d answered, %d refused, %d not recorded, refusals p50 %.1f ms, p99 %.1f ms",
                seconds, good, refused, unavailable, percentile(millis, 0.5), percentile(millis, 0.99));
        assertTrue(percentile(millis, 0.99) < SLACK * REFUSED_WITHIN_MILLIS, "p99 " + percentile(millis, 0.99));
    }

    /** From many addresses, so that it is never the pace of one that is refused. */
    private static void blastFor(
            double seconds,
            String locals,
            ConcurrentLinkedQueue<Answered> answers,
            ConcurrentLinkedQueue<Double> refusedMillis) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int i = 0; System.nanoTime() < end; i++) {
            blast(locals + (1 + i % 250), 50, answers, refusedMillis);
        }
    }

    /** So many requests from one address, as fast as answers come. */
    private static void blast(
            String local,
            int times,
            ConcurrentLinkedQueue<Answered> answers,
            ConcurrentLinkedQueue<Double> refusedMillis) {
        String post = Wire.post(REPORT);
        try (Wire wire = Wire.from(local, served.address())) {
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                wire.send(post);
                Answered answer = wire.answer();
                answers.add(answer);
                if (answer.status() == 503 && !isUnavailable(answer)) {
                    refusedMillis.add((System.nanoTime() - start) / 1e6);
                }
            }
        } catch (IOException e) {
            answers.add(new Answered("HTTP/1.1 000 ", e.toString()));
        }
    }

    /** A disk that others keep busy may be too slow for a decision: that is refused too, and not what is tried here. */
    private static boolean isUnavailable(Answered answer) {
        boolean unavailable = answer.status() == 503 && answer.body().contains("problem:storage-unavailable\"");
        if (unavailable) {
            requireRefusal(answer, "storage-unavailable");
        }
        return unavailable;
    }

    private static void requireRefusal(Answered answer, String type) {
        assertTrue(answer.head().contains("Retry-After: ") || answer.head().contains("retry-after: "), answer.head());
        assertTrue(answer.body().contains("\"type\":\"urn:aftercare:problem:" + type + "\""), answer.body());
        assertTrue(answer.body().contains("\"triagePerformed\":false"), answer.body());
        assertTrue(answer.body().contains("\"urgency\":\"EMERGENCY_AMBULANCE\""), answer.body());
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    private static void print(String pattern, Object... values) {
        System.out.println(String.format(Locale.ROOT, pattern, values));
    }
}
