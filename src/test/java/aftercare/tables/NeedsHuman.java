package aftercare.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person must read, and how soon (section 0.4).
 *
 * @param pointers to the texts of every present {@code other}
 * @param withinHours 24, or the time of the answer where that is shorter
 */
public record NeedsHuman(List<String> pointers, int withinHours) {

    private static final int WITHIN_H = 24;

    static Optional<NeedsHuman> of(Reading report, Findings found) {
        List<String> pointers = new ArrayList<>();
        for (Entry entry : report.those(other -> other.is(Words.OTHER))) {
            pointers.add("/symptoms/" + entry.index() + "/text");
        }
        int withinHours = Math.min(WITHIN_H, found.withinHours().orElse(WITHIN_H));
        return pointers.isEmpty() ? Optional.empty() : Optional.of(new NeedsHuman(pointers, withinHours));
    }
}
