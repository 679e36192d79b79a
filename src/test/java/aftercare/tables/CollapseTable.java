package aftercare.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Table B, vasovagal, collapse and vital signs: VAS-01 to VAS-12, VIT-01 and VIT-02. */
record CollapseTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> VASOVAGAL =
            Set.of("light-headedness", "nausea", "sweating", "pallor", "trembling", "blurred-vision");
    private static final Set<String> BESIDE_SYNCOPE =
            Set.of("chest-pain", "chest-tightness", "shortness-of-breath", "palpitations", "abdominal-pain");

    void judge() {
        found.each(Rule.VAS_01, this::vas01VasovagalResolved);
        found.each(Rule.VAS_02, entry -> syncope(entry) && singleAndRecovered(entry) && !redFlag(entry));
        found.each(Rule.VAS_03, entry -> syncope(entry) && !singleAndRecovered(entry) && !redFlag(entry));
        vas04CollapseWithRedFlag();
        found.each(Rule.VAS_05, entry -> entry.is("palpitations") && entry.counts());
        presyncope();
        found.each(
                Rule.VAS_09,
                entry -> Derived.faint(entry)
                        && (entry.gettingWorse() || (entry.is("pallor") && report.heartRibsOrTrunkOrUnknown())));
        found.each(
                Rule.VAS_10,
                entry -> entry.is("palpitations") && entry.gone() && !entry.old() && !vas01VasovagalResolved(entry));
        found.each(Rule.VAS_11, entry -> entry.is("brief-jerks-with-faint"));
        found.each(Rule.VAS_12, entry -> syncope(entry) && report.risk("epilepsy"));
        found.when(redParameter(), Rule.VIT_01);
        found.when(twoPointParameter(), Rule.VIT_02);
    }

    private boolean vas01VasovagalResolved(Entry entry) {
        boolean palpitationsFarFromTheHeart =
                entry.is("palpitations") && report.knownNotNeedled(RegionGroup.NEAR_HEART);
        return (entry.in(VASOVAGAL) || palpitationsFarFromTheHeart) && aroundTheSession(entry) && entry.gone();
    }

    /** Where the time of the session is not known, only what began during it is known to be around it. */
    private boolean aroundTheSession(Entry entry) {
        BigDecimal latest = report.hoursKnown() ? Limits.SYNCOPE_SESSION_H : Limits.DURING_THE_SESSION_H;
        return Limits.atMost(entry.onsetHours(), latest);
    }

    private static boolean syncope(Entry entry) {
        return entry.is("syncope");
    }

    private boolean singleAndRecovered(Entry syncope) {
        return aroundTheSession(syncope)
                && syncope.saysYes("fullyRecovered")
                && syncope.saysNo("headInjury")
                && !syncope.saysYes("recurrent");
    }

    private boolean redFlag(Entry syncope) {
        return syncope.saysNo("fullyRecovered") || report.any(CollapseTable::besideSyncope);
    }

    private static boolean besideSyncope(Entry entry) {
        return entry.in(BESIDE_SYNCOPE) && !entry.old();
    }

    private void vas04CollapseWithRedFlag() {
        found.each(Rule.VAS_04, entry -> entry.is("unresponsive"));
        found.each(Rule.VAS_04, entry -> (entry.is("confusion") || entry.is("impending-doom")) && entry.counts());
        found.each(Rule.VAS_04, entry -> syncope(entry) && redFlag(entry));
        found.both(Rule.VAS_04, CollapseTable::syncope, CollapseTable::besideSyncope);
    }

    /** VAS-06 to VAS-08: all of them rest on PRESYNCOPE. */
    private void presyncope() {
        List<Entry> presyncope = derived.presyncope();
        boolean risky = report.heartRibsOrTrunkOrUnknown();
        boolean mottled = report.any(entry -> entry.is("mottled-skin") && entry.counts());
        boolean growing = anyFaint(Derived::growing);
        if (risky && (growing || mottled)) {
            found.about(Rule.VAS_06, presyncope);
        }
        if (report.hoursOverOrUnknown(Limits.PRESYNCOPE_H)
                && (risky || growing || anyFaint(entry -> entry.is("pallor")))) {
            found.about(Rule.VAS_07, presyncope);
        }
        found.about(Rule.VAS_08, presyncope);
    }

    private boolean anyFaint(Predicate<Entry> condition) {
        return report.any(entry -> Derived.faint(entry) && condition.test(entry));
    }

    private boolean redParameter() {
        return report.vitalAtMost("heartRate", 40)
                || report.vitalAtLeast("heartRate", 131)
                || report.vitalAtMost("systolicBp", 90)
                || report.vitalAtLeast("systolicBp", 220)
                || report.vitalAtMost("respiratoryRate", 8);
    }

    private boolean twoPointParameter() {
        return report.vitalBetween("heartRate", 111, 130)
                || report.vitalBetween("systolicBp", 91, 100)
                || report.vitalBetween("respiratoryRate", 21, 24)
                || (report.vitalBetween("spo2", 92, 93) && !report.risk("copd"))
                || Limits.atLeast(report.temperatureC(), Limits.NEWS_WARM_C);
    }
}
