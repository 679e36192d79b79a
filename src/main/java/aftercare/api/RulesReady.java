package aftercare.api;

import aftercare.activation.CrossCheck;
import aftercare.activation.LiveRules;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with a valid rule set. */
@Readiness
public class RulesReady implements HealthCheck {

    private final LiveRules rules;
    private final CrossCheck crossCheck;

    RulesReady(LiveRules rules, CrossCheck crossCheck) {
        this.rules = rules;
        this.crossCheck = crossCheck;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("rules")
                .status(rules.live().isPresent())
                .withData("problems", rules.problems().size())
                .withData("disagreements", crossCheck.disagreements())
                .build();
    }
}
