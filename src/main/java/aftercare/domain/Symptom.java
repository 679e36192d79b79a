package aftercare.domain;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A symptom that is present. Numbers and yes/no answers are null when not given, unless said otherwise.
 *
 * @param code its code in the vocabulary, or {@code other}
 * @param groups the groups of the vocabulary that it belongs to
 * @param severity 0 to 10
 * @param trend {@code unknown} when not given; never null
 * @param onset {@code sudden} when not given; never null
 * @param onsetHours hours from the end of the session to its begin; null also when it would lie after the report
 * @param lastingHours the stated duration, else the time since onset, else the time since treatment; null when unknown
 * @param persistent there all the time
 * @param resolved gone
 * @param newSinceTreatment true when not given; never null
 * @param site region in which it is felt
 * @param siteGroups groups of that region; empty when no site is given
 * @param needledSite whether it is where the needles were; true when not given; never null
 * @param sizeCm largest diameter in centimetres
 * @param pattern of a weakness: {@code focal}, {@code one-sided} or {@code bilateral}
 * @param stopped of a bleeding
 * @param pressureMinutes of a bleeding: minutes of pressure
 * @param heavy of a bleeding: spurting or soaking through
 * @param fullyRecovered of a faint
 * @param headInjury of a faint
 * @param recurrent of a faint: more than once
 * @param pointer JSON Pointer into the request
 * @param reported what was reported, in words, the code first, the site left out
 * @param given names of the attributes that the request held
 */
public record Symptom(
        String code,
        List<String> groups,
        Integer severity,
        String trend,
        String onset,
        Double onsetHours,
        Double lastingHours,
        Boolean persistent,
        Boolean resolved,
        Boolean newSinceTreatment,
        String site,
        List<String> siteGroups,
        Boolean needledSite,
        Double sizeCm,
        String pattern,
        Boolean stopped,
        Integer pressureMinutes,
        Boolean heavy,
        Boolean fullyRecovered,
        Boolean headInjury,
        Boolean recurrent,
        String pointer,
        String reported,
        Set<String> given)
        implements Fact {

    /** The code of a symptom that the vocabulary does not know; only a person can read it. */
    public static final String OTHER = "other";

    /** Fields that a rule may look at and that are no attribute of the request. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("code", "groups", "pointer");

    public Symptom {
        groups = List.copyOf(groups);
        siteGroups = List.copyOf(siteGroups);
        given = Set.copyOf(given);
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        Set<String> notGiven = new TreeSet<>();
        for (String field : fields) {
            if (ALWAYS_KNOWN.contains(field) || given.contains(field)) {
                continue;
            }
            if (field.equals("lastingHours")) {
                if (lastingHours == null) {
                    notGiven.add("duration");
                }
            } else if (field.equals("siteGroups")) {
                if (site == null) {
                    notGiven.add("site");
                }
            } else {
                notGiven.add(field);
            }
        }
        StringBuilder says = new StringBuilder(reported);
        if (site != null && (fields.contains("site") || fields.contains("siteGroups"))) {
            says.append(", at ").append(site);
        }
        for (String field : notGiven) {
            says.append(", ").append(field).append(" not given");
        }
        return List.of(new Evidence(pointer, says.toString()));
    }
}
