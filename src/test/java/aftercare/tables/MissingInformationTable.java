package aftercare.tables;

import java.util.Set;

/** Table B, missing or faulty information: MIS-01 to MIS-07. */
record MissingInformationTable(Reading report, Findings found) {

    private static final Set<String> KNOT_OR_JAW = Set.of("small-lump", "stiff-jaw");

    void judge() {
        found.when(report.anySymptom() && !report.hoursKnown(), Rule.MIS_01);
        found.each(Rule.MIS_02, this::mis02NeededAttributeMissing);
        found.each(Rule.MIS_03, entry -> Derived.rednessWarmthOrSwelling(entry) && !entry.trendGiven());
        found.each(Rule.MIS_04, entry -> entry.is(Words.OTHER));
        found.when(!report.anySymptom() && !report.asymptomatic(), Rule.MIS_05);
        found.when(!Contradiction.in(report).isEmpty(), Rule.MIS_06);
        found.each(Rule.MIS_07, entry -> entry.is(Words.OTHER) && (entry.severe() || entry.gettingWorse()));
    }

    private boolean mis02NeededAttributeMissing(Entry entry) {
        boolean placeMissing = entry.in(Words.SORE) && entry.place() == Place.UNKNOWN;
        boolean rednessSizeMissing = entry.is("site-redness") && entry.sizeCm() == null;
        return !entry.gone()
                && (severityMissing(entry)
                        || trendMissing(entry)
                        || onsetMissing(entry)
                        || placeMissing
                        || rednessSizeMissing
                        || Bruises.undescribed(entry));
    }

    private static boolean severityMissing(Entry entry) {
        return !entry.severityGiven() && (needsBoth(entry) || entry.is("site-swelling"));
    }

    private static boolean trendMissing(Entry entry) {
        return !entry.trendGiven() && (needsBoth(entry) || entry.in(Words.BRUISE) || entry.in(KNOT_OR_JAW));
    }

    private static boolean needsBoth(Entry entry) {
        return entry.in(Words.SORE) || entry.in(Words.TIREDNESS) || entry.in(Words.MINOR);
    }

    private boolean onsetMissing(Entry entry) {
        boolean nearLungOrSpine = entry.in(ExpectedCourseTable.PAIN_WORDS) && report.lungOrSpineOrUnknown();
        return !entry.onsetGiven() && (entry.is("chest-muscle-soreness") || nearLungOrSpine);
    }
}
