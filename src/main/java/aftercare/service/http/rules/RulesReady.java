package aftercare.service.http.rules;

import aftercare.live.RuleDesk;
import aftercare.triage.CrossCheck;
import aftercare.triage.LiveRules;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready with a rule set that decides, also when the folder holds another that may not. */
@Readiness
public class RulesReady implements HealthCheck {

    private final LiveRules rules;
    private final RuleDesk desk;
    private final CrossCheck crossCheck;

    RulesReady(LiveRules rules, RuleDesk desk, CrossCheck crossCheck) {
        this.rules = rules;
        this.desk = desk;
        this.crossCheck = crossCheck;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("rules")
                .status(rules.live().isPresent())
                .withData("state", desk.status().state().name())
                .withData("problems", rules.problems().size())
                .withData("disagreements", crossCheck.disagreements())
                .build();
    }
}
