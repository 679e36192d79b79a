package aftercare.tables;

import java.util.Set;

/** Table B, needle events (NDL) and risk escalation (RSK). */
record NeedleAndRiskTable(Reading report, Derived derived, Findings found) {

    private static final Set<String> OBSTETRIC =
            Set.of("vaginal-bleeding", "contractions", "reduced-fetal-movement", "abdominal-pain");

    void judge() {
        for (Entry entry : report.entries()) {
            ndl01BrokenNeedle(entry);
            ndl02ForgottenNeedle(entry);
            ndl03NeedleRemoved(entry);
            ndl04ReuseInsideThePepWindow(entry);
            ndl05ReuseAfterThePepWindow(entry);
            rsk01IntracranialBleed(entry);
            rsk06UndescribedBruise(entry);
        }
        rsk02Obstetric();
        rsk03FeverInPregnancy();
        rsk04Child();
        rsk05Minor();
    }

    private void ndl01BrokenNeedle(Entry entry) {
        if (entry.is("needle-broken")) {
            found.fire(Rule.NDL_01, entry);
        }
    }

    private void ndl02ForgottenNeedle(Entry entry) {
        if (entry.is("needle-left-in")) {
            found.fire(Rule.NDL_02, entry);
        }
    }

    private void ndl03NeedleRemoved(Entry entry) {
        if (entry.is("needle-found-removed")) {
            found.fire(Rule.NDL_03, entry);
        }
    }

    private void ndl04ReuseInsideThePepWindow(Entry entry) {
        if (entry.is("needle-reuse-suspected") && report.hoursAtMostOrUnknown(Limits.PEP_H)) {
            found.fire(Rule.NDL_04, entry);
        }
    }

    private void ndl05ReuseAfterThePepWindow(Entry entry) {
        if (entry.is("needle-reuse-suspected") && report.hoursOver(Limits.PEP_H)) {
            found.fire(Rule.NDL_05, entry);
        }
    }

    private void rsk01IntracranialBleed(Entry entry) {
        boolean severeHeadache =
                (entry.is("headache") || entry.is("postural-headache")) && entry.severityAtLeast(Limits.SEVERE);
        boolean struckHead = entry.is("syncope") && entry.saysYes("headInjury");
        if (report.bleedingRisk() && (severeHeadache || struckHead)) {
            found.fire(Rule.RSK_01, entry);
        }
    }

    private void rsk02Obstetric() {
        if (report.risk("pregnant") && report.has(OBSTETRIC)) {
            found.fire(Rule.RSK_02, report.entries(OBSTETRIC));
        }
    }

    private void rsk03FeverInPregnancy() {
        if (report.risk("pregnant") && derived.fever()) {
            found.fire(Rule.RSK_03, derived.feverEntries());
        }
    }

    private void rsk04Child() {
        if (report.anySymptom() && Limits.below(report.ageYears(), Limits.CHILD_YEARS)) {
            found.fire(Rule.RSK_04);
        }
    }

    private void rsk05Minor() {
        if (report.anySymptom()
                && Limits.atLeast(report.ageYears(), Limits.CHILD_YEARS)
                && Limits.below(report.ageYears(), Limits.ADULT_YEARS)) {
            found.fire(Rule.RSK_05);
        }
    }

    private void rsk06UndescribedBruise(Entry entry) {
        if (report.bleedingRisk()
                && entry.is("bruising")
                && (Derived.undescribedBruise(entry) || !entry.trendGiven())
                && !derived.dangerousBleedInto(entry)) {
            found.fire(Rule.RSK_06, entry);
        }
    }
}
