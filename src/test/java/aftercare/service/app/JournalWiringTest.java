package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import aftercare.service.http.Settings;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A setting of the decision log that makes no sense is refused at the start. */
class JournalWiringTest {

    private static Settings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(Settings.class);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        assertEquals(
                Duration.ofMillis(900),
                JournalWiring.journal(settings(Map.of())).orElseThrow().patience());
        assertEquals(
                Duration.ofMillis(100),
                JournalWiring.journal(settings(Map.of("aftercare.journal-patience-millis", "100")))
                        .orElseThrow()
                        .patience());
    }

    @Test
    void refusesToWaitNotAtAllOrForEver() {
        for (String millis : new String[] {"0", "-1", "99", "60001", "2147483647"}) {
            Settings settings = settings(Map.of("aftercare.journal-patience-millis", millis));
            assertEquals(
                    "aftercare: aftercare.journal-patience-millis: `" + millis
                            + "` is not from 100 to 60000: leave it out for 900",
                    assertThrows(ConfigurationException.class, () -> JournalWiring.journal(settings))
                            .getMessage());
        }
    }
}
