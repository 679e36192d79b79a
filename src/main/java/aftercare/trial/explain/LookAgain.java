package aftercare.trial.explain;

import aftercare.domain.decision.Decision;
import java.time.Instant;

/**
 * The next moment at which a report is answered otherwise by time alone: when the same is said again then, with every duration
 * as much longer.
 */
public record LookAgain(Instant at, Decision decision) {}
