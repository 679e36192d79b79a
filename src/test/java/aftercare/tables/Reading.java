package aftercare.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

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
        this.entries = presentEntries(report);
    }

    static Reading of(Map<String, Object> report) {
        return new Reading(report);
    }

    private List<Entry> presentEntries(Map<String, Object> report) {
        List<Entry> present = new ArrayList<>();
        List<Map<String, Object>> symptoms = Tree.symptoms(report);
        for (int i = 0; i < symptoms.size(); i++) {
            Map<String, Object> symptom = symptoms.get(i);
            if (!Boolean.FALSE.equals(symptom.get("present"))) {
                present.add(Entry.read(i, symptom, hoursSince, regions));
            }
        }
        return List.copyOf(present);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> those(Predicate<Entry> condition) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (condition.test(entry)) {
                found.add(entry);
            }
        }
        return found;
    }

    boolean any(Predicate<Entry> condition) {
        return !those(condition).isEmpty();
    }

    boolean has(Set<String> codes) {
        return any(entry -> entry.in(codes));
    }

    boolean has(String code) {
        return any(entry -> entry.is(code));
    }

    boolean anySymptom() {
        return !entries.isEmpty();
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

    BigDecimal hoursSince() {
        return hoursSince;
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

    List<String> regions() {
        return regions;
    }

    boolean regionsKnown() {
        return Regions.known(regions);
    }

    boolean needledOrUnknown(RegionGroup group) {
        return !regionsKnown() || knownNeedled(group);
    }

    boolean knownNeedled(RegionGroup group) {
        return regionsKnown() && !notNeedled(group);
    }

    /** The regions are known, and none of them is in the group. */
    boolean knownNotNeedled(RegionGroup group) {
        return regionsKnown() && notNeedled(group);
    }

    private boolean notNeedled(RegionGroup group) {
        for (String region : regions) {
            if (Regions.isIn(region, group)) {
                return false;
            }
        }
        return true;
    }

    /** The symptom is at the group of regions: its own site says so, or it has none and the needles went in there. */
    boolean at(RegionGroup group, Entry entry) {
        return entry.siteGiven() ? entry.siteIn(group) : needledOrUnknown(group);
    }

    boolean lungOrSpineOrUnknown() {
        return needledOrUnknown(RegionGroup.THORACIC_RISK) || needledOrUnknown(RegionGroup.SPINE);
    }

    boolean heartRibsOrTrunkOrUnknown() {
        return needledOrUnknown(RegionGroup.NEAR_HEART)
                || needledOrUnknown(RegionGroup.NEAR_RIBS)
                || needledOrUnknown(RegionGroup.TRUNK);
    }

    boolean risk(String factor) {
        return Boolean.TRUE.equals(patient.get(factor));
    }

    boolean bleedingRisk() {
        return risk("anticoagulant") || risk("bleedingDisorder");
    }

    boolean thin() {
        return Limits.below(Tree.number(patient, "bmi"), Limits.THIN_BMI);
    }

    boolean pregnantNotGiven() {
        return patient.get("pregnant") == null;
    }

    boolean pregnantDenied() {
        return Boolean.FALSE.equals(patient.get("pregnant"));
    }

    BigDecimal ageYears() {
        return Tree.number(patient, "ageYears");
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
