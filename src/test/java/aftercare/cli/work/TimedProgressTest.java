package aftercare.cli.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedProgressTest {

    private final AtomicLong clock = new AtomicLong();

    /** 5,000 reports of 100 bytes, a thousandth of a second each. */
    private String said(boolean seen, OptionalLong bytes) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        TimedProgress progress = new TimedProgress(
                new PrintStream(err, true, StandardCharsets.UTF_8), seen, "reports", bytes, clock::get);
        for (int i = 0; i < 5000; i++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            progress.step(100);
        }
        progress.end();
        return err.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", "|");
    }

    @Test
    void saysRateAndRemainingTimeWhereTheSizeIsKnown() {
        String said = said(true, OptionalLong.of(100 * 500_000));
        assertEquals("|250 reports, 1,000 a second, 8 min left", said.substring(0, said.indexOf('|', 1)));
        assertEquals("|5,000 reports, 1,000 a second, 8 min left|", said.substring(said.indexOf("|5,000")));
        String near = said(true, OptionalLong.of(100 * 6_000));
        assertEquals("|5,000 reports, 1,000 a second, 1 s left|", near.substring(near.indexOf("|5,000")));
    }

    @Test
    void saysNothingOfTimeWhereTheSizeIsNotKnown() {
        String said = said(true, OptionalLong.empty());
        assertEquals("|5,000 reports, 1,000 a second|", said.substring(said.indexOf("|5,000")));
    }

    @Test
    void saysNothingWhereNobodySeesIt() {
        assertEquals("", said(false, OptionalLong.of(100)));
    }
}
