package aftercare.triage.explain;

import aftercare.domain.RuleCard;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Prospects;
import java.util.Comparator;
import java.util.Optional;

/**
 * Why one rule spoke, or for want of what it kept silent.
 *
 * @param lacks the one condition that it lacks; empty where it spoke
 */
public record RuleAccount(Explanation explanation, Optional<NearMiss> lacks) {

    /** The most urgent first; what raises nothing comes last. */
    public static final Comparator<RuleAccount> MOST_URGENT_FIRST = Comparator.comparingInt(
                    (RuleAccount each) -> Prospects.weight(each.card()))
            .reversed();

    public RuleCard card() {
        return explanation.rule().card();
    }
}
