package plain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A report as it is sent. */
public record ReportRequest(
        Instant reportedAt,
        Boolean asymptomatic,
        TreatmentRequest treatment,
        List<SymptomRequest> symptoms,
        Map<String, Object> patient,
        Map<String, Double> vitals,
        SelfCareRequest selfCare) {

    public record TreatmentRequest(Instant endedAt, String depth, Boolean sharpPainAtInsertion, List<String> regions) {}

    public record SelfCareRequest(String relief, List<String> tried) {}

    public record SymptomRequest(
            String code,
            Boolean present,
            Integer severity,
            String trend,
            String onset,
            Double onsetHours,
            Double durationHours,
            Boolean persistent,
            Boolean resolved,
            Boolean newSinceTreatment,
            String site,
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
            Boolean unlikeBefore) {}
}
