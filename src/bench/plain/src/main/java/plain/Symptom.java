package plain;

import java.util.List;

/** A symptom that is present. */
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
        String pointer) {}
