package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * A fact that a finding or a sign rests on.
 *
 * @param fact the matched fact
 * @param fields its fields that the rule looked at
 */
public record Basis(Fact fact, Set<String> fields) {

    public Basis {
        fields = Set.copyOf(fields);
    }

    public List<Evidence> evidence() {
        return fact.evidence(fields);
    }
}
