package aftercare.trial.proof;

import aftercare.ruleset.demands.SilencingConditions;
import aftercare.ruleset.model.ParsedRule;
import aftercare.ruleset.model.Place;
import java.util.Set;

/** What a rule itself says may turn it off while a report gets worse. */
public interface NamedExceptions {

    /** No rule names anything. */
    NamedExceptions NONE = rule -> Set.of();

    /** What {@code @unless} of a rule names. */
    NamedExceptions UNLESS = SilencingConditions::named;

    /** The places of the lines of {@code not}, and of the comparisons, that the rule names. */
    Set<Place> of(ParsedRule rule);
}
