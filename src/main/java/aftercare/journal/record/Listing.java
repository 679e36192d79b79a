package aftercare.journal.record;

import java.util.List;
import java.util.Optional;

/**
 * A page of decisions, newest first.
 *
 * @param decisions may be fewer than were asked for, even none, when what is asked for is rare
 * @param next where the next page begins, for {@link Query#before}; empty when there is nothing more
 */
public record Listing(List<DecisionRecord> decisions, Optional<Long> next) {

    public Listing {
        decisions = List.copyOf(decisions);
    }

    /** Nothing, and nothing more. */
    public static Listing nothing() {
        return new Listing(List.of(), Optional.empty());
    }
}
