package aftercare.trial.formula;

import aftercare.ruleset.Patience;
import java.time.Duration;

/**
 * How much the exact difference may cost.
 *
 * @param conflicts of the solver for one question
 * @param time of computing, for all questions together
 * @param symptoms of a report, at most 50
 * @param patience of the caller who waits for the difference
 */
public record SearchLimits(int conflicts, Duration time, int symptoms, Patience patience) {

    /** Enough for every rule of the shipped set at once. */
    public static final SearchLimits USUAL = new SearchLimits(200_000, Duration.ofSeconds(60), 32);

    public SearchLimits(int conflicts, Duration time, int symptoms) {
        this(conflicts, time, symptoms, Patience.ENDLESS);
    }

    /** The same with another time for all questions together; with none at all, nothing is decided. */
    public SearchLimits within(Duration other) {
        return new SearchLimits(conflicts, other, symptoms, patience);
    }

    /** The same for somebody who may stop waiting. */
    public SearchLimits with(Patience someone) {
        return new SearchLimits(conflicts, time, symptoms, someone);
    }
}
