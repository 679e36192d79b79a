package aftercare.tables;

import java.util.Set;

/** Table B, front and side of the neck: BLD-13, BLD-14, BLD-24 and BLD-25. */
record NeckTable(Reading report, Findings found) {

    private static final Set<String> LUMP_AT_THE_NECK = Set.of("haematoma", "bruising", "site-swelling");
    private static final Set<String> AIRWAY_SYMPTOM =
            Set.of("swallowing-difficulty", "voice-change", "shortness-of-breath", "breathless-lying-flat");

    void judge() {
        found.each(Rule.BLD_13, entry -> neckSwelling(entry) && !entry.improvingOrStable());
        found.each(Rule.BLD_13, entry -> surelyAtTheNeck(entry) && growsThere(entry));
        found.both(
                Rule.BLD_14,
                entry -> neckSwelling(entry) || lumpAtTheNeck(entry),
                entry -> entry.in(AIRWAY_SYMPTOM) && entry.current());
        found.each(Rule.BLD_24, entry -> swallowingDifficulty(entry) && report.needledOrUnknown(RegionGroup.NECK));
        found.each(Rule.BLD_25, this::bld25WithoutProgress);
    }

    private static boolean neckSwelling(Entry entry) {
        return entry.is("neck-swelling") && entry.counts();
    }

    private static boolean swallowingDifficulty(Entry entry) {
        return entry.is("swallowing-difficulty") && entry.counts();
    }

    /** Regions that are not known do not make a bruise one of the neck. */
    private boolean surelyAtTheNeck(Entry entry) {
        boolean there = entry.siteGiven() ? entry.siteIn(RegionGroup.NECK) : report.knownNeedled(RegionGroup.NECK);
        return there && !entry.gone();
    }

    private static boolean growsThere(Entry entry) {
        return switch (entry.code()) {
            case "haematoma" -> !entry.improvingOrStable();
            case "bruising" -> entry.rapidlyWorsening() || (entry.worsening() && !Bruises.small(entry));
            case "site-swelling" ->
                entry.rapidlyWorsening()
                        || (entry.worsening() && entry.severityAtLeastOrNotGiven(Limits.MODERATE_FROM));
            default -> false;
        };
    }

    private boolean lumpAtTheNeck(Entry entry) {
        return entry.in(LUMP_AT_THE_NECK) && !entry.gone() && report.at(RegionGroup.NECK, entry);
    }

    private boolean bld25WithoutProgress(Entry entry) {
        boolean swallowing = swallowingDifficulty(entry) && report.knownNotNeedled(RegionGroup.NECK);
        boolean voice = entry.is("voice-change") && entry.counts() && report.needledOrUnknown(RegionGroup.NECK);
        boolean swelling = neckSwelling(entry) && entry.improvingOrStable();
        return swallowing || voice || swelling;
    }
}
