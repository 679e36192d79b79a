package aftercare.live;

import aftercare.trial.cases.TriageCase;
import java.util.List;
import java.util.Set;

/**
 * What is known of the rule sets that decided before.
 *
 * @param spent keys of the agreements that were used
 * @param cases those that are in no folder any more
 */
public record Past(Set<String> spent, List<TriageCase> cases) {

    public Past {
        spent = Set.copyOf(spent);
        cases = List.copyOf(cases);
    }

    /** There were none. */
    public static Past none() {
        return new Past(Set.of(), List.of());
    }
}
