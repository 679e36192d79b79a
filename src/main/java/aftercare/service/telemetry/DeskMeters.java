package aftercare.service.telemetry;

import aftercare.desk.Desk;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows how busy those are who assess reports. */
final class DeskMeters {

    private DeskMeters() {}

    /** Registers them all. */
    static void register(MeterRegistry registry, Desk desk) {
        Gauge.builder("aftercare.triage.queue", desk, Desk::waiting)
                .description("Reports that wait for a worker")
                .register(registry);
        Gauge.builder("aftercare.triage.queue.room", desk, Desk::room)
                .description("Reports that may still come to wait")
                .register(registry);
        Gauge.builder("aftercare.triage.workers", desk, Desk::hands)
                .description("Reports that may be assessed at the same time")
                .register(registry);
        Gauge.builder("aftercare.triage.workers.busy", desk, Desk::busy)
                .description("Reports that are being assessed")
                .register(registry);
    }
}
