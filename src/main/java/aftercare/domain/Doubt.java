package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * A contradiction found while reading a report, or a symptom that has no code: a person must look.
 *
 * @param code one of {@link #CODES}
 * @param about where it was found
 */
public record Doubt(String code, List<Evidence> about) implements Fact {

    /** Every code; the second facts know more of them than the first. */
    public static final List<String> CODES = List.of(
            "other-symptom",
            "onset-after-report",
            "duration-too-long",
            "asymptomatic-with-symptoms",
            "gone-but-there",
            "old-but-began-after",
            "site-not-needled",
            "pregnancy-denied");

    public Doubt {
        about = List.copyOf(about);
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        return about;
    }
}
