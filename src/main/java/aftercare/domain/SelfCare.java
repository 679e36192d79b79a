package aftercare.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the patient tried, and whether it helped.
 *
 * @param relief {@code yes}, {@code partial}, {@code no} or {@code unknown}; never null
 * @param tried what was tried
 * @param given the pointers of those that the request held, so that evidence points at something that exists
 */
public record SelfCare(String relief, List<String> tried, Given given) implements Fact {

    public SelfCare {
        tried = List.copyOf(tried);
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        List<Evidence> evidence = new ArrayList<>();
        if (fields.contains("relief")) {
            evidence.add(given.of("relief", "relief: " + relief, "relief not given"));
        }
        if (fields.contains("tried")) {
            evidence.add(given.of("tried", "tried: " + String.join(", ", tried), "self-care tried not given"));
        }
        if (evidence.isEmpty()) {
            evidence.add(new Evidence(given.parent(), "self-care"));
        }
        return evidence;
    }
}
