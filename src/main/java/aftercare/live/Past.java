package aftercare.live;

import aftercare.triage.RuleSet;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.util.HashSet;
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

    /** The agreements that were used before, and those that are with the change from one set to another. */
    public Set<String> spentBy(RuleSet before, RuleSet after) {
        Set<String> all = new HashSet<>(spent);
        Agreements file = new FolderCases(after.files()).agreements();
        Agreed used = Agreed.of(file, before.book().version(), after.book().version(), spent);
        used.entries().forEach(entry -> all.add(entry.key()));
        return all;
    }

    /** There were none. */
    public static Past none() {
        return new Past(Set.of(), List.of());
    }
}
