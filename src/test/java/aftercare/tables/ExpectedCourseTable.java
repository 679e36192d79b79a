package aftercare.tables;

/** Table B, expected course: EXP-01 to EXP-08. */
record ExpectedCourseTable(Reading report, Derived derived, Findings found) {

    void judge() {
        for (Entry entry : report.entries()) {
            exp01SorenessInsideTheWindow(entry);
            exp02Tiredness(entry);
            exp03MinorBruise(entry);
            exp04MildSwelling(entry);
            exp05SlightOverrun(entry);
            exp06EarlyRednessOrWarmth(entry);
            exp07MinorTransientEffect(entry);
        }
        exp08NoSymptom();
    }

    private void exp01SorenessInsideTheWindow(Entry entry) {
        boolean trendAllowed = entry.improvingOrStable()
                || ((entry.worsening() || !entry.trendGiven()) && report.hoursAtMost(Limits.PEAK_END_H));
        if (entry.in(Words.SORE)
                && entry.severityAtMost(Limits.MODERATE)
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && !entry.saysNo("needledSite")
                && !Limits.over(entry.onsetHours(), Limits.LATE_ONSET_H)
                && trendAllowed) {
            found.fire(Rule.EXP_01, entry);
        }
    }

    private void exp02Tiredness(Entry entry) {
        if (entry.in(Words.TIREDNESS)
                && entry.severityAtMost(Limits.MODERATE)
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && !entry.gettingWorse()) {
            found.fire(Rule.EXP_02, entry);
        }
    }

    private void exp03MinorBruise(Entry entry) {
        if (entry.in(Words.BRUISE)
                && Derived.smallBruise(entry)
                && report.hoursAtMost(Limits.BRUISE_H)
                && !derived.expandingBruise(entry)
                && (entry.improvingOrStable() || report.hoursAtMost(Limits.PEAK_END_H))) {
            found.fire(Rule.EXP_03, entry);
        }
    }

    private void exp04MildSwelling(Entry entry) {
        if (entry.is("site-swelling")
                && entry.severityAtMost(Limits.MILD)
                && entry.improvingOrStable()
                && report.hoursAtMost(Limits.EXPECTED_END_H)
                && noFeverRigorsPus()
                && !derived.severalLocalSigns()) {
            found.fire(Rule.EXP_04, entry);
        }
    }

    private void exp05SlightOverrun(Entry entry) {
        if (slightOverrun(report, entry)) {
            found.fire(Rule.EXP_05, entry);
        }
    }

    static boolean slightOverrun(Reading report, Entry entry) {
        return entry.in(Words.SORE)
                && report.hoursOver(Limits.EXPECTED_END_H)
                && report.hoursAtMost(Limits.GRACE_END_H)
                && entry.improving()
                && entry.severityAtMost(Limits.MILD);
    }

    private void exp06EarlyRednessOrWarmth(Entry entry) {
        boolean smallRedness = entry.is("site-redness") && Limits.atMost(entry.sizeCm(), Limits.EARLY_REDNESS_CM);
        if ((smallRedness || entry.is("site-warmth"))
                && entry.improvingOrStable()
                && report.hoursAtMost(Limits.EARLY_REDNESS_H)
                && noFeverRigorsPus()
                && !derived.severalLocalSigns()) {
            found.fire(Rule.EXP_06, entry);
        }
    }

    private void exp07MinorTransientEffect(Entry entry) {
        boolean minor = entry.is("light-headedness")
                || entry.is("nausea")
                || entry.is("sweating")
                || entry.is("headache")
                || entry.is("emotional-change");
        if (minor
                && entry.severityAtMost(Limits.MILD)
                && report.hoursAtMost(Limits.MINOR_AE_H)
                && !entry.gettingWorse()) {
            found.fire(Rule.EXP_07, entry);
        }
    }

    private void exp08NoSymptom() {
        if (!report.anySymptom() && report.asymptomatic()) {
            found.fire(Rule.EXP_08);
        }
    }

    private boolean noFeverRigorsPus() {
        return !derived.fever() && !report.has("rigors") && !report.has(Words.PUS_OR_DISCHARGE);
    }
}
