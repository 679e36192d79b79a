package aftercare.tables;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Table B, head, eyes and brain: NRV-08 to NRV-14, NRV-22 to NRV-25, NRV-33 and NRV-34. */
record HeadTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> BESIDE_SUDDEN_HEADACHE =
            Set.of("vomiting", "neck-stiffness", "photophobia", "drowsiness", "confusion");
    private static final Set<String> BESIDE_SEVERE_HEADACHE =
            Set.of("vomiting", "neck-stiffness", "photophobia", "blurred-vision");
    private static final Set<String> NEW_EYE_SIGN = Set.of("double-vision", "vision-loss", "eyelid-droop");
    private static final Set<String> BALANCE_OR_SIGHT =
            Set.of("vertigo", "eyes-jumping", "gait-unsteady", "clumsy-hands", "blurred-vision");

    void judge() {
        boolean spine = report.needledOrUnknown(RegionGroup.SPINE);
        found.each(Rule.NRV_08, entry -> spine && posturalHeadache(entry));
        nrv09AcuteCentralEventOrMeningism();
        nrv10SuddenSevereHeadache();
        nrv11HeadacheWithARedFlag();
        found.both(
                Rule.NRV_12, current("neck-stiffness"), current("photophobia").or(HeadTable::moderateHeadache));
        nrv13GrowingHeadache();
        found.each(Rule.NRV_14, HeadTable::posturalHeadache);
        nrv22DissectionOrPosteriorStroke();
        nrv23EyeSignOrTwoSigns();
        found.each(Rule.NRV_24, entry -> entry.in(BALANCE_OR_SIGHT) && entry.counts());
        found.each(Rule.NRV_25, current("positional-vertigo"));
        found.each(Rule.NRV_33, entry -> blankSpell(entry) && !entry.gone());
        found.each(Rule.NRV_34, entry -> blankSpell(entry) && entry.gone());
    }

    private static Predicate<Entry> current(String code) {
        return entry -> entry.is(code) && entry.current();
    }

    private static Predicate<Entry> current(Set<String> codes) {
        return entry -> entry.in(codes) && entry.current();
    }

    private static boolean headache(Entry entry) {
        return entry.is("headache") && entry.current();
    }

    private static boolean moderateHeadache(Entry entry) {
        return headache(entry) && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM);
    }

    private static boolean severeHeadache(Entry entry) {
        return headache(entry) && entry.severe();
    }

    private static boolean posturalHeadache(Entry entry) {
        return entry.is("postural-headache") && entry.counts();
    }

    private static boolean blankSpell(Entry entry) {
        return entry.is("blank-spell") && entry.counts();
    }

    private boolean headOrNeckOrUnknown() {
        return report.needledOrUnknown(RegionGroup.HEAD_NECK);
    }

    private void nrv09AcuteCentralEventOrMeningism() {
        found.each(Rule.NRV_09, entry -> entry.is("thunderclap-headache") || entry.is("seizure"));
        found.each(Rule.NRV_09, entry -> (entry.is("face-droop") || entry.is("speech-difficulty")) && entry.counts());
        if (derived.fever()) {
            found.about(Rule.NRV_09, report.those(current("neck-stiffness")));
            found.both(Rule.NRV_09, HeadTable::headache, current("photophobia"));
        }
    }

    private void nrv10SuddenSevereHeadache() {
        Predicate<Entry> sudden = entry -> entry.is("headache") && !entry.old() && entry.sudden();
        found.each(Rule.NRV_10, sudden.and(Entry::severe));
        found.both(Rule.NRV_10, sudden, current(BESIDE_SUDDEN_HEADACHE));
    }

    private void nrv11HeadacheWithARedFlag() {
        found.both(Rule.NRV_11, HeadTable::severeHeadache, current(BESIDE_SEVERE_HEADACHE));
        found.each(Rule.NRV_11, entry -> severeHeadache(entry) && !entry.onsetGiven() && headOrNeckOrUnknown());
        found.each(Rule.NRV_11, entry -> moderateHeadache(entry) && entry.sudden());
    }

    private void nrv13GrowingHeadache() {
        found.both(Rule.NRV_13, HeadTable::moderateHeadache, current("vomiting"));
        found.each(
                Rule.NRV_13,
                entry -> moderateHeadache(entry) && (entry.gettingWorse() || entry.severe()) && headOrNeckOrUnknown());
    }

    private void nrv22DissectionOrPosteriorStroke() {
        Predicate<Entry> headOrNeckPain = entry -> (entry.is("headache") || entry.is("neck-pain"))
                && entry.current()
                && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM);
        if (headOrNeckOrUnknown()) {
            found.both(Rule.NRV_22, entry -> entry.in(Words.BRAINSTEM) && entry.counts(), headOrNeckPain);
        }
    }

    private void nrv23EyeSignOrTwoSigns() {
        found.each(Rule.NRV_23, entry -> entry.in(NEW_EYE_SIGN) && entry.counts());
        List<Entry> signs = report.those(
                entry -> (entry.in(Words.BRAINSTEM) || entry.is("vertigo")) && entry.counts() && !entry.gone());
        if (Derived.different(signs) >= 2) {
            found.about(Rule.NRV_23, signs);
        }
    }
}
