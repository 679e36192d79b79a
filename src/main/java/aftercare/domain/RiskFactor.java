package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * A risk factor that the patient has.
 *
 * @param code its name on the wire, such as {@code anticoagulant}
 * @param label in words
 */
public record RiskFactor(String code, String label) implements Fact {

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        return List.of(new Evidence("/patient/" + code, label));
    }
}
