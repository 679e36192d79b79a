package aftercare.trial.impact;

import java.time.Duration;

/**
 * How much the exact difference may cost.
 *
 * @param conflicts of the solver for one question
 * @param time for all questions together
 * @param symptoms of a report, at most 50
 */
public record SearchLimits(int conflicts, Duration time, int symptoms) {

    /** Enough for every rule of the shipped set at once. */
    public static final SearchLimits USUAL = new SearchLimits(200_000, Duration.ofSeconds(60), 32);
}
