package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * A vital sign that was measured.
 *
 * @param sign its name on the wire, such as {@code temperatureC}
 * @param value in the unit that the vocabulary names
 * @param says the value with its unit
 */
public record Vital(String sign, double value, String says) implements Fact {

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        return List.of(new Evidence("/vitals/" + sign, says));
    }
}
