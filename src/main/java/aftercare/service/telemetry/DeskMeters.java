package aftercare.service.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadPoolExecutor;

/** Shows how busy those are who assess reports. */
public final class DeskMeters {

    private DeskMeters() {}

    /** Registers them all. */
    public static void register(MeterRegistry registry, ThreadPoolExecutor workers) {
        Gauge.builder("aftercare.triage.queue", workers, pool -> pool.getQueue().size())
                .description("Reports that wait for a worker")
                .register(registry);
        Gauge.builder("aftercare.triage.queue.room", workers, pool -> pool.getQueue()
                        .remainingCapacity())
                .description("Reports that may still come to wait")
                .register(registry);
        Gauge.builder("aftercare.triage.workers", workers, ThreadPoolExecutor::getMaximumPoolSize)
                .description("Reports that may be assessed at the same time")
                .register(registry);
        Gauge.builder("aftercare.triage.workers.busy", workers, ThreadPoolExecutor::getActiveCount)
                .description("Reports that are being assessed")
                .register(registry);
    }
}
