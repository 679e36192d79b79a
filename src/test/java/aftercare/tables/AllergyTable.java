package aftercare.tables;

import java.util.Set;

/** Table B, allergy and airway: ALG-01 to ALG-04. */
record AllergyTable(Reading report, Findings found) {

    private static final Set<String> AIRWAY = Set.of("face-lip-tongue-swelling", "throat-tightness", "stridor");
    private static final Set<String> BESIDE_HIVES = Set.of(
            "shortness-of-breath",
            "wheeze",
            "syncope",
            "unresponsive",
            "vomiting",
            "light-headedness",
            "swallowing-difficulty",
            "voice-change",
            "pallor",
            "diarrhoea");

    void judge() {
        found.each(Rule.ALG_01, entry -> entry.is("local-itch-rash") && entry.current());
        found.each(Rule.ALG_02, AllergyTable::hives);
        found.each(Rule.ALG_03, entry -> entry.in(AIRWAY));
        found.both(Rule.ALG_03, AllergyTable::hives, AllergyTable::besideHives);
        found.each(
                Rule.ALG_04,
                entry -> entry.is("swollen-feeling")
                        && entry.counts()
                        && !entry.improving()
                        && report.at(RegionGroup.HEAD_NECK, entry));
    }

    private static boolean hives(Entry entry) {
        return entry.is("widespread-hives");
    }

    /** An old faint still counts: its standing is always. */
    private static boolean besideHives(Entry entry) {
        boolean always = Words.standing(entry.code()) == Standing.ALWAYS;
        return entry.in(BESIDE_HIVES) && (always || !entry.old());
    }
}
