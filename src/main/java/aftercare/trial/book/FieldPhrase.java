package aftercare.trial.book;

import java.util.Map;

/** How one speaks of a field of a fact. */
sealed interface FieldPhrase {

    /**
     * A question that is answered with yes or no.
     *
     * @param whether the question, as what may be given or not
     * @param assumed what not given counts as; empty where it counts as nothing
     */
    record Truth(String yes, String no, String whether, String assumed) implements FieldPhrase {}

    /**
     * A number.
     *
     * @param before what appears before the comparison
     * @param after behind the number
     * @param what the number itself
     */
    record Amount(String before, String after, String what) implements FieldPhrase {}

    /**
     * A word of a list.
     *
     * @param before what appears before the word
     * @param what the word itself
     * @param counts what counts as another word than those named, though no report said it; may be empty
     */
    record Word(String before, String what, String counts) implements FieldPhrase {}

    /** Several words. */
    record Several(String with, String without, String what) implements FieldPhrase {}

    Map<String, FieldPhrase> OF_SYMPTOM = Map.ofEntries(
            Map.entry("code", new Word("it is", "its kind", "")),
            Map.entry(
                    "groups", new Several("it belongs to the group", "it does not belong to the group", "its groups")),
            Map.entry("severity", new Amount("its severity is", "", "its severity")),
            Map.entry("trend", new Word("its trend is", "its trend", "not known counts too")),
            Map.entry("onset", new Word("its onset is", "its onset", "")),
            Map.entry("onsetHours", new Amount("it began", " after the treatment", "when it began")),
            Map.entry("lastingHours", new Amount("it has lasted", "", "how long it has lasted")),
            Map.entry("persistent", truth("it is there all the time", "it is not there all the time")),
            Map.entry("resolved", truth("it has gone away", "it has not gone away")),
            Map.entry(
                    "old",
                    reckoned(
                            "it is old: from before the treatment, and no worse",
                            "it is not known to be old",
                            "whether it is old")),
            Map.entry("gone", reckoned("it is gone", "it is not known to be gone", "whether it is gone")),
            Map.entry(
                    "counts",
                    reckoned("it still counts", "it no longer counts: it is old, or gone", "whether it still counts")),
            Map.entry("place", new Word("its place is", "its place", "")),
            Map.entry("nightPain", truth("it wakes the patient at night", "it does not wake the patient at night")),
            Map.entry(
                    "unlikeBefore",
                    truth("it feels unlike any pain before", "it does not feel unlike any pain before")),
            Map.entry(
                    "newSinceTreatment",
                    new Truth(
                            "it is new since the treatment",
                            "it was there before the treatment",
                            "whether it is new since the treatment",
                            "not given counts as new")),
            Map.entry(
                    "needledSite",
                    new Truth(
                            "it is in the treated area",
                            "it is outside the treated area",
                            "whether it is in the treated area",
                            "not given counts as yes")),
            Map.entry("site", new Word("it is felt at", "where it is felt", "not given counts too")),
            Map.entry(
                    "siteGroups",
                    new Several(
                            "it is felt in a region of the group",
                            "it is not felt in a region of the group",
                            "the groups of the region in which it is felt")),
            Map.entry("sizeCm", new Amount("its size is", "", "its size")),
            Map.entry("pattern", new Word("its pattern is", "its pattern", "not given counts too")),
            Map.entry("stopped", truth("it has stopped", "it has not stopped")),
            Map.entry("pressureMinutes", new Amount("it was pressed on for", "", "how long it was pressed on")),
            Map.entry("heavy", truth("it is heavy", "it is not heavy")),
            Map.entry(
                    "fullyRecovered",
                    truth("the patient has fully recovered from it", "the patient has not fully recovered from it")),
            Map.entry("headInjury", truth("the patient hit the head", "the patient did not hit the head")),
            Map.entry("recurrent", truth("it happened more than once", "it happened only once")),
            Map.entry("pointer", new Word("its place in the report is", "its place in the report", "")));

    Map<String, Map<String, FieldPhrase>> OF_FACT = Map.of(
            "Symptom", OF_SYMPTOM,
            "Report",
                    Map.of(
                            "asymptomatic",
                                    new Truth(
                                            "the patient says that there is no symptom at all",
                                            "the patient says that there are symptoms",
                                            "whether there is any symptom at all",
                                            ""),
                            "symptomCount", new Amount("the number of symptoms is", "", "the number of symptoms")),
            "Treatment",
                    Map.of(
                            "hoursSince", new Amount("the treatment ended", " ago", "when the treatment ended"),
                            "depth", new Word("the needling was", "the depth of the needling", "not known counts too"),
                            "sharpPainAtInsertion",
                                    truth(
                                            "a needle caused an unusually sharp pain as it went in",
                                            "no needle caused an unusually sharp pain as it went in")),
            "Patient",
                    Map.of(
                            "ageYears", new Amount("the patient's age is", "", "the patient's age"),
                            "pregnant", truth("the patient is pregnant", "the patient is not pregnant"),
                            "bmi", new Amount("the patient's body mass index is", "", "the patient's body mass index")),
            "SelfCare",
                    Map.of(
                            "relief", new Word("relief by self-care is", "relief by self-care", "not known counts too"),
                            "tried",
                                    new Several(
                                            "the patient tried", "the patient did not try", "what the patient tried")),
            "Region",
                    Map.of(
                            "code", new Word("it is", "its code", ""),
                            "group", new Word("it belongs to the group", "its group", "")),
            "RiskFactor", Map.of("code", new Word("it is", "its code", "")),
            "Vital",
                    Map.of(
                            "sign", new Word("it is", "its kind", ""),
                            "value", new Amount("it is", "", "its value")),
            "Doubt", Map.of("code", new Word("it is", "its code", "")),
            "Sign",
                    Map.of(
                            "kind", new Word("it is", "its kind", ""),
                            "code", new Word("its criterion is", "its criterion", "")));

    /** The phrase for a field; one that is not in the list is spoken of by its name. */
    static FieldPhrase of(String fact, String field) {
        FieldPhrase known = OF_FACT.getOrDefault(fact, Map.of()).get(field);
        return known != null ? known : new Word("its " + field + " is", "its " + field, "");
    }

    /** What the core makes of several answers, so that it is never not given. */
    private static Truth reckoned(String yes, String no, String whether) {
        return new Truth(yes, no, whether, "");
    }

    private static Truth truth(String yes, String no) {
        return new Truth(yes, no, "whether " + yes, "");
    }
}
