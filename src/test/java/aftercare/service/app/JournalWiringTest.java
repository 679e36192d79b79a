package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.service.http.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of the decision log reach it. */
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
}
