package aftercare.tables;

import java.util.Set;
import java.util.function.Predicate;

/** Table B, nerve and spine: NRV-01 to NRV-07, NRV-15 to NRV-21 and NRV-26 to NRV-32. The others are in the head. */
record NerveTable(Reading report, Findings found) {

    private static final Set<String> CAUDA_EQUINA = Set.of(
            "saddle-numbness", "urinary-retention", "urinary-incontinence", "bowel-incontinence", "bladder-less-felt");

    void judge() {
        found.each(Rule.NRV_01, this::nrv01BriefParaesthesia);
        found.each(Rule.NRV_02, entry -> Derived.currentNerve(entry) && !nrv01BriefParaesthesia(entry));
        found.each(Rule.NRV_03, this::nrv03ProlongedSpreadingOrTwoSided);
        found.each(Rule.NRV_04, Derived::weakness);
        found.each(Rule.NRV_05, this::nrv05CentralOrAfterSpinalNeedling);
        found.each(Rule.NRV_06, entry -> entry.in(CAUDA_EQUINA) && entry.counts());
        afterSpinalNeedling(Rule.NRV_07, NerveTable::nrv07SuddenSpinalPain);
        found.each(Rule.NRV_15, this::nrv15NerveTouched);
        afterSpinalNeedling(Rule.NRV_16, this::nrv16SpinalBleedOnAnticoagulants);
        afterSpinalNeedling(Rule.NRV_17, this::nrv17SuddenModerateSpinalPain);
        afterSpinalNeedling(Rule.NRV_18, entry -> Derived.currentNerve(entry) && entry.pattern("bilateral"));
        found.each(Rule.NRV_19, entry -> oneSidedNerve(entry) && spineHeadOrNeckOrUnknown());
        found.each(Rule.NRV_20, entry -> oneSidedNerve(entry) || heavyLimb(entry) && entry.pattern("one-sided"));
        afterSpinalNeedling(Rule.NRV_21, NerveTable::nrv21CordSign);
        nrv26EarlyCaudaEquina();
        found.each(Rule.NRV_27, NerveTable::voidingDifficulty);
        found.each(Rule.NRV_28, this::nrv28HeavyLimbNotShownToBeLocal);
        found.each(Rule.NRV_29, NerveTable::heavyLimb);
        found.each(Rule.NRV_30, entry -> entry.is("winged-scapula") && entry.counts());
        afterSpinalNeedling(
                Rule.NRV_31, entry -> entry.is("shooting-pain") && entry.current() && entry.pattern("bilateral"));
        found.each(Rule.NRV_32, entry -> entry.is("shooting-pain") && entry.current());
    }

    private void afterSpinalNeedling(Rule rule, Predicate<Entry> condition) {
        if (report.needledOrUnknown(RegionGroup.SPINE)) {
            found.each(rule, condition);
        }
    }

    private boolean nrv01BriefParaesthesia(Entry entry) {
        boolean over = entry.gone() || (entry.saysNo("persistent") && entry.improvingOrStable());
        boolean local = entry.pattern("focal")
                || (!entry.patternGiven() && entry.siteKnown() && report.knownNotNeedled(RegionGroup.SPINE));
        return entry.in(Words.NERVE) && Limits.below(entry.lastingHours(), Limits.NERVE_PERSISTENT_H) && over && local;
    }

    private boolean nrv03ProlongedSpreadingOrTwoSided(Entry entry) {
        boolean prolonged = Limits.over(entry.lastingHours(), Limits.NERVE_PROLONGED_H);
        boolean twoSided = entry.in(Words.NERVE) && !entry.old() && entry.pattern("bilateral");
        return twoSided || (Derived.currentNerve(entry) && (prolonged || entry.gettingWorse()));
    }

    private boolean nrv05CentralOrAfterSpinalNeedling(Entry entry) {
        return Derived.weakness(entry)
                && (entry.pattern("one-sided")
                        || entry.pattern("bilateral")
                        || report.needledOrUnknown(RegionGroup.SPINE));
    }

    private static boolean nrv07SuddenSpinalPain(Entry entry) {
        boolean severeAndNotGradual =
                (entry.is("back-pain") || entry.is("neck-pain")) && !entry.gradual() && entry.severe();
        return entry.current() && (entry.is("sudden-electric-pain") || severeAndNotGradual);
    }

    private boolean nrv15NerveTouched(Entry entry) {
        return entry.is("sudden-electric-pain")
                && !entry.old()
                && (entry.gone() || report.knownNotNeedled(RegionGroup.SPINE));
    }

    private boolean nrv16SpinalBleedOnAnticoagulants(Entry entry) {
        return report.bleedingRisk()
                && Derived.spineSore(entry)
                && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM)
                && (entry.sudden() || entry.gettingWorse())
                && report.hoursAtMostOrUnknown(Limits.SPINE_BLEED_H);
    }

    private boolean nrv17SuddenModerateSpinalPain(Entry entry) {
        return Derived.spineSore(entry)
                && entry.sudden()
                && (entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM) || !entry.improvingOrStable())
                && report.hoursAtMostOrUnknown(Limits.SPINE_BLEED_H);
    }

    private static boolean oneSidedNerve(Entry entry) {
        return entry.in(Words.NERVE) && !entry.old() && entry.pattern("one-sided");
    }

    private boolean spineHeadOrNeckOrUnknown() {
        return report.needledOrUnknown(RegionGroup.SPINE) || report.needledOrUnknown(RegionGroup.HEAD_NECK);
    }

    private static boolean nrv21CordSign(Entry entry) {
        boolean clumsyOrUnsteady = entry.is("clumsy-hands") || entry.is("gait-unsteady");
        return (clumsyOrUnsteady && entry.counts()) || (heavyLimb(entry) && entry.pattern("bilateral"));
    }

    private void nrv26EarlyCaudaEquina() {
        found.both(Rule.NRV_26, NerveTable::voidingDifficulty, NerveTable::besideVoidingDifficulty);
        afterSpinalNeedling(Rule.NRV_26, NerveTable::voidingDifficulty);
    }

    private static boolean besideVoidingDifficulty(Entry entry) {
        boolean oneOfThem =
                entry.is("back-pain") || entry.in(Words.NERVE) || entry.is("heavy-limb") || entry.in(Words.WEAKNESS);
        return oneOfThem && entry.current();
    }

    private static boolean voidingDifficulty(Entry entry) {
        return entry.is("voiding-difficulty") && entry.counts();
    }

    private static boolean heavyLimb(Entry entry) {
        return entry.is("heavy-limb") && entry.counts();
    }

    private boolean nrv28HeavyLimbNotShownToBeLocal(Entry entry) {
        return heavyLimb(entry)
                && (entry.pattern("bilateral")
                        || entry.gettingWorse()
                        || (!entry.patternGiven() && report.needledOrUnknown(RegionGroup.SPINE)));
    }
}
