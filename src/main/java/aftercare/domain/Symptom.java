package aftercare.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A symptom that is present. Numbers and yes/no answers are null when not given, unless said otherwise.
 *
 * @param code its code in the vocabulary, or {@code other}
 * @param groups the groups of the vocabulary that it belongs to
 * @param severity 0 to 10
 * @param trend {@code unknown} when not given; never null
 * @param onset {@code unknown} when not given ({@code sudden} under the first facts); never null
 * @param onsetHours hours from the end of the session to its begin; null also when it would lie after the report
 * @param lastingHours the stated duration, else the time since onset, else the time since treatment; null when unknown
 * @param persistent there all the time
 * @param resolved gone
 * @param newSinceTreatment true when not given; never null
 * @param site region in which it is felt
 * @param siteGroups groups of that region; empty when no site is given
 * @param needledSite whether it is where the needles were (true when not given, under the first facts); rules of the second
 *     facts read {@code place}
 * @param sizeCm largest diameter in centimetres
 * @param pattern which part of the body: {@code focal}, {@code one-limb}, {@code one-sided} or {@code bilateral}
 * @param stopped of a bleeding
 * @param pressureMinutes of a bleeding: minutes of pressure
 * @param heavy of a bleeding: spurting or soaking through
 * @param fullyRecovered of a faint
 * @param headInjury of a faint
 * @param recurrent of a faint: more than once
 * @param nightPain wakes the patient at night
 * @param unlikeBefore unlike any pain before
 * @param old there before the treatment and not worse, by what was said; never null
 * @param gone it was there and is no longer; never null
 * @param counts whether it still matters, old or gone as it may be; never null
 * @param place {@code needled}, {@code elsewhere} or {@code unknown}; never null
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
        Boolean nightPain,
        Boolean unlikeBefore,
        Boolean old,
        Boolean gone,
        Boolean counts,
        String place,
        String pointer,
        String reported,
        Set<String> given)
        implements Fact {

    /** The code of a symptom that the vocabulary does not know; only a person can read it. */
    public static final String OTHER = "other";

    /** Fields that a rule may look at and that are no attribute of the request. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("code", "groups", "pointer", "old", "gone", "counts");

    public Symptom {
        groups = List.copyOf(groups);
        siteGroups = List.copyOf(siteGroups);
        given = Set.copyOf(given);
    }

    /** Whether the least urgency of its word holds for the report. */
    public boolean holdsFloor() {
        return counts && !gone;
    }

    /**
     * The same symptom with answers in addition, by the names of their attributes, and with what follows from them.
     *
     * @param answers each of the type of its attribute
     */
    public Symptom answered(
            Map<String, Object> answers,
            Double newLasting,
            List<String> newSiteGroups,
            boolean newOld,
            boolean newGone,
            boolean newCounts,
            String newPlace) {
        return new Symptom(
                code,
                groups,
                answer(answers, "severity", severity),
                answer(answers, "trend", trend),
                answer(answers, "onset", onset),
                answer(answers, "onsetHours", onsetHours),
                newLasting,
                answer(answers, "persistent", persistent),
                answer(answers, "resolved", resolved),
                answer(answers, "newSinceTreatment", newSinceTreatment),
                answer(answers, "site", site),
                newSiteGroups,
                answer(answers, "needledSite", needledSite),
                answer(answers, "sizeCm", sizeCm),
                answer(answers, "pattern", pattern),
                answer(answers, "stopped", stopped),
                answer(answers, "pressureMinutes", pressureMinutes),
                answer(answers, "heavy", heavy),
                answer(answers, "fullyRecovered", fullyRecovered),
                answer(answers, "headInjury", headInjury),
                answer(answers, "recurrent", recurrent),
                answer(answers, "nightPain", nightPain),
                answer(answers, "unlikeBefore", unlikeBefore),
                newOld,
                newGone,
                newCounts,
                newPlace,
                pointer,
                reported,
                given);
    }

    @SuppressWarnings("unchecked") // An answer has the type of its attribute.
    private static <T> T answer(Map<String, Object> answers, String name, T before) {
        Object answer = answers.get(name);
        return answer == null ? before : (T) answer;
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
            } else if (field.equals("place")) {
                if (place.equals("unknown")) {
                    notGiven.add("place");
                }
            } else {
                notGiven.add(field);
            }
        }
        StringBuilder says = new StringBuilder(reported);
        boolean asksWhere = fields.contains("site") || fields.contains("siteGroups") || fields.contains("place");
        if (site != null && asksWhere) {
            says.append(", at ").append(site);
        }
        for (String field : notGiven) {
            says.append(", ").append(field).append(" not given");
        }
        return List.of(new Evidence(pointer, says.toString()));
    }
}
