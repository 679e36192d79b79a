package aftercare.tables;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Advice and education (B.3): EDU-01 to EDU-03, SC-01 to SC-08, none of it at URGENT_24H and above or after 96 h. This
 * is all that fits the report; an answer may leave some of it out to stay short.
 */
record AdviceTable(Reading report) {

    private static final Set<String> UNCLEAR_WORDS =
            Set.of("shooting-pain", "heavy-limb", "movement-limited-by-pain", "cold-limb-feeling", Words.OTHER);
    private static final Set<String> DIZZY_WORDS = Set.of(
            "light-headedness",
            "pallor",
            "vertigo",
            "positional-vertigo",
            "drowsiness",
            "syncope",
            "palpitations",
            "blurred-vision");
    private static final Set<String> FEVERISH_WORDS =
            Set.of("chills", "felt-hot", "flu-like", "night-sweats", "malaise");
    private static final Set<String> LUMP_OR_BLEEDING =
            Set.of("small-lump", "growing-lump", "pulsatile-lump", "site-bleeding");

    SortedSet<String> advise(Level level) {
        SortedSet<String> advice = new TreeSet<>();
        if (level.atLeast(Level.URGENT_24H) || report.hoursOver(Limits.SELF_CARE_END_H)) {
            return advice;
        }
        advice.add("EDU-01");
        advice.add("EDU-02");
        add(advice, "EDU-03", report.risk("nickelAllergy"));
        add(advice, "SC-01", selfCareFits());
        add(advice, "SC-02", selfCareFits() && report.hoursAtMostOrUnknown(Limits.EXPECTED_END_H));
        add(advice, "SC-03", selfCareFits() && !unclear() && !dizzy());
        add(advice, "SC-04", selfCareFits() && report.hoursBelowOrUnknown(Limits.PEAK_END_H));
        add(advice, "SC-05", selfCareFits() && sc05Warmth());
        add(advice, "SC-06", sc06Ice());
        add(advice, "SC-07", selfCareFits() && report.has(Words.SORE) && !sc08AskBeforePainRelief());
        add(advice, "SC-08", selfCareFits() && sc08AskBeforePainRelief());
        return advice;
    }

    private static void add(SortedSet<String> advice, String id, boolean fits) {
        if (fits) {
            advice.add(id);
        }
    }

    private boolean selfCareFits() {
        return report.has(Words.SORE) || report.has(Words.TIREDNESS) || report.asymptomatic();
    }

    private boolean unclear() {
        return report.has(Words.NERVE)
                || report.has(UNCLEAR_WORDS)
                || report.any(entry -> entry.in(Words.SORE) && entry.sudden());
    }

    private boolean dizzy() {
        return report.has(DIZZY_WORDS);
    }

    private boolean feverish() {
        return report.has(FEVERISH_WORDS) || Limits.atLeast(report.temperatureC(), Limits.LOW_GRADE_C);
    }

    private boolean sc05Warmth() {
        boolean mark = report.any(Derived::localSign) || report.has(Words.BRUISE) || report.has(LUMP_OR_BLEEDING);
        return !mark
                && !unclear()
                && !dizzy()
                && !feverish()
                && !report.risk("pregnant")
                && !report.risk("frail")
                && !report.has("chest-muscle-soreness");
    }

    private boolean sc06Ice() {
        boolean swelling = report.any(entry -> entry.is("site-swelling") && !entry.gone());
        return swelling && !report.has("numbness") && !report.has("cold-limb-feeling");
    }

    private boolean sc08AskBeforePainRelief() {
        return report.has(Words.SORE)
                && (report.bleedingRisk() || report.risk("pregnant") || report.risk("nsaidUnsafe"));
    }
}
