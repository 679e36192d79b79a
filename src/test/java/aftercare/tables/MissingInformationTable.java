package aftercare.tables;

/** Table B, missing or faulty information: MIS-01 to MIS-06. */
record MissingInformationTable(Reading report, Findings found) {

    void judge() {
        mis01TimeUnknown();
        for (Entry entry : report.entries()) {
            mis02NeededAttributeMissing(entry);
            mis03TrendAssumedIncreasing(entry);
            mis04OutsideTheVocabulary(entry);
        }
        mis05NothingToTriage();
        mis06Contradiction();
    }

    private void mis01TimeUnknown() {
        if (report.anySymptom() && !report.hoursKnown()) {
            found.fire(Rule.MIS_01);
        }
    }

    private void mis02NeededAttributeMissing(Entry entry) {
        boolean severityMissing = !entry.severityGiven()
                && (entry.in(Words.SORE) || entry.in(Words.TIREDNESS) || entry.is("site-swelling"));
        boolean trendMissing =
                !entry.trendGiven() && entry.in(Words.SORE) && report.hoursOverOrUnknown(Limits.PEAK_END_H);
        boolean sizeMissing = entry.sizeCm() == null && entry.is("site-redness");
        if (severityMissing || trendMissing || sizeMissing || Derived.undescribedBruise(entry)) {
            found.fire(Rule.MIS_02, entry);
        }
    }

    private void mis03TrendAssumedIncreasing(Entry entry) {
        if (entry.in(Words.LOCAL_SIGN) && !entry.trendGiven()) {
            found.fire(Rule.MIS_03, entry);
        }
    }

    private void mis04OutsideTheVocabulary(Entry entry) {
        if (entry.is(Words.OTHER)) {
            found.fire(Rule.MIS_04, entry);
        }
    }

    private void mis05NothingToTriage() {
        if (!report.anySymptom() && !report.asymptomatic()) {
            found.fire(Rule.MIS_05);
        }
    }

    private void mis06Contradiction() {
        boolean contradiction = report.anySymptom() && report.asymptomatic();
        for (Entry entry : report.entries()) {
            contradiction = contradiction || entry.contradictsTime();
        }
        if (contradiction) {
            found.fire(Rule.MIS_06);
        }
    }
}
