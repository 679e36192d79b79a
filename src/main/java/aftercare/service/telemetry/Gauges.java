package aftercare.service.telemetry;

import aftercare.journal.record.DecisionLog;
import aftercare.live.RuleDesk;
import aftercare.live.beside.Shadow;
import aftercare.live.published.ReplicaDesk;
import aftercare.triage.CrossCheck;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Shows the state of the rules and of the decision log as meters. */
public class Gauges {

    void register(
            @Observes StartupEvent event,
            PrometheusMeterRegistry registry,
            RuleDesk desk,
            ReplicaDesk replicas,
            CrossCheck crossCheck,
            Shadow shadow,
            DecisionLog log,
            Clock clock) {
        RuleMeters.register(registry, desk, replicas, crossCheck, shadow, clock);
        JournalMeters.watch(registry, log::state);
        registry.getPrometheusRegistry().register(new RuleSetInfo(desk));
    }
}
