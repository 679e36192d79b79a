package aftercare.live;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import aftercare.ruleset.Patience;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A judgement ends when its own thread has computed too much, whoever asks. */
class JudgementTest {

    private static final Duration MOST = Duration.ofMillis(200);

    @Test
    void whatAThreadComputedForOthersDoesNotCount() throws Exception {
        ExecutorService judge = Executors.newSingleThreadExecutor();
        try {
            Judgement judgement = judge.submit(() -> new Judgement("", MOST)).get();
            compute(MOST.multipliedBy(2));
            assertDoesNotThrow(judgement::ask);
            judge.submit(() -> assertDoesNotThrow(judgement::ask)).get();
        } finally {
            judge.shutdownNow();
        }
    }

    @Test
    void itEndsForEveryThreadThatAsks() throws Exception {
        Judgement judgement = new Judgement("", MOST);
        compute(MOST.multipliedBy(2));
        assertThrows(Patience.Ended.class, judgement::ask);
        ExecutorService helper = Executors.newSingleThreadExecutor();
        try {
            helper.submit(() -> assertThrows(Patience.Ended.class, judgement::ask))
                    .get();
        } finally {
            helper.shutdownNow();
        }
    }

    private static void compute(Duration time) {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + time.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
