package aftercare.tables;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * One present entry of {@code symptoms}. Absent values are null inside this package; every question below answers no
 * for a value that was not given, unless its name says otherwise.
 *
 * @param onsetHours null also when it is later than the report
 * @param lastingHours stated, else computed, null when it cannot be computed
 * @param contradictsTime an onset or a duration that does not fit into the time since treatment
 */
record Entry(
        int index,
        String code,
        BigDecimal severity,
        String trend,
        String onset,
        BigDecimal onsetHours,
        BigDecimal lastingHours,
        boolean contradictsTime,
        BigDecimal sizeCm,
        String site,
        Map<String, Object> attributes) {

    static Entry read(int index, Map<String, Object> given, BigDecimal hoursSince) {
        BigDecimal statedOnset = Tree.number(given, "onsetHours");
        BigDecimal statedDuration = Tree.number(given, "durationHours");
        boolean onsetAfterReport = hoursSince != null && Limits.over(statedOnset, hoursSince);
        boolean lastsTooLong = hoursSince != null && Limits.over(statedDuration, hoursSince);
        BigDecimal onset = onsetAfterReport ? null : statedOnset;
        return new Entry(
                index,
                Tree.text(given, "code"),
                Tree.number(given, "severity"),
                Tree.text(given, "trend"),
                Tree.text(given, "onset"),
                onset,
                lasting(statedDuration, onset, hoursSince),
                onsetAfterReport || lastsTooLong,
                Tree.number(given, "sizeCm"),
                Tree.text(given, "site"),
                given);
    }

    private static BigDecimal lasting(BigDecimal stated, BigDecimal onset, BigDecimal hoursSince) {
        if (stated != null) {
            return stated;
        }
        if (hoursSince == null) {
            return null;
        }
        return onset == null ? hoursSince : hoursSince.subtract(onset);
    }

    boolean is(String other) {
        return code.equals(other);
    }

    boolean in(Set<String> codes) {
        return codes.contains(code);
    }

    boolean saysYes(String attribute) {
        return Boolean.TRUE.equals(attributes.get(attribute));
    }

    boolean saysNo(String attribute) {
        return Boolean.FALSE.equals(attributes.get(attribute));
    }

    BigDecimal number(String attribute) {
        return Tree.number(attributes, attribute);
    }

    boolean severityGiven() {
        return severity != null;
    }

    boolean severityAtMost(int limit) {
        return severity != null && severity.intValueExact() <= limit;
    }

    boolean severityAtLeast(int limit) {
        return severity != null && severity.intValueExact() >= limit;
    }

    boolean trendGiven() {
        return trend != null;
    }

    boolean improving() {
        return "improving".equals(trend);
    }

    boolean improvingOrStable() {
        return "improving".equals(trend) || "stable".equals(trend);
    }

    boolean worsening() {
        return "worsening".equals(trend);
    }

    boolean rapidlyWorsening() {
        return "rapidly-worsening".equals(trend);
    }

    boolean gettingWorse() {
        return worsening() || rapidlyWorsening();
    }

    /** An onset that was not given counts as sudden. */
    boolean suddenOrNotGiven() {
        return !"gradual".equals(onset);
    }

    boolean siteInSpine() {
        return site != null && Words.SPINE_REGIONS.contains(site);
    }

    /** An RSP-09 entry: chest pain or breathlessness said to be old and unchanged, both explicitly. */
    boolean oldAndUnchangedChestSymptom() {
        return (is("chest-pain") || is("shortness-of-breath")) && saysNo("newSinceTreatment") && improvingOrStable();
    }
}
