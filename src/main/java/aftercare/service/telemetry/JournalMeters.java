package aftercare.service.telemetry;

import aftercare.journal.CommitListener;
import aftercare.journal.record.JournalState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts and times what the decision log commits, and shows how it is. */
public final class JournalMeters implements CommitListener {

    private static final Duration[] BUCKETS = Buckets.ofMillis(1, 2, 5, 10, 20, 50, 100, 250, 500, 1000);

    private final Timer commits;
    private final Counter records;
    private final Counter failures;
    private final Consumer<String> checkpoints;

    /** @param checkpoints hears of each line of the file of checkpoints */
    public JournalMeters(MeterRegistry registry, Consumer<String> checkpoints) {
        this.checkpoints = checkpoints;
        this.commits = Timer.builder("aftercare.journal.commit.duration")
                .description("How long a commit of the decision log took")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        this.records = Counter.builder("aftercare.journal.records")
                .description("Decisions that were made durable")
                .register(registry);
        this.failures = Counter.builder("aftercare.journal.commit.failures")
                .description("Commits of the decision log that failed")
                .register(registry);
    }

    @Override
    public void committed(int decisions, Duration took) {
        records.increment(decisions);
        commits.record(took);
    }

    @Override
    public void failed() {
        failures.increment();
    }

    @Override
    public void sealed(String checkpoint) {
        checkpoints.accept(checkpoint);
    }

    /** Shows how the log is, asked at every scrape. */
    public static void watch(MeterRegistry registry, Supplier<JournalState> state) {
        Gauge.builder("aftercare.journal.writable", () -> state.get().writable() ? 1 : 0)
                .description("1 while decisions can be recorded")
                .register(registry);
        Gauge.builder("aftercare.journal.queue", () -> state.get().waiting())
                .description("Decisions that wait to be recorded")
                .register(registry);
        Gauge.builder("aftercare.journal.queue.room", () -> state.get().room())
                .description("Decisions that may still come to wait")
                .register(registry);
        Gauge.builder("aftercare.journal.lost", () -> state.get().lost().isPresent() ? 1 : 0)
                .description("1 when acknowledged decisions are gone from the log")
                .register(registry);
        Gauge.builder("aftercare.journal.trouble", () -> state.get().trouble().isPresent() ? 1 : 0)
                .description("1 while something is wrong with the log or the files beside it")
                .register(registry);
    }
}
