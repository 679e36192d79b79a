package aftercare.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One present entry of {@code symptoms} with what A.2a makes of it. Absent values are null inside this package; every
 * question below answers no for a value that was not given, unless its name says otherwise.
 *
 * @param onsetHours null also when it is later than the report
 * @param lastingHours stated, else computed, null when it cannot be computed
 * @param old there before the treatment and not worse, both said, and no start after the treatment
 * @param gone said to be gone, and nothing else says that it is there
 */
record Entry(
        int index,
        String code,
        BigDecimal severity,
        String trend,
        BigDecimal onsetHours,
        BigDecimal lastingHours,
        BigDecimal sizeCm,
        String site,
        boolean old,
        boolean gone,
        Place place,
        Map<String, Object> attributes) {

    static Entry read(int index, Map<String, Object> given, BigDecimal hoursSince, List<String> needledRegions) {
        BigDecimal statedOnset = Tree.number(given, "onsetHours");
        boolean onsetAfterReport = hoursSince != null && Limits.over(statedOnset, hoursSince);
        BigDecimal onset = onsetAfterReport ? null : statedOnset;
        return new Entry(
                index,
                Tree.text(given, "code"),
                Tree.number(given, "severity"),
                Tree.text(given, "trend"),
                onset,
                lasting(Tree.number(given, "durationHours"), onset, hoursSince),
                Tree.number(given, "sizeCm"),
                Tree.text(given, "site"),
                old(given),
                gone(given),
                Place.of(given, needledRegions),
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

    /** An onset that is given makes it new, also one that is later than the report. */
    private static boolean old(Map<String, Object> given) {
        boolean notWorse = "improving".equals(given.get("trend")) || "stable".equals(given.get("trend"));
        return Boolean.FALSE.equals(given.get("newSinceTreatment")) && notWorse && given.get("onsetHours") == null;
    }

    private static boolean gone(Map<String, Object> given) {
        return Boolean.TRUE.equals(given.get("resolved")) && !saysThatItIsThere(given);
    }

    static boolean saysThatItIsThere(Map<String, Object> given) {
        return "worsening".equals(given.get("trend"))
                || "rapidly-worsening".equals(given.get("trend"))
                || Boolean.TRUE.equals(given.get("persistent"));
    }

    /** What the standing of the word makes of old and gone. */
    boolean counts() {
        return Words.standing(code).counts(old, gone);
    }

    /** Neither old nor gone. */
    boolean current() {
        return !old && !gone;
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

    boolean given(String attribute) {
        return attributes.get(attribute) != null;
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

    boolean severityAtLeastOrNotGiven(int limit) {
        return severity == null || severityAtLeast(limit);
    }

    boolean severe() {
        return severityAtLeast(Limits.SEVERE);
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

    /** What a reassuring row means by 'trend improving or stable, or gone'. */
    boolean settling() {
        return improvingOrStable() || gone;
    }

    boolean onsetGiven() {
        return given("onset");
    }

    boolean sudden() {
        return "sudden".equals(attributes.get("onset"));
    }

    boolean gradual() {
        return "gradual".equals(attributes.get("onset"));
    }

    boolean pattern(String asked) {
        return asked.equals(attributes.get("pattern"));
    }

    boolean patternGiven() {
        return given("pattern");
    }

    boolean siteGiven() {
        return site != null;
    }

    boolean siteKnown() {
        return site != null && !site.equals(Words.UNKNOWN);
    }

    /** A site {@code unknown} has every group; no site has none. */
    boolean siteIn(RegionGroup group) {
        return site != null && Regions.isIn(site, group);
    }

    boolean noSiteOrSiteIn(RegionGroup group) {
        return site == null || siteIn(group);
    }

    boolean atNeedledPlace() {
        return place == Place.NEEDLED;
    }
}
