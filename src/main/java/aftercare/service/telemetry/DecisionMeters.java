package aftercare.service.telemetry;

import aftercare.domain.Urgency;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.domain.decision.Ruling;
import aftercare.triage.answer.Answer;
import aftercare.triage.answer.CanaryTurn;
import aftercare.triage.answer.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts what leaves the service. All that can be counted is there from the start, at 0, but for the rules: one appears with
 * its first reason.
 */
public final class DecisionMeters {

    /**
     * Rules with their own counter, at most: rule ids come from the files of clinicians, and those may change any number
     * of times while the service runs.
     */
    private static final int MOST_RULES = 1000;

    private static final String MORE_RULES = "more";

    private static final Duration[] BUCKETS = Buckets.ofMillis(1, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 2000, 4000);

    private final MeterRegistry registry;
    private final Map<Urgency, Counter> complete = new EnumMap<>(Urgency.class);
    private final Map<Urgency, Counter> incomplete = new EnumMap<>(Urgency.class);
    private final Map<ProblemType, Counter> refusals = new EnumMap<>(ProblemType.class);
    private final ConcurrentMap<String, RuleCounters> rules = new ConcurrentHashMap<>();
    private final Map<CanaryTurn.Outcome, Counter> canary = new EnumMap<>(CanaryTurn.Outcome.class);
    private final Counter floors;
    private final Counter replays;
    private final Timer duration;

    public DecisionMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Urgency urgency : Urgency.values()) {
            complete.put(urgency, decisions(urgency, true));
            incomplete.put(urgency, decisions(urgency, false));
        }
        for (ProblemType type : ProblemType.values()) {
            refusals.put(
                    type,
                    Counter.builder("aftercare.refusals")
                            .description("Problems that left instead of a decision")
                            .tag("type", type.code())
                            .register(registry));
        }
        for (CanaryTurn.Outcome outcome : CanaryTurn.Outcome.values()) {
            canary.put(
                    outcome,
                    Counter.builder("aftercare.canary.decisions")
                            .description("Decisions on reports that the canary read too, by what became of its own")
                            .tag("outcome", outcome.name())
                            .register(registry));
        }
        this.floors = Counter.builder("aftercare.floors")
                .description("Decisions that no rule brought to the least urgency of a symptom: a rule is missing")
                .register(registry);
        this.replays = Counter.builder("aftercare.idempotent.replays")
                .description("First answers that left again for the same idempotency key")
                .register(registry);
        this.duration = Timer.builder("aftercare.decision.duration")
                .description("From the arrival of a report to its recorded answer")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** @param nanos from the arrival of the report to its answer */
    public void decided(Answer answer, long nanos) {
        answer.canary().ifPresent(turn -> canary.get(turn.outcome()).increment());
        Decision decision = answer.decision();
        (decision.complete() ? complete : incomplete).get(decision.urgency()).increment();
        duration.record(Duration.ofNanos(nanos));
        for (Reason reason : decision.reasons()) {
            if (reason.ruleId().equals(Ruling.FLOOR)) {
                floors.increment();
            }
            RuleCounters counters = rule(reason.ruleId());
            (reason.decisive() ? counters.decisive() : counters.other()).increment();
        }
    }

    public void refused(ProblemType type) {
        refusals.get(type).increment();
    }

    public void replayed() {
        replays.increment();
    }

    private record RuleCounters(Counter decisive, Counter other) {}

    private RuleCounters rule(String id) {
        RuleCounters known = rules.get(id);
        if (known != null) {
            return known;
        }
        String name = rules.size() < MOST_RULES ? id : MORE_RULES;
        return rules.computeIfAbsent(name, each -> new RuleCounters(reasons(each, true), reasons(each, false)));
    }

    private Counter decisions(Urgency urgency, boolean complete) {
        return Counter.builder("aftercare.decisions")
                .description("Decisions that were recorded and left")
                .tag("urgency", urgency.name())
                .tag("complete", Boolean.toString(complete))
                .register(registry);
    }

    private Counter reasons(String rule, boolean decisive) {
        return Counter.builder("aftercare.reasons")
                .description("Reasons of decisions, by the rule that gave them")
                .tag("rule", rule)
                .tag("decisive", Boolean.toString(decisive))
                .register(registry);
    }
}
