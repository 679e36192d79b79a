package aftercare.service.telemetry;

import io.micrometer.core.instrument.MeterRegistry;

/** The meters of the channel, for tests without a service. */
public final class KafkaCounts {

    private KafkaCounts() {}

    public static KafkaMeters in(MeterRegistry registry) {
        return new KafkaMeters(registry);
    }
}
