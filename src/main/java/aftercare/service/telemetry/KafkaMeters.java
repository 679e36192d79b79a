package aftercare.service.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.DoubleSupplier;

/** Counts what the channel of Kafka does. All of it is there from the start, at 0, also where the channel is off. */
@Singleton
public class KafkaMeters {

    private final MeterRegistry registry;
    private final Counter decisions;
    private final Counter deadLetters;
    private final Counter waits;
    private final Counter gaps;

    KafkaMeters(MeterRegistry registry) {
        this.registry = registry;
        this.decisions =
                counter("aftercare.kafka.decisions", "Decisions that were published to the topic of decisions");
        this.deadLetters =
                counter("aftercare.kafka.dead.letters", "Records that were refused and published as dead letters");
        this.waits =
                counter("aftercare.kafka.waits", "Times that a report of the topic had to wait and was tried again");
        this.gaps =
                counter("aftercare.kafka.gaps", "Times that records were gone from the topic before they were read");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** A decision is on its topic. */
    public void decided() {
        decisions.increment();
    }

    /** A dead letter is on its topic. */
    public void refused() {
        deadLetters.increment();
    }

    /** A report could not be decided or published yet. */
    public void waited() {
        waits.increment();
    }

    /** Records were removed from a partition before they were read. */
    public void gap() {
        gaps.increment();
    }

    /** Shows how the channel is, asked at every scrape. */
    public void watch(DoubleSupplier trouble, DoubleSupplier held, DoubleSupplier oldest, DoubleSupplier behind) {
        gauge("aftercare.kafka.trouble", "1 while the channel is on and does not work", trouble);
        gauge("aftercare.kafka.held", "Records that were read and are not answered yet", held);
        gauge("aftercare.kafka.oldest.seconds", "For how long the oldest of these is held", oldest);
        gauge("aftercare.kafka.behind", "Records of the topic that are not read yet", behind);
    }

    private void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .strongReference(true)
                .description(description)
                .register(registry);
    }
}
