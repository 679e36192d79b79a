package aftercare.tables;

import java.util.Set;
import java.util.TreeSet;

/** Table B, the general nets: GEN-01 to GEN-05, and the floors under all rules. */
record NetTable(Reading report, Findings found) {

    private static final Set<String> OWN_CLOCK =
            union(Words.SORE, Words.NERVE, Words.BRUISE, Set.of("small-lump", "vein-darker"));

    private static final Set<String> NOT_OF_GEN_04 = union(
            Words.SORE,
            Words.MINOR,
            Words.TIREDNESS,
            Words.BENIGN,
            Words.SOFT_INFECTION,
            Words.CHEST_EVENT,
            Words.BRUISE,
            Words.LOCAL_SIGN,
            Set.of("small-lump", "stiff-jaw"));

    void judge() {
        found.each(Rule.GEN_02, this::gen02Persistent);
        found.each(Rule.GEN_03, this::gen03SevereOrRapid);
        found.each(Rule.GEN_04, this::gen04OldAndNotWorse);
        found.each(Rule.GEN_05, entry -> entry.in(Words.GRAVE) && entry.gone() && !entry.old());
    }

    /** GEN-01 comes last: it speaks for the symptoms that no other finding is about. The floors come after it. */
    void judgeWhatIsLeft() {
        found.about(Rule.GEN_01, found.unexplained());
        for (Entry entry : report.those(entry -> entry.counts() && !entry.gone())) {
            Words.floor(entry.code()).ifPresent(found::raiseToFloor);
        }
    }

    private boolean gen02Persistent(Entry entry) {
        return !entry.in(OWN_CLOCK)
                && entry.current()
                && (entry.saysYes("persistent") || Limits.over(entry.lastingHours(), Limits.PERSISTENT_H));
    }

    private boolean gen03SevereOrRapid(Entry entry) {
        return !entry.in(Words.SORE)
                && !entry.is(Words.OTHER)
                && !entry.gone()
                && !(entry.old() && entry.in(Words.LASTING))
                && (entry.severe() || entry.rapidlyWorsening());
    }

    private boolean gen04OldAndNotWorse(Entry entry) {
        return entry.old()
                && !entry.gone()
                && !entry.counts()
                && !entry.in(NOT_OF_GEN_04)
                && (!entry.in(Words.NERVE) || notShownToBeBrief(entry));
    }

    private static boolean notShownToBeBrief(Entry entry) {
        return !entry.saysNo("persistent") || !Limits.below(entry.lastingHours(), Limits.NERVE_PERSISTENT_H);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new TreeSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
