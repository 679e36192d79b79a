package aftercare.tables;

/** Table B, needle events: NDL-01 to NDL-06. */
record NeedleTable(Reading report, Derived derived, Findings found) {

    void judge() {
        found.each(Rule.NDL_01, entry -> entry.is("needle-broken"));
        found.each(Rule.NDL_02, entry -> entry.is("needle-left-in"));
        found.each(Rule.NDL_03, entry -> entry.is("needle-found-removed"));
        found.each(Rule.NDL_04, entry -> reuse(entry) && report.hoursAtMostOrUnknown(Limits.PEP_H));
        found.each(Rule.NDL_05, entry -> reuse(entry) && report.hoursOver(Limits.PEP_H));
        ndl06AcuteInfectionAfterReuse();
    }

    private void ndl06AcuteInfectionAfterReuse() {
        if (derived.fever() && report.any(NeedleTable::reuse)) {
            found.about(Rule.NDL_06, report.those(NeedleTable::reuse));
            found.about(Rule.NDL_06, derived.feverEntries());
        }
        found.both(Rule.NDL_06, NeedleTable::reuse, NeedleTable::besideReuse);
    }

    private static boolean reuse(Entry entry) {
        return entry.is("needle-reuse-suspected");
    }

    /** Jaundice counts also when old: its standing is always. */
    private static boolean besideReuse(Entry entry) {
        boolean soreThroatOrGlands = entry.is("sore-throat") || entry.is("swollen-glands");
        return entry.is("jaundice") || (soreThroatOrGlands && !entry.old());
    }
}
