package aftercare.tables;

import java.util.Set;

/** Table B, expected course: EXP-01 to EXP-12. */
record ExpectedCourseTable(Reading report, Derived derived, Findings found) {

    /** They are never the plain soreness of EXP-01 and EXP-05. */
    static final Set<String> NOT_PLAIN_SORENESS = Set.of("pain-moved", "chest-muscle-soreness");

    /** Words that do not say by themselves that the soreness is dull. */
    static final Set<String> PAIN_WORDS = Set.of("pain", "back-pain", "neck-pain", "old-pain-worse");

    void judge() {
        found.each(Rule.EXP_01, this::exp01SorenessInsideTheWindow);
        found.each(Rule.EXP_02, this::exp02Tiredness);
        found.each(Rule.EXP_03, this::exp03MinorBruise);
        found.each(Rule.EXP_04, this::exp04MildSwelling);
        found.each(Rule.EXP_05, this::exp05SlightOverrun);
        found.each(Rule.EXP_06, this::exp06EarlyRednessOrWarmth);
        found.each(Rule.EXP_07, this::exp07MinorTransientEffect);
        found.when(!report.anySymptom() && report.asymptomatic(), Rule.EXP_08);
        found.each(Rule.EXP_09, entry -> benignEffect(report, entry));
        found.each(Rule.EXP_10, entry -> smallKnot(report, entry));
        found.each(Rule.EXP_11, this::exp11StiffJaw);
        found.each(Rule.EXP_12, this::exp12SoreChestMuscle);
    }

    private boolean exp01SorenessInsideTheWindow(Entry entry) {
        boolean worseningBeforeThePeakEnds = entry.worsening() && report.hoursAtMost(Limits.PEAK_END_H);
        return plainSoreness(entry)
                && entry.severityAtMost(Limits.MODERATE)
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && entry.atNeedledPlace()
                && !Limits.over(entry.onsetHours(), Limits.LATE_ONSET_H)
                && (entry.settling() || worseningBeforeThePeakEnds)
                && onsetFitsNearLungAndSpine(entry);
    }

    private boolean onsetFitsNearLungAndSpine(Entry entry) {
        if (!report.lungOrSpineOrUnknown()) {
            return true;
        }
        return entry.in(PAIN_WORDS) ? entry.gradual() : !entry.sudden();
    }

    private boolean exp02Tiredness(Entry entry) {
        return entry.in(Words.TIREDNESS)
                && entry.severityAtMost(Limits.MODERATE)
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && entry.settling();
    }

    private boolean exp03MinorBruise(Entry entry) {
        boolean worseningEarly = entry.worsening() && report.hoursAtMost(Limits.PEAK_END_H);
        return entry.in(Words.BRUISE)
                && Bruises.small(entry)
                && report.hoursAtMost(Limits.BRUISE_H)
                && (entry.settling() || worseningEarly);
    }

    private boolean exp04MildSwelling(Entry entry) {
        return entry.is("site-swelling")
                && entry.severityAtMost(Limits.MILD)
                && entry.settling()
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && noFeverRigorsPus()
                && !derived.severalLocalSigns();
    }

    private boolean exp05SlightOverrun(Entry entry) {
        return plainSoreness(entry)
                && report.hoursOver(Limits.EXPECTED_END_H)
                && report.hoursAtMost(Limits.GRACE_END_H)
                && (entry.improving() || entry.gone())
                && entry.severityAtMost(Limits.MILD)
                && entry.atNeedledPlace();
    }

    private boolean exp06EarlyRednessOrWarmth(Entry entry) {
        boolean smallRedness = entry.is("site-redness") && Limits.atMost(entry.sizeCm(), Limits.EARLY_REDNESS_CM);
        return (smallRedness || entry.is("site-warmth"))
                && entry.settling()
                && report.hoursAtMost(Limits.EARLY_REDNESS_H)
                && noFeverRigorsPus();
    }

    private boolean exp07MinorTransientEffect(Entry entry) {
        return entry.in(Words.MINOR)
                && entry.severityAtMost(Limits.MILD)
                && report.hoursAtMost(Limits.MINOR_AE_H)
                && entry.settling()
                && !(entry.is("headache") && entry.sudden());
    }

    /** EXP-09. */
    static boolean benignEffect(Reading report, Entry entry) {
        return entry.in(Words.BENIGN) && report.hoursAtMost(Limits.BENIGN_H) && entry.settling() && !entry.severe();
    }

    /** EXP-10. */
    static boolean smallKnot(Reading report, Entry entry) {
        return entry.is("small-lump")
                && Limits.atMost(entry.sizeCm(), Limits.LUMP_CM)
                && entry.settling()
                && report.hoursAtMost(Limits.LUMP_H);
    }

    private boolean exp11StiffJaw(Entry entry) {
        return entry.is("stiff-jaw")
                && entry.atNeedledPlace()
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && entry.settling()
                && !entry.severe()
                && !derived.fever();
    }

    private boolean exp12SoreChestMuscle(Entry entry) {
        return entry.is("chest-muscle-soreness")
                && entry.atNeedledPlace()
                && entry.severityAtMost(Limits.MODERATE)
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && !Limits.over(entry.onsetHours(), Limits.LATE_ONSET_H)
                && entry.gradual()
                && entry.settling()
                && !report.any(other -> other.in(Words.CHEST_EVENT) && !other.old())
                && !report.any(derived::softChest);
    }

    static boolean plainSoreness(Entry entry) {
        return entry.in(Words.SORE) && !entry.in(NOT_PLAIN_SORENESS);
    }

    private boolean noFeverRigorsPus() {
        return !derived.fever() && !report.has("rigors") && !report.has(Words.PUS_OR_DISCHARGE);
    }
}
