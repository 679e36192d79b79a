package aftercare.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The derived facts of A.4, and the bruises of B.0. */
final class Derived {

    private final Reading report;

    Derived(Reading report) {
        this.report = report;
    }

    /** FEVER: reported, measured (38.0 or more), or chills beside a site sign. */
    boolean fever() {
        return report.has("fever") || measuredFever() || chillsBesideSiteSign();
    }

    /** The symptoms that FEVER rests on; none when it was only measured. */
    List<Entry> feverEntries() {
        List<Entry> entries = new ArrayList<>(report.entries("fever"));
        if (chillsBesideSiteSign()) {
            entries.addAll(report.entries("chills"));
            entries.addAll(report.entries(Words.SITE_SIGN));
        }
        return entries;
    }

    private boolean measuredFever() {
        return Limits.atLeast(report.temperatureC(), Limits.FEVER_C);
    }

    private boolean chillsBesideSiteSign() {
        return report.has("chills") && report.has(Words.SITE_SIGN);
    }

    /** INFECTION_SUSPECTED: FEVER, rigors, or INF-01 to INF-04 or INF-06. */
    boolean infectionSuspected() {
        return fever() || !infectionEntries().isEmpty();
    }

    List<Entry> infectionEntries() {
        List<Entry> entries = feverEntries();
        for (Entry entry : report.entries()) {
            if (entry.is("rigors")
                    || increasingRedness(entry)
                    || entry.is("red-streaks")
                    || increasingWarmth(entry)
                    || increasingSwelling(entry)
                    || entry.in(Words.PUS_OR_DISCHARGE)) {
                entries.add(entry);
            }
        }
        if (severalLocalSigns()) {
            entries.addAll(report.entries(Words.LOCAL_SIGN));
        }
        return entries;
    }

    /** INF-01 without the red streaks. */
    static boolean increasingRedness(Entry entry) {
        return entry.is("site-redness")
                && (entry.gettingWorse() || !entry.trendGiven() || Limits.over(entry.sizeCm(), Limits.BIG_REDNESS_CM));
    }

    /** INF-02. */
    static boolean increasingWarmth(Entry entry) {
        return entry.is("site-warmth") && (entry.gettingWorse() || !entry.trendGiven());
    }

    /** INF-03. */
    static boolean increasingSwelling(Entry entry) {
        return entry.is("site-swelling") && (entry.gettingWorse() || !entry.trendGiven());
    }

    /** INF-06: two different signs of three, after 48 h or at an unknown time, at least one of them not improving. */
    boolean severalLocalSigns() {
        Set<String> different = new HashSet<>();
        boolean allImproving = true;
        for (Entry entry : report.entries(Words.LOCAL_SIGN)) {
            different.add(entry.code());
            allImproving = allImproving && entry.improving();
        }
        return different.size() >= 2 && !allImproving && report.hoursOverOrUnknown(Limits.EARLY_REDNESS_H);
    }

    /** 91 or less; with COPD 87 or less. */
    boolean lowSpo2() {
        return report.vitalAtMost("spo2", report.risk("copd") ? 87 : 91);
    }

    static boolean smallBruise(Entry entry) {
        if (entry.sizeCm() != null) {
            return Limits.atMost(entry.sizeCm(), Limits.BRUISE_CM);
        }
        return entry.is("bruising") && entry.severityAtMost(Limits.MILD);
    }

    static boolean undescribedBruise(Entry entry) {
        return entry.is("bruising") && entry.sizeCm() == null && !entry.severityGiven();
    }

    static boolean largeBruise(Entry entry) {
        return !smallBruise(entry) && !undescribedBruise(entry);
    }

    boolean expandingBruise(Entry entry) {
        if (entry.rapidlyWorsening()) {
            return true;
        }
        return entry.worsening() && (!smallBruise(entry) || report.hoursOverOrUnknown(Limits.PEAK_END_H));
    }

    /** BLD-06 for one entry: any haematoma, a bruise that is large or grows, a swelling that grows. */
    boolean dangerousBleedInto(Entry entry) {
        if (!report.bleedingRisk()) {
            return false;
        }
        if (entry.is("bruising")) {
            return largeBruise(entry) || expandingBruise(entry) || entry.gettingWorse();
        }
        return entry.is("haematoma") || (entry.is("site-swelling") && entry.gettingWorse());
    }
}
