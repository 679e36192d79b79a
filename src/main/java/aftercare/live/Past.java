package aftercare.live;

import aftercare.triage.RuleSet;
import aftercare.trial.agreement.Agreed;
import aftercare.trial.agreement.Agreements;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** What either knows. */
    public Past and(Past other) {
        if (other.equals(none())) {
            return this;
        }
        Set<String> all = new HashSet<>(spent);
        all.addAll(other.spent);
        // Both may have kept the same ones.
        Map<String, TriageCase> both = new LinkedHashMap<>();
        cases.forEach(each -> both.putIfAbsent(PastCases.identity(each), each));
        other.cases.forEach(each -> both.putIfAbsent(PastCases.identity(each), each));
        return new Past(all, List.copyOf(both.values()));
    }

    /** There were none. */
    public static Past none() {
        return new Past(Set.of(), List.of());
    }
}
