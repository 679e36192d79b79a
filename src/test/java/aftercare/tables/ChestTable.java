package aftercare.tables;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Table B, chest and breathing: RSP-01 to RSP-18. */
record ChestTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> CRITICAL =
            Set.of("cyanosis", "cannot-speak-sentences", "haemoptysis", "crackling-under-skin");
    private static final Set<String> EARLY =
            Set.of("chest-tightness", "exertional-breathlessness", "breathless-lying-flat");

    void judge() {
        found.each(Rule.RSP_01, entry -> newChestPain(entry) && !gradualAndFarAndNotBreathless(entry));
        found.each(Rule.RSP_02, ChestTable::newBreathlessness);
        found.each(Rule.RSP_03, entry -> newChestPain(entry) && gradualAndFarAndNotBreathless(entry));
        nearLung(Rule.RSP_04, entry -> entry.is("pain-on-breathing") && entry.current());
        found.each(Rule.RSP_05, derived::softChest);
        rsp06CriticalSign();
        found.each(Rule.RSP_07, entry -> derived.softChest(entry) && (lungRisk() || report.risk("asthma") || smoker()));
        nearLungInTime(Rule.RSP_08, this::rsp08SharpStabThenGrowingPain);
        found.each(Rule.RSP_09, entry -> entry.in(Words.CHEST_EVENT) && entry.old());
        nearLungInTime(Rule.RSP_10, ChestTable::suddenNearLung);
        nearLungInTime(Rule.RSP_11, entry -> suddenNearLung(entry) && secondWarning(entry));
        nearLungInTime(Rule.RSP_12, this::rsp12GrowingSorenessAtRisk);
        found.each(Rule.RSP_13, entry -> entry.in(Words.CHEST_EVENT) && !entry.old() && entry.gone());
        rsp14EarlySignNearLungOrTwo();
        found.each(Rule.RSP_15, ChestTable::earlySign);
        found.each(Rule.RSP_16, entry -> soreChestMuscle(entry) && entry.sudden());
        found.each(Rule.RSP_17, entry -> soreChestMuscle(entry) && (entry.gettingWorse() || !entry.atNeedledPlace()));
        found.each(Rule.RSP_18, entry -> entry.is("needle-moved-with-heartbeat"));
    }

    private void nearLung(Rule rule, Predicate<Entry> condition) {
        if (report.needledOrUnknown(RegionGroup.THORACIC_RISK)) {
            found.each(rule, condition);
        }
    }

    private void nearLungInTime(Rule rule, Predicate<Entry> condition) {
        if (report.hoursAtMostOrUnknown(Limits.NEAR_LUNG_H)) {
            nearLung(rule, condition);
        }
    }

    private static boolean newChestPain(Entry entry) {
        return entry.is("chest-pain") && entry.current();
    }

    private static boolean newBreathlessness(Entry entry) {
        return entry.is("shortness-of-breath") && entry.current();
    }

    /** What separates RSP-03 from RSP-01. */
    private boolean gradualAndFarAndNotBreathless(Entry entry) {
        return entry.gradual()
                && report.knownNotNeedled(RegionGroup.THORACIC_RISK)
                && !report.any(ChestTable::newBreathlessness);
    }

    private void rsp06CriticalSign() {
        found.each(Rule.RSP_06, entry -> entry.in(CRITICAL));
        found.when(report.vitalAtLeast("respiratoryRate", 25) || derived.lowSpo2(), Rule.RSP_06);
    }

    private boolean lungRisk() {
        return report.risk("copd") || report.risk("previousPneumothorax") || report.thin();
    }

    private boolean smoker() {
        return report.risk("smoker");
    }

    private boolean rsp08SharpStabThenGrowingPain(Entry entry) {
        return report.sharpPainAtInsertion() && sore(entry) && entry.gettingWorse();
    }

    private static boolean sore(Entry entry) {
        return entry.in(Words.SORE) && !entry.gone();
    }

    private static boolean soreChestMuscle(Entry entry) {
        return entry.is("chest-muscle-soreness") && !entry.gone();
    }

    /** RSP-10 without region and time. */
    private static boolean suddenNearLung(Entry entry) {
        return sore(entry)
                && !soreChestMuscle(entry)
                && entry.sudden()
                && entry.noSiteOrSiteIn(RegionGroup.THORACIC_RISK)
                && (entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM) || !entry.improvingOrStable());
    }

    private boolean secondWarning(Entry entry) {
        return entry.gettingWorse()
                || entry.severe()
                || !entry.atNeedledPlace()
                || lungRisk()
                || report.risk("asthma")
                || smoker();
    }

    private boolean rsp12GrowingSorenessAtRisk(Entry entry) {
        return sore(entry)
                && entry.gettingWorse()
                && entry.noSiteOrSiteIn(RegionGroup.THORACIC_RISK)
                && (lungRisk() || report.risk("aboutToFly"));
    }

    private static boolean earlySign(Entry entry) {
        return entry.in(EARLY) && entry.current();
    }

    private void rsp14EarlySignNearLungOrTwo() {
        List<Entry> early = report.those(ChestTable::earlySign);
        if (report.needledOrUnknown(RegionGroup.THORACIC_RISK) || Derived.different(early) >= 2) {
            found.about(Rule.RSP_14, early);
        }
    }
}
