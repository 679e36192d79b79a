package aftercare.bench;

import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.triage.Readings;
import aftercare.domain.decision.Decision;
import aftercare.domain.Report;
import aftercare.engine.EngineRules;
import aftercare.triage.intake.Reading;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision, and what comes before it: over the reports of all cases, one after the other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {

    private EngineRules book;
    private RuleSet valid;
    private List<byte[]> bodies;
    private List<Report> reports;
    private int next;

    @Setup
    public void load() {
        Logger.getLogger("").setLevel(Level.SEVERE);
        valid = (RuleSet) new RuleSetLoader(Clock.systemUTC()).load(Path.of("rules"));
        book = valid.book();
        bodies = Reports.ofAllCases(valid.files());
        reports = new ArrayList<>();
        for (byte[] body : bodies) {
            reports.add(((Reading.Accepted) valid.intake().read(body)).report());
        }
    }

    @Benchmark
    public Decision decide() {
        return book.decide(reports.get(next()));
    }

    /** What a request costs with the cross-check. */
    @Benchmark
    public Decision decideTwice() {
        return Readings.of(valid, reports.get(next())).decide();
    }

    @Benchmark
    public Reading read() {
        return valid.intake().read(bodies.get(next()));
    }

    private int next() {
        next = next + 1 == bodies.size() ? 0 : next + 1;
        return next;
    }
}
