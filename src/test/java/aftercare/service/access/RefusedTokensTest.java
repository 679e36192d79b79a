package aftercare.service.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusedTokensTest {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(-5);
    private final RefusedTokens refused = new RefusedTokens(lines::add, now::get);

    @Test
    void saysTheFirstAtOnceAndThenCountsForAMinute() {
        refused.count(TokenFault.AUDIENCE);
        assertEquals(List.of("requests refused for their token: audience 1"), lines);
        for (int i = 0; i < 1000; i++) {
            refused.count(TokenFault.SIGNATURE);
        }
        refused.count(TokenFault.KEY);
        now.addAndGet(TimeUnit.MINUTES.toNanos(1) - 1);
        refused.count(TokenFault.KEY);
        assertEquals(1, lines.size(), lines::toString);
        now.addAndGet(1);
        refused.count(TokenFault.EXPIRED);
        assertEquals("requests refused for their token: key 2, signature 1000, expired 1", lines.get(1));
        refused.count(TokenFault.EXPIRED);
        assertEquals(2, lines.size(), lines::toString);
    }
}
