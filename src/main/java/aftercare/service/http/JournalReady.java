package aftercare.service.http;

import aftercare.journal.record.DecisionLog;
import aftercare.journal.record.JournalState;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while decisions can be recorded: without that none may leave. */
@Readiness
public class JournalReady implements HealthCheck {

    private final DecisionLog log;

    JournalReady(DecisionLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        JournalState state = log.state();
        return HealthCheckResponse.builder()
                .name("decision log")
                .status(state.writable())
                .withData("waiting", state.waiting())
                .withData("lost", state.lost().isPresent())
                .build();
    }
}
