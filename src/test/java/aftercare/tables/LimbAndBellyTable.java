package aftercare.tables;

import java.util.function.Predicate;

/** Table B, limb, vessel and belly: BLD-07 to BLD-10, BLD-15 to BLD-18 and BLD-21 to BLD-23. */
record LimbAndBellyTable(Reading report, Findings found) {

    void judge() {
        found.each(Rule.BLD_07, counting("cold-pale-limb"));
        found.both(Rule.BLD_07, counting("tense-swelling"), Derived::nerveOrPain);
        found.each(Rule.BLD_08, counting("pulsatile-lump").or(counting("tense-swelling")));
        found.each(Rule.BLD_09, counting("blood-in-urine").or(this::bld09HurtOrgan));
        found.each(Rule.BLD_10, counting("calf-swelling"));
        bld15CompartmentWithoutHardSwelling();
        found.each(Rule.BLD_16, counting("tight-limb"));
        found.both(
                Rule.BLD_17,
                counting("cold-limb-feeling"),
                entry -> Derived.severeSoreness(entry) || Derived.weakness(entry));
        found.each(Rule.BLD_18, counting("cold-limb-feeling").or(counting("swollen-feeling")));
        found.each(Rule.BLD_21, this::bld21ModeratePainNearTheRibs);
        found.each(Rule.BLD_22, counting("rigid-belly").or(entry -> entry.is("black-or-bloody-stool")));
        bld23ClotBeforeAFlightOrOnItsWay();
    }

    private static Predicate<Entry> counting(String code) {
        return entry -> entry.is(code) && entry.counts();
    }

    private static boolean bellyOrFlankPain(Entry entry) {
        return entry.in(Words.BELLY_OR_FLANK_PAIN) && entry.current();
    }

    private boolean bld09HurtOrgan(Entry entry) {
        boolean inTheTrunk =
                entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM) && report.needledOrUnknown(RegionGroup.TRUNK);
        boolean underTheRibs = (entry.severityAtLeastOrNotGiven(Limits.NEAR_RIBS) || entry.gettingWorse())
                && report.needledOrUnknown(RegionGroup.NEAR_RIBS);
        return bellyOrFlankPain(entry) && (inTheTrunk || underTheRibs);
    }

    private void bld15CompartmentWithoutHardSwelling() {
        if (report.hoursAtMostOrUnknown(Limits.COMPARTMENT_H) && report.needledOrUnknown(RegionGroup.LIMB)) {
            Predicate<Entry> severeAndGrowing = entry ->
                    Derived.severeSoreness(entry) && entry.gettingWorse() && entry.noSiteOrSiteIn(RegionGroup.LIMB);
            found.both(Rule.BLD_15, severeAndGrowing, Derived::currentNerve);
            found.both(Rule.BLD_15, counting("tight-limb"), Derived::nerveOrPain);
            found.each(Rule.BLD_15, counting("tight-limb").and(Entry::gettingWorse));
        }
    }

    private boolean bld21ModeratePainNearTheRibs(Entry entry) {
        return bellyOrFlankPain(entry)
                && entry.severityAtLeast(Limits.MODERATE_FROM)
                && !entry.severityAtLeast(Limits.NEAR_RIBS)
                && !entry.gettingWorse()
                && report.needledOrUnknown(RegionGroup.NEAR_RIBS);
    }

    private void bld23ClotBeforeAFlightOrOnItsWay() {
        if (report.risk("aboutToFly")) {
            found.each(Rule.BLD_23, counting("calf-swelling"));
        }
        found.both(Rule.BLD_23, counting("calf-swelling"), LimbAndBellyTable::signOfEmbolism);
    }

    private static boolean signOfEmbolism(Entry entry) {
        boolean lightHeaded = entry.is("light-headedness") && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM);
        return entry.current() && (entry.is("palpitations") || lightHeaded);
    }
}
