package aftercare.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report as the tables read it: denied symptoms are gone, unknown regions count as every group of regions. */
final class Reading {

    private final Map<String, Object> patient;
    private final Map<String, Object> vitals;
    private final BigDecimal hoursSince;
    private final List<String> regions;
    private final boolean sharpPainAtInsertion;
    private final boolean reliefYes;
    private final boolean asymptomatic;
    private final List<Entry> entries;

    private Reading(Map<String, Object> report) {
        Map<String, Object> treatment = Tree.object(report, "treatment");
        this.patient = Tree.object(report, "patient");
        this.vitals = Tree.object(report, "vitals");
        this.hoursSince = Tree.number(treatment, "hoursSince");
        this.regions = Tree.texts(treatment, "regions");
        this.sharpPainAtInsertion = Boolean.TRUE.equals(treatment.get("sharpPainAtInsertion"));
        this.reliefYes = "yes".equals(Tree.object(report, "selfCare").get("relief"));
        this.asymptomatic = Boolean.TRUE.equals(report.get("asymptomatic"));
        this.entries = presentEntries(report, hoursSince);
    }

    static Reading of(Map<String, Object> report) {
        return new Reading(report);
    }

    private static List<Entry> presentEntries(Map<String, Object> report, BigDecimal hoursSince) {
        List<Entry> present = new ArrayList<>();
        List<Map<String, Object>> symptoms = Tree.symptoms(report);
        for (int i = 0; i < symptoms.size(); i++) {
            Map<String, Object> symptom = symptoms.get(i);
            if (!Boolean.FALSE.equals(symptom.get("present"))) {
                present.add(Entry.read(i, symptom, hoursSince));
            }
        }
        return List.copyOf(present);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> entries(Set<String> codes) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.in(codes)) {
                found.add(entry);
            }
        }
        return found;
    }

    List<Entry> entries(String code) {
        return entries(Set.of(code));
    }

    boolean anySymptom() {
        return !entries.isEmpty();
    }

    boolean has(Set<String> codes) {
        return !entries(codes).isEmpty();
    }

    boolean has(String code) {
        return has(Set.of(code));
    }

    boolean asymptomatic() {
        return asymptomatic;
    }

    boolean reliefYes() {
        return reliefYes;
    }

    boolean sharpPainAtInsertion() {
        return sharpPainAtInsertion;
    }

    boolean hoursKnown() {
        return hoursSince != null;
    }

    boolean hoursAtMost(BigDecimal limit) {
        return Limits.atMost(hoursSince, limit);
    }

    boolean hoursAtMostOrUnknown(BigDecimal limit) {
        return hoursSince == null || Limits.atMost(hoursSince, limit);
    }

    boolean hoursBelowOrUnknown(BigDecimal limit) {
        return hoursSince == null || Limits.below(hoursSince, limit);
    }

    boolean hoursOver(BigDecimal limit) {
        return Limits.over(hoursSince, limit);
    }

    boolean hoursOverOrUnknown(BigDecimal limit) {
        return hoursSince == null || Limits.over(hoursSince, limit);
    }

    private boolean regionsUnknown() {
        return regions.isEmpty() || regions.contains(Words.UNKNOWN);
    }

    private boolean needledOrUnknown(List<String> group) {
        if (regionsUnknown()) {
            return true;
        }
        for (String region : regions) {
            if (group.contains(region)) {
                return true;
            }
        }
        return false;
    }

    boolean thoracicRiskOrUnknown() {
        return needledOrUnknown(Words.THORACIC_RISK_REGIONS);
    }

    boolean spineOrUnknown() {
        return needledOrUnknown(Words.SPINE_REGIONS);
    }

    boolean trunkOrUnknown() {
        return needledOrUnknown(Words.TRUNK_REGIONS);
    }

    boolean risk(String factor) {
        return Boolean.TRUE.equals(patient.get(factor));
    }

    boolean bleedingRisk() {
        return risk("anticoagulant") || risk("bleedingDisorder");
    }

    BigDecimal ageYears() {
        return Tree.number(patient, "ageYears");
    }

    BigDecimal bmi() {
        return Tree.number(patient, "bmi");
    }

    BigDecimal temperatureC() {
        return Tree.number(vitals, "temperatureC");
    }

    boolean vitalAtLeast(String sign, int limit) {
        BigDecimal value = Tree.number(vitals, sign);
        return value != null && value.intValueExact() >= limit;
    }

    boolean vitalAtMost(String sign, int limit) {
        BigDecimal value = Tree.number(vitals, sign);
        return value != null && value.intValueExact() <= limit;
    }

    boolean vitalBetween(String sign, int lowest, int highest) {
        return vitalAtLeast(sign, lowest) && vitalAtMost(sign, highest);
    }
}
