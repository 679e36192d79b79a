package aftercare.tables;

/** Table B, bleeding, bruises and lumps: BLD-01 to BLD-06, BLD-11, BLD-12, BLD-19 and BLD-20. */
record BleedingTable(Reading report, Findings found) {

    void judge() {
        Bruises bruises = new Bruises(report);
        found.each(Rule.BLD_01, BleedingTable::bld01MinorBleedingStopped);
        found.each(Rule.BLD_02, BleedingTable::bld02NotControlled);
        found.each(Rule.BLD_03, entry -> entry.is("site-bleeding") && entry.saysYes("heavy"));
        found.each(Rule.BLD_04, entry -> bld04LargeOrLastingButStable(entry, bruises));
        found.each(Rule.BLD_05, bruises::expanding);
        found.eachWithin(6, Rule.BLD_05, bruises::expandingFastOrNotSmall);
        found.each(Rule.BLD_06, bruises::bleedingIntoTissue);
        found.each(Rule.BLD_11, BleedingTable::bld11StoppedAmountNotKnown);
        found.each(Rule.BLD_12, BleedingTable::bld12FastOrHuge);
        found.each(Rule.BLD_19, entry -> entry.is("growing-lump") || growingKnot(entry));
        found.each(
                Rule.BLD_20,
                entry -> entry.is("small-lump")
                        && !entry.gone()
                        && !ExpectedCourseTable.smallKnot(report, entry)
                        && !growingKnot(entry));
    }

    private static boolean bld01MinorBleedingStopped(Entry entry) {
        boolean little = entry.number("pressureMinutes") == null
                ? entry.saysNo("heavy")
                : Limits.atMost(entry.number("pressureMinutes"), Limits.BLEED_MIN);
        return entry.is("site-bleeding") && entry.saysYes("stopped") && little;
    }

    private static boolean bld02NotControlled(Entry entry) {
        return entry.is("site-bleeding")
                && (!entry.saysYes("stopped") || Limits.over(entry.number("pressureMinutes"), Limits.BLEED_MIN));
    }

    private boolean bld04LargeOrLastingButStable(Entry entry, Bruises bruises) {
        return entry.in(Words.BRUISE)
                && !entry.gone()
                && !bruises.expanding(entry)
                && (Bruises.large(entry) || report.hoursOver(Limits.BRUISE_H));
    }

    private static boolean bld11StoppedAmountNotKnown(Entry entry) {
        return entry.is("site-bleeding")
                && entry.saysYes("stopped")
                && entry.number("pressureMinutes") == null
                && !entry.given("heavy");
    }

    private static boolean bld12FastOrHuge(Entry entry) {
        boolean fast = entry.rapidlyWorsening() && !Limits.atMost(entry.sizeCm(), Limits.BRUISE_CM);
        boolean huge = entry.worsening() && Limits.atLeast(entry.sizeCm(), Limits.HUGE_BRUISE_CM);
        return entry.in(Words.BRUISE) && (fast || huge);
    }

    private boolean growingKnot(Entry entry) {
        return entry.is("small-lump")
                && !entry.gone()
                && entry.gettingWorse()
                && (report.hoursOverOrUnknown(Limits.EXPECTED_END_H) || !Limits.atMost(entry.sizeCm(), Limits.LUMP_CM));
    }
}
