package aftercare.triage.answer;

import aftercare.domain.decision.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * A decision as it leaves the service.
 *
 * @param decisionId sorts by time
 * @param evaluatedAt when the rules were heard
 * @param activatedAt since when the rule set decides
 * @param canary present where a second rule set read the report too
 */
public record Answer(
        String decisionId, Decision decision, Instant evaluatedAt, Instant activatedAt, Optional<CanaryTurn> canary) {

    /** Of the live rules alone. */
    public Answer(String decisionId, Decision decision, Instant evaluatedAt, Instant activatedAt) {
        this(decisionId, decision, evaluatedAt, activatedAt, Optional.empty());
    }
}
