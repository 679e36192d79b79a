package aftercare.service.app;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** The service as an operator sees it who wants to see everything: traces, and our own log lines down to the finest. */
public class Watched implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.bsp.schedule.delay", "10ms",
                "quarkus.log.category.\"aftercare\".level", "DEBUG");
    }

    /** Takes the place of an exporter to somewhere else. */
    public static class Spans {

        @Produces
        @Singleton
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }
    }
}
