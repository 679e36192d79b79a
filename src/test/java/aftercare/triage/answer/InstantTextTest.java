package aftercare.triage.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InstantTextTest {

    @Test
    void saysWhatTheRuntimeSays() {
        for (String text : List.of(
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.000999Z",
                "2026-12-31T23:59:59.999999999Z",
                "2024-02-29T00:00:00.120Z",
                "1969-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00.001Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59.010Z",
                "+10000-01-01T00:00:00Z")) {
            same(Instant.parse(text));
        }
        SplittableRandom random = new SplittableRandom(20_261_128);
        for (int i = 0; i < 100_000; i++) {
            long second = random.nextLong(-70_000_000_000L, 260_000_000_000L);
            same(Instant.ofEpochSecond(second, random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000_000)));
        }
    }

    private static void same(Instant instant) {
        assertEquals(instant.truncatedTo(ChronoUnit.MILLIS).toString(), InstantText.of(instant));
    }
}
