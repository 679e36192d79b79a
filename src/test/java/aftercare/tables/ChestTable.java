package aftercare.tables;

import java.util.Set;

/** Table B, chest and breathing: RSP-01 to RSP-09. */
record ChestTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> CRITICAL =
            Set.of("cyanosis", "cannot-speak-sentences", "haemoptysis", "crackling-under-skin");

    void judge() {
        for (Entry entry : report.entries()) {
            rsp01NewChestPain(entry);
            rsp02NewBreathlessness(entry);
            rsp03GradualChestPainThoraxNotNeedled(entry);
            rsp04PleuriticPainAfterThoracicNeedling(entry);
            rsp05SoftSign(entry);
            rsp07SoftSignWithLungRisk(entry);
            rsp08SharpStabThenIncreasingPain(entry);
            rsp09OldAndUnchanged(entry);
        }
        rsp06CriticalSign();
    }

    private void rsp01NewChestPain(Entry entry) {
        if (newChestPain(entry) && !gradualAndThoraxNotNeedledAndNotBreathless(entry)) {
            found.fire(Rule.RSP_01, entry);
        }
    }

    private void rsp02NewBreathlessness(Entry entry) {
        if (newBreathlessness(entry)) {
            found.fire(Rule.RSP_02, entry);
        }
    }

    private void rsp03GradualChestPainThoraxNotNeedled(Entry entry) {
        if (newChestPain(entry) && gradualAndThoraxNotNeedledAndNotBreathless(entry)) {
            found.fire(Rule.RSP_03, entry);
        }
    }

    private void rsp04PleuriticPainAfterThoracicNeedling(Entry entry) {
        if (entry.is("pain-on-breathing") && report.thoracicRiskOrUnknown()) {
            found.fire(Rule.RSP_04, entry);
        }
    }

    private void rsp05SoftSign(Entry entry) {
        if (softSign(entry)) {
            found.fire(Rule.RSP_05, entry);
        }
    }

    private void rsp06CriticalSign() {
        if (report.has(CRITICAL)) {
            found.fire(Rule.RSP_06, report.entries(CRITICAL));
        }
        if (report.vitalAtLeast("respiratoryRate", 25) || derived.lowSpo2()) {
            found.fire(Rule.RSP_06);
        }
    }

    private void rsp07SoftSignWithLungRisk(Entry entry) {
        boolean lungRisk = report.risk("copd")
                || report.risk("asthma")
                || report.risk("previousPneumothorax")
                || report.risk("smoker")
                || Limits.below(report.bmi(), Limits.THIN_BMI);
        if (softSign(entry) && lungRisk) {
            found.fire(Rule.RSP_07, entry);
        }
    }

    private void rsp08SharpStabThenIncreasingPain(Entry entry) {
        if (report.sharpPainAtInsertion()
                && report.thoracicRiskOrUnknown()
                && report.hoursAtMostOrUnknown(Limits.CHEST_SOFT_H)
                && entry.in(Words.SORE)
                && entry.gettingWorse()) {
            found.fire(Rule.RSP_08, entry);
        }
    }

    private void rsp09OldAndUnchanged(Entry entry) {
        if (entry.oldAndUnchangedChestSymptom()) {
            found.fire(Rule.RSP_09, entry);
        }
    }

    private static boolean newChestPain(Entry entry) {
        return entry.is("chest-pain") && !entry.oldAndUnchangedChestSymptom();
    }

    private static boolean newBreathlessness(Entry entry) {
        return entry.is("shortness-of-breath") && !entry.oldAndUnchangedChestSymptom();
    }

    /** What separates RSP-03 from RSP-01. An old, unchanged breathlessness is no breathlessness here. */
    private boolean gradualAndThoraxNotNeedledAndNotBreathless(Entry entry) {
        if (entry.suddenOrNotGiven() || report.thoracicRiskOrUnknown()) {
            return false;
        }
        for (Entry other : report.entries()) {
            if (newBreathlessness(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean softSign(Entry entry) {
        boolean afterThoracicNeedling = (entry.is("dry-cough") || entry.is("shoulder-tip-pain"))
                && report.thoracicRiskOrUnknown()
                && report.hoursAtMostOrUnknown(Limits.CHEST_SOFT_H);
        boolean pleuriticElsewhere = entry.is("pain-on-breathing") && !report.thoracicRiskOrUnknown();
        return afterThoracicNeedling || entry.is("wheeze") || pleuriticElsewhere;
    }
}
