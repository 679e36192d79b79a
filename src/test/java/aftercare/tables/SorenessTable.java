package aftercare.tables;

import java.util.function.Predicate;

/** Table B, prolonged or worsening soreness and other effects: PRO-01 to PRO-12. */
record SorenessTable(Reading report, Findings found) {

    void judge() {
        sore(Rule.PRO_01, entry -> entry.severe() && !(report.reliefYes() && entry.improvingOrStable()));
        sore(Rule.PRO_02, Entry::rapidlyWorsening);
        sore(Rule.PRO_03, entry -> report.hoursOver(Limits.EXPECTED_END_H) && !slightOverrun(entry));
        sore(Rule.PRO_04, entry -> entry.severe() && report.reliefYes() && entry.improvingOrStable());
        sore(
                Rule.PRO_05,
                entry -> report.hoursOver(Limits.PEAK_END_H)
                        && report.hoursAtMost(Limits.EXPECTED_END_H)
                        && entry.worsening());
        sore(Rule.PRO_06, entry -> report.hoursOver(Limits.EXPECTED_END_H) && entry.gettingWorse());
        found.each(Rule.PRO_07, entry -> entry.in(Words.SORE) && Limits.over(entry.onsetHours(), Limits.LATE_ONSET_H));
        sore(Rule.PRO_08, entry -> entry.place() == Place.ELSEWHERE);
        found.each(Rule.PRO_09, this::pro09KnownEffect);
        sore(Rule.PRO_10, entry -> entry.sudden() && report.lungOrSpineOrUnknown());
        sore(
                Rule.PRO_11,
                entry -> report.hoursOverOrUnknown(Limits.EXPECTED_END_H)
                        && (entry.saysYes("nightPain") || entry.saysYes("unlikeBefore")));
        found.each(Rule.PRO_12, entry -> entry.is("movement-limited-by-pain") && entry.current());
    }

    /** A soreness that is not gone. */
    private void sore(Rule rule, Predicate<Entry> condition) {
        found.each(rule, entry -> entry.in(Words.SORE) && !entry.gone() && condition.test(entry));
    }

    private boolean slightOverrun(Entry entry) {
        return report.hoursAtMost(Limits.GRACE_END_H)
                && entry.improving()
                && entry.severityAtMost(Limits.MILD)
                && ExpectedCourseTable.plainSoreness(entry);
    }

    private boolean pro09KnownEffect(Entry entry) {
        boolean moderateMinor = entry.in(Words.MINOR)
                && entry.severityAtLeast(Limits.MODERATE_FROM)
                && entry.severityAtMost(Limits.MODERATE)
                && report.hoursAtMost(Limits.MINOR_AE_H)
                && entry.improvingOrStable()
                && !(entry.is("headache") && entry.sudden());
        boolean malaise = entry.is("malaise") && report.hoursAtMost(Limits.EXPECTED_END_H) && !entry.gettingWorse();
        boolean benign = entry.in(Words.BENIGN) && !ExpectedCourseTable.benignEffect(report, entry);
        return !entry.gone() && (moderateMinor || malaise || benign);
    }
}
