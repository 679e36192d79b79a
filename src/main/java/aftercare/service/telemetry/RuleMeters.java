package aftercare.service.telemetry;

import aftercare.live.RuleDesk;
import aftercare.live.Status;
import aftercare.live.beside.Shadow;
import aftercare.live.published.ReplicaDesk;
import aftercare.live.published.SourceState;
import aftercare.triage.CrossCheck;
import aftercare.trial.study.StudyWay;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** Shows the state of the rules: asked at every scrape, kept nowhere. */
public final class RuleMeters {

    private final RuleDesk desk;
    private final Clock clock;

    private RuleMeters(RuleDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Registers them all. */
    public static void register(
            MeterRegistry registry,
            RuleDesk desk,
            ReplicaDesk replicas,
            CrossCheck crossCheck,
            Shadow shadow,
            Clock clock) {
        RuleMeters rules = new RuleMeters(desk, clock);
        for (Status.State state : Status.State.values()) {
            Gauge.builder("aftercare.rules.state", () -> rules.is(state))
                    .description("1 for the state that the rules are in")
                    .tag("state", state.name())
                    .register(registry);
        }
        Gauge.builder("aftercare.rules.live", rules::live)
                .description("Rules that decide")
                .register(registry);
        Gauge.builder("aftercare.rules.problems", rules::problems)
                .description("What keeps the rules in the folder from deciding")
                .register(registry);
        Gauge.builder("aftercare.rules.live.age", rules::liveSeconds)
                .description("Since when the rules decide")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("aftercare.rules.read.age", rules::readSeconds)
                .description("Since when the folder of rules was not read")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("aftercare.rules.kept", rules::kept)
                .description("1 when the rules that decide are kept on disk for the next start")
                .register(registry);
        Gauge.builder("aftercare.rules.sequence", replicas, each -> sequence(each))
                .description("Sequence of the published rules that decide; 0 where rules are in a folder")
                .register(registry);
        Gauge.builder("aftercare.rules.source.findings", replicas, each -> findings(each))
                .description("What was published and is refused here, or the place that is out of reach")
                .register(registry);
        Gauge.builder("aftercare.rules.replica.versions", replicas, ReplicaDesk::versions)
                .description("Versions of rules that decide on the replicas of one database; 0 where there is none")
                .register(registry);
        FunctionCounter.builder("aftercare.disagreements", crossCheck, CrossCheck::disagreements)
                .description("Reports on which the engine and the second evaluator did not agree")
                .register(registry);
        for (StudyWay way : StudyWay.values()) {
            FunctionCounter.builder("aftercare.shadow.reports", shadow, each -> each.compared(way))
                    .description("Reports that the shadow rule set was compared on, by what came of it")
                    .tag("way", way.word())
                    .register(registry);
        }
        shadowLeftOut(registry, "dropped", shadow, Shadow::dropped);
        shadowLeftOut(registry, "incomplete", shadow, Shadow::incomplete);
        shadowLeftOut(registry, "canary", shadow, Shadow::byCanary);
    }

    private static void shadowLeftOut(
            MeterRegistry registry, String why, Shadow shadow, ToDoubleFunction<Shadow> reports) {
        FunctionCounter.builder("aftercare.shadow.left.out", shadow, reports)
                .description("Reports that the shadow rule set was not compared on")
                .tag("why", why)
                .register(registry);
    }

    private static double sequence(ReplicaDesk replicas) {
        return replicas.source().map(SourceState::sequence).orElse(0L);
    }

    private static double findings(ReplicaDesk replicas) {
        return replicas.source().map(source -> source.findings().size()).orElse(0);
    }

    private double is(Status.State state) {
        return desk.status().state() == state ? 1 : 0;
    }

    private double live() {
        return desk.status().live().map(live -> live.book().cards().size()).orElse(0);
    }

    private double problems() {
        return desk.status().problems().size();
    }

    /** No rules that decide have no age. */
    private double liveSeconds() {
        return desk.status().live().map(live -> secondsSince(live.since())).orElse(Double.NaN);
    }

    private double readSeconds() {
        return secondsSince(desk.status().checkedAt());
    }

    private double kept() {
        return desk.status().storeProblem().isEmpty() ? 1 : 0;
    }

    /** Never below 0, whatever happens to the clock. */
    private double secondsSince(Instant instant) {
        return Math.max(0, Duration.between(instant, clock.instant()).toMillis() / 1000.0);
    }
}
