package aftercare.triage.answer;

import aftercare.domain.decision.Decision;
import java.time.Instant;

/**
 * A decision as it leaves the service.
 *
 * @param decisionId sorts by time
 * @param evaluatedAt when the rules were heard
 * @param activatedAt since when the rule set decides
 */
public record Answer(String decisionId, Decision decision, Instant evaluatedAt, Instant activatedAt) {}
