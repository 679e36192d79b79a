package plain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plain.ReportRequest.SymptomRequest;
import plain.ReportRequest.TreatmentRequest;

/** The facts of one report, as rules ask for them. */
final class Facts {

    private static final double MILLIS_OF_AN_HOUR = 3_600_000.0;
    private static final Set<String> SETTLING = Set.of("improving", "stable");
    private static final Set<String> WORSENING = Set.of("worsening", "rapidly-worsening");
    private static final Set<String> OF_PREGNANCY = Set.of("contractions", "reduced-fetal-movement");

    private final Words words;
    private final boolean second;
    private final List<Object> all = new ArrayList<>();
    private final Set<String> needled = new LinkedHashSet<>();
    private Double hoursSince;
    private int count;
    private int floor;
    private boolean pregnancyDenied;

    Facts(Words words, ReportRequest report) {
        this.words = words;
        this.second = words.facts() >= 2;
        treatment(report);
        patient(report.patient() == null ? Map.of() : report.patient());
        if (report.vitals() != null) {
            report.vitals().forEach((sign, value) -> all.add(new Vital(sign, value)));
        }
        selfCare(report.selfCare());
        List<SymptomRequest> symptoms = report.symptoms() == null ? List.of() : report.symptoms();
        for (int i = 0; i < symptoms.size(); i++) {
            symptom(symptoms.get(i), "/symptoms/" + i);
        }
        doubts(report);
        all.add(new Report(report.asymptomatic(), count));
    }

    List<Object> all() {
        return all;
    }

    /** The least urgency of the symptoms by themselves. */
    int floor() {
        return floor;
    }

    boolean hasSymptoms() {
        return count > 0;
    }

    private void treatment(ReportRequest report) {
        TreatmentRequest treatment = report.treatment();
        if (treatment != null && treatment.endedAt() != null) {
            Instant at = report.reportedAt() == null ? Instant.now() : report.reportedAt();
            hoursSince = Math.max(0, Duration.between(treatment.endedAt(), at).toMillis()) / MILLIS_OF_AN_HOUR;
        }
        all.add(new Treatment(
                hoursSince,
                treatment == null ? "unknown" : orElse(treatment.depth(), "unknown"),
                treatment == null ? null : treatment.sharpPainAtInsertion()));
        List<String> regions = treatment == null || treatment.regions() == null ? List.of() : treatment.regions();
        if (regions.isEmpty() || regions.contains("unknown")) {
            for (String group : words.everyGroup()) {
                all.add(new Region("unknown", group));
            }
            return;
        }
        needled.addAll(regions);
        for (String region : needled) {
            for (String group : words.regions().get(region).groups()) {
                all.add(new Region(region, group));
            }
        }
    }

    private void patient(Map<String, Object> patient) {
        Boolean pregnant = second ? (Boolean) patient.get("pregnant") : null;
        all.add(new Patient(number(patient.get("ageYears")), pregnant, number(patient.get("bmi"))));
        patient.forEach((name, value) -> {
            if (Boolean.TRUE.equals(value)) {
                all.add(new RiskFactor(name));
            }
        });
        pregnancyDenied = Boolean.FALSE.equals(pregnant);
    }

    private void selfCare(ReportRequest.SelfCareRequest selfCare) {
        all.add(new SelfCare(
                selfCare == null ? "unknown" : orElse(selfCare.relief(), "unknown"),
                selfCare == null ? List.of() : orElse(selfCare.tried(), List.of())));
    }

    private void symptom(SymptomRequest symptom, String pointer) {
        if (Boolean.FALSE.equals(symptom.present())) {
            return;
        }
        Words.SymptomWord word = words.symptom(symptom.code());
        String trend = orElse(symptom.trend(), "unknown");
        Double onsetHours = isLonger(symptom.onsetHours()) ? null : symptom.onsetHours();
        boolean fresh = !Boolean.FALSE.equals(symptom.newSinceTreatment());
        boolean old = second ? !fresh && SETTLING.contains(trend) && symptom.onsetHours() == null : !fresh;
        boolean gone = second && Boolean.TRUE.equals(symptom.resolved()) && !isStillThere(symptom);
        boolean counts = second ? counts(word, old, gone) : !old;
        if (counts && !gone) {
            floor = Math.max(floor, word.floor());
        }
        count++;
        all.add(new Symptom(
                symptom.code(),
                word.groups(),
                symptom.severity(),
                trend,
                orElse(symptom.onset(), second ? "unknown" : "sudden"),
                onsetHours,
                lasting(symptom.durationHours(), onsetHours),
                symptom.persistent(),
                symptom.resolved(),
                fresh,
                symptom.site(),
                symptom.site() == null ? List.of() : words.regions().get(symptom.site()).groups(),
                second ? symptom.needledSite() : orElse(symptom.needledSite(), true),
                symptom.sizeCm(),
                symptom.pattern(),
                symptom.stopped(),
                symptom.pressureMinutes(),
                symptom.heavy(),
                symptom.fullyRecovered(),
                symptom.headInjury(),
                symptom.recurrent(),
                second ? symptom.nightPain() : null,
                second ? symptom.unlikeBefore() : null,
                old,
                gone,
                counts,
                second ? place(word, symptom) : "unknown",
                pointer));
    }

    private void doubts(ReportRequest report) {
        if (count > 0 && Boolean.TRUE.equals(report.asymptomatic())) {
            all.add(new Doubt("asymptomatic-with-symptoms"));
        }
        List<SymptomRequest> symptoms = report.symptoms() == null ? List.of() : report.symptoms();
        for (SymptomRequest symptom : symptoms) {
            if (!Boolean.FALSE.equals(symptom.present())) {
                doubts(symptom);
            }
        }
    }

    private void doubts(SymptomRequest symptom) {
        boolean fresh = !Boolean.FALSE.equals(symptom.newSinceTreatment());
        if (symptom.code().equals("other")) {
            all.add(new Doubt("other-symptom"));
        }
        if (isLonger(symptom.onsetHours())) {
            all.add(new Doubt("onset-after-report"));
        }
        if (isLonger(symptom.durationHours()) && (fresh || !second)) {
            all.add(new Doubt("duration-too-long"));
        }
        if (second && Boolean.TRUE.equals(symptom.resolved()) && isStillThere(symptom)) {
            all.add(new Doubt("gone-but-there"));
        }
        if (second && !fresh && symptom.onsetHours() != null) {
            all.add(new Doubt("old-but-began-after"));
        }
        boolean known = symptom.site() != null && !symptom.site().equals("unknown") && !needled.isEmpty();
        if (second && Boolean.TRUE.equals(symptom.needledSite()) && known && isApart(symptom.site(), areas(List.of(symptom.site())))) {
            all.add(new Doubt("site-not-needled"));
        }
        if (second && OF_PREGNANCY.contains(symptom.code()) && pregnancyDenied) {
            all.add(new Doubt("pregnancy-denied"));
        }
    }

    private boolean isLonger(Double hours) {
        return hours != null && hoursSince != null && hours > hoursSince;
    }

    private Double lasting(Double duration, Double onset) {
        if (duration != null || hoursSince == null) {
            return duration;
        }
        return hoursSince - (onset == null ? 0 : onset);
    }

    private static boolean isStillThere(SymptomRequest symptom) {
        return symptom.trend() != null && WORSENING.contains(symptom.trend())
                || Boolean.TRUE.equals(symptom.persistent());
    }

    private static boolean counts(Words.SymptomWord word, boolean old, boolean gone) {
        return switch (word.standing()) {
            case "ALWAYS" -> true;
            case "EVENT" -> !old;
            default -> !old && !gone;
        };
    }

    private String place(Words.SymptomWord word, SymptomRequest symptom) {
        String site = symptom.site();
        if (word.elsewhere() || Boolean.FALSE.equals(symptom.needledSite())) {
            return "elsewhere";
        }
        boolean siteKnown = site != null && !site.equals("unknown");
        Collection<String> areas = siteKnown ? areas(List.of(site)) : word.areas();
        boolean placed = siteKnown || !areas.isEmpty();
        if (placed && !needled.isEmpty() && isApart(site, areas)) {
            return "elsewhere";
        }
        if (Boolean.TRUE.equals(symptom.needledSite())) {
            return "needled";
        }
        if (site != null && !siteKnown) {
            return "unknown";
        }
        if (placed) {
            return needled.isEmpty() ? "unknown" : "needled";
        }
        return word.treated() ? "needled" : "unknown";
    }

    private boolean isApart(String site, Collection<String> areas) {
        if (site != null && needled.contains(site)) {
            return false;
        }
        Set<String> shared = new HashSet<>(areas);
        shared.retainAll(areas(needled));
        return shared.isEmpty();
    }

    private Set<String> areas(Collection<String> regions) {
        Set<String> areas = new HashSet<>();
        for (String region : regions) {
            areas.addAll(words.regions().get(region).areas());
        }
        return areas;
    }

    private static Double number(Object value) {
        return value == null ? null : ((Number) value).doubleValue();
    }

    private static <T> T orElse(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
