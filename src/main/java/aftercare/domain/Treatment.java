package aftercare.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The dry needling session. Exists exactly once in a report, also when nothing was said.
 *
 * @param hoursSince hours from the end of the session to the report, computed from milliseconds; null when not known
 * @param depth {@code superficial}, {@code deep} or {@code unknown}; never null
 * @param sharpPainAtInsertion null when not given
 * @param given which members the request held
 */
public record Treatment(Double hoursSince, String depth, Boolean sharpPainAtInsertion, Given given) implements Fact {

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        List<Evidence> evidence = new ArrayList<>();
        if (fields.contains("hoursSince")) {
            evidence.add(given.of(
                    "endedAt", Numbers.hours(hoursSince) + " h since treatment", "time of treatment not given"));
        }
        if (fields.contains("depth")) {
            evidence.add(given.of("depth", "depth: " + depth, "depth not given"));
        }
        if (fields.contains("sharpPainAtInsertion")) {
            boolean sharp = Boolean.TRUE.equals(sharpPainAtInsertion);
            evidence.add(given.of(
                    "sharpPainAtInsertion",
                    sharp ? "sharp pain at insertion" : "no sharp pain at insertion",
                    "sharp pain at insertion not given"));
        }
        if (evidence.isEmpty()) {
            evidence.add(new Evidence(given.parent(), "the treatment"));
        }
        return evidence;
    }
}
