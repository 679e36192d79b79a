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

    /** The codes that reports of the first facts have. */
    public static final List<String> OF_FIRST_FACTS =
            List.of("other-symptom", "onset-after-report", "duration-too-long", "asymptomatic-with-symptoms");

    /** Every code. */
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
