package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.service.http.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class TrafficRulesTest {

    private static final Settings DEFAULTS =
            new SmallRyeConfigBuilder().withMapping(Settings.class).build().getConfigMapping(Settings.class);

    /** The queue is everybody's: nobody may fill it with what is let in before a pace is kept. */
    @Test
    void theBurstOfOneCallerLeavesRoomInTheQueue() {
        assertTrue(DEFAULTS.callerPerSecond() > 0, "no pace is kept");
        assertTrue(
                DEFAULTS.callerBurst() < DEFAULTS.queue(), DEFAULTS.callerBurst() + " at once, of " + DEFAULTS.queue());
    }
}
