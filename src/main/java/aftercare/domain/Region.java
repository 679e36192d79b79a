package aftercare.domain;

import java.util.List;
import java.util.Set;

/**
 * A needled region under one of its groups. A region has as many of these facts as it has groups; when the regions are
 * not known there is one for every group, so that unknown never reassures.
 *
 * @param code the region's code, {@code unknown} when the regions are not known
 * @param group {@code thoracic-risk}, {@code spine}, {@code trunk}, or {@code other} for a region in none of them
 * @param evidence where the region was given, or that it was not
 */
public record Region(String code, String group, Evidence evidence) implements Fact {

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        return List.of(evidence);
    }
}
