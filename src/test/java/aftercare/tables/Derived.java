package aftercare.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The derived facts of A.4, and the signs of B.0b that more than one table reads. */
final class Derived {

    private final Reading report;

    Derived(Reading report) {
        this.report = report;
    }

    /** FEVER: reported, measured (38.0 or more), or chills beside a local sign. */
    boolean fever() {
        return report.has("fever") || measuredFever() || chillsBesideLocalSign();
    }

    /** The symptoms that FEVER rests on; none when it was only measured. */
    List<Entry> feverEntries() {
        List<Entry> entries = new ArrayList<>(report.those(entry -> entry.is("fever")));
        if (chillsBesideLocalSign()) {
            entries.addAll(report.those(entry -> entry.is("chills") || localSign(entry)));
        }
        return entries;
    }

    private boolean measuredFever() {
        return Limits.atLeast(report.temperatureC(), Limits.FEVER_C);
    }

    private boolean chillsBesideLocalSign() {
        return report.has("chills") && report.any(Derived::localSign);
    }

    /** 'Local sign' in the tables: redness, warmth and swelling that are not gone, and pus and discharge always. */
    static boolean localSign(Entry entry) {
        return entry.in(Words.PUS_OR_DISCHARGE) || rednessWarmthOrSwelling(entry);
    }

    static boolean rednessWarmthOrSwelling(Entry entry) {
        return entry.in(Words.LOCAL_SIGN) && !entry.gone();
    }

    /** INFECTION_SUSPECTED: FEVER, rigors, or INF-01 to INF-04 or INF-06. */
    boolean infectionSuspected() {
        return fever() || !infectionEntries().isEmpty();
    }

    List<Entry> infectionEntries() {
        List<Entry> entries = feverEntries();
        entries.addAll(report.those(entry -> entry.is("rigors")
                || increasingRedness(entry)
                || entry.is("red-streaks")
                || increasing("site-warmth", entry)
                || increasing("site-swelling", entry)
                || entry.in(Words.PUS_OR_DISCHARGE)));
        if (severalLocalSigns()) {
            entries.addAll(report.those(Derived::rednessWarmthOrSwelling));
        }
        return entries;
    }

    /** INF-01 without the red streaks. */
    static boolean increasingRedness(Entry entry) {
        return increasing("site-redness", entry)
                || (entry.is("site-redness") && !entry.gone() && Limits.over(entry.sizeCm(), Limits.BIG_REDNESS_CM));
    }

    /** INF-02, INF-03 and the first half of INF-01: a trend that is not given counts as increasing. */
    static boolean increasing(String code, Entry entry) {
        return entry.is(code) && !entry.gone() && (entry.gettingWorse() || !entry.trendGiven());
    }

    /** INF-06: two different signs of three, after 48 h or at an unknown time, at least one of them not improving. */
    boolean severalLocalSigns() {
        List<Entry> signs = report.those(Derived::rednessWarmthOrSwelling);
        boolean allImproving = true;
        for (Entry sign : signs) {
            allImproving = allImproving && sign.improving();
        }
        return different(signs) >= 2 && !allImproving && report.hoursOverOrUnknown(Limits.EARLY_REDNESS_H);
    }

    static int different(List<Entry> entries) {
        Set<String> codes = new HashSet<>();
        for (Entry entry : entries) {
            codes.add(entry.code());
        }
        return codes.size();
    }

    /** 91 or less; with COPD 87 or less. */
    boolean lowSpo2() {
        return report.vitalAtMost("spo2", report.risk("copd") ? 87 : 91);
    }

    /** A sign of infection that is soft: feeling ill without a measured fever. */
    static boolean softInfection(Entry entry) {
        return (entry.in(Words.SOFT_INFECTION) || entry.is("flu-like")) && entry.current();
    }

    /** 'SORE at a spine site', not gone: back and neck pain need no site, another soreness needs one in the group. */
    static boolean spineSore(Entry entry) {
        boolean atSpine = entry.is("back-pain") || entry.is("neck-pain") || entry.siteIn(RegionGroup.SPINE);
        return entry.in(Words.SORE) && !entry.gone() && atSpine;
    }

    static boolean severeSoreness(Entry entry) {
        return entry.in(Words.SORE) && entry.severe() && !entry.gone();
    }

    static boolean currentNerve(Entry entry) {
        return entry.in(Words.NERVE) && entry.current();
    }

    static boolean weakness(Entry entry) {
        return entry.in(Words.WEAKNESS) && entry.counts();
    }

    /** What turns a tense limb into an emergency (BLD-07, BLD-15). */
    static boolean nerveOrPain(Entry entry) {
        return currentNerve(entry) || weakness(entry) || severeSoreness(entry);
    }

    /** SOFT_CHEST, the condition of RSP-05. */
    boolean softChest(Entry entry) {
        boolean afterThoracicNeedling = (entry.is("dry-cough") || entry.is("shoulder-tip-pain"))
                && report.needledOrUnknown(RegionGroup.THORACIC_RISK)
                && report.hoursAtMostOrUnknown(Limits.CHEST_SOFT_H);
        boolean pleuriticElsewhere =
                entry.is("pain-on-breathing") && !entry.gone() && report.knownNotNeedled(RegionGroup.THORACIC_RISK);
        return entry.counts() && (afterThoracicNeedling || entry.is("wheeze") || pleuriticElsewhere);
    }

    /** FAINT: a sign of faintness that is there, new, and neither mild nor settling; drowsiness only when growing. */
    static boolean faint(Entry entry) {
        if (!entry.in(Words.FAINTNESS) || !entry.current()) {
            return false;
        }
        if (entry.is("drowsiness")) {
            return growing(entry);
        }
        return !(entry.severityAtMost(Limits.MILD) && entry.improvingOrStable());
    }

    static boolean growing(Entry entry) {
        return entry.gettingWorse() || entry.severe();
    }

    /** The symptoms that PRESYNCOPE rests on: two different signs of faintness, or one beside mottled skin. */
    List<Entry> presyncope() {
        List<Entry> faints = report.those(Derived::faint);
        List<Entry> mottled = report.those(entry -> entry.is("mottled-skin") && entry.counts());
        if (different(faints) < 2 && (faints.isEmpty() || mottled.isEmpty())) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>(faints);
        entries.addAll(mottled);
        return entries;
    }
}
