package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * A contradiction found while reading a report, or a symptom that has no code: a person must look.
 *
 * @param code {@code other-symptom}, {@code onset-after-report}, {@code duration-too-long} or {@code
 *     asymptomatic-with-symptoms}
 * @param about where it was found
 */
public record Doubt(String code, List<Evidence> about) implements Fact {

    public Doubt {
        about = List.copyOf(about);
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        return about;
    }
}
