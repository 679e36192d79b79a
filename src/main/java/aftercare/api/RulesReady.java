package aftercare.api;

import aftercare.activation.LiveRules;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with a valid rule set. */
@Readiness
public class RulesReady implements HealthCheck {

    private final LiveRules rules;

    RulesReady(LiveRules rules) {
        this.rules = rules;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("rules")
                .status(rules.live().isPresent())
                .withData("problems", rules.problems().size())
                .build();
    }
}
