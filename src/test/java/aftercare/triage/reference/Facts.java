package aftercare.triage.reference;

import aftercare.domain.Doubt;
import aftercare.domain.Evidence;
import aftercare.domain.Fact;
import aftercare.domain.Given;
import aftercare.domain.Patient;
import aftercare.domain.Region;
import aftercare.domain.Report;
import aftercare.domain.RiskFactor;
import aftercare.domain.SelfCare;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Facts made by hand, also such as no report would hold. */
final class Facts {

    private static final Given NOTHING = new Given("", Set.of());

    private Facts() {}

    static Report report(Fact... facts) {
        return report(null, List.of(facts));
    }

    /** A report of these facts; of what exists exactly once the first one counts, or one that says nothing. */
    static Report report(Boolean asymptomatic, List<Fact> given) {
        List<Fact> facts = new ArrayList<>();
        facts.add(first(given, treatment(null, "unknown", null)));
        facts.add(first(given, patient(null, null)));
        facts.add(first(given, selfCare("unknown")));
        int symptoms = 0;
        for (Fact fact : given) {
            symptoms += fact instanceof Symptom ? 1 : 0;
            if (!(fact instanceof Treatment || fact instanceof Patient || fact instanceof SelfCare)) {
                facts.add(fact);
            }
        }
        return new Report(
                Optional.empty(), Instant.EPOCH, asymptomatic, symptoms, symptoms > 0, facts, List.of(), List.of());
    }

    private static Fact first(List<Fact> given, Fact otherwise) {
        for (Fact fact : given) {
            if (fact.getClass() == otherwise.getClass()) {
                return fact;
            }
        }
        return otherwise;
    }

    /** A symptom of that code and attributes; {@code groups} and {@code siteGroups} are lists. */
    static Symptom symptom(int number, String code, Map<String, ?> attributes) {
        Map<String, Object> has = new TreeMap<>(attributes);
        return new Symptom(
                code,
                words(has, "groups"),
                (Integer) has.get("severity"),
                (String) has.getOrDefault("trend", "unknown"),
                (String) has.getOrDefault("onset", "sudden"),
                (Double) has.get("onsetHours"),
                (Double) has.get("lastingHours"),
                (Boolean) has.get("persistent"),
                (Boolean) has.get("resolved"),
                (Boolean) has.getOrDefault("newSinceTreatment", true),
                (String) has.get("site"),
                words(has, "siteGroups"),
                (Boolean) has.getOrDefault("needledSite", true),
                (Double) has.get("sizeCm"),
                (String) has.get("pattern"),
                (Boolean) has.get("stopped"),
                (Integer) has.get("pressureMinutes"),
                (Boolean) has.get("heavy"),
                (Boolean) has.get("fullyRecovered"),
                (Boolean) has.get("headInjury"),
                (Boolean) has.get("recurrent"),
                (Boolean) has.get("nightPain"),
                (Boolean) has.get("unlikeBefore"),
                (Boolean) has.getOrDefault("old", false),
                (Boolean) has.getOrDefault("gone", false),
                (Boolean) has.getOrDefault("counts", true),
                (String) has.getOrDefault("place", "unknown"),
                "/symptoms/" + number,
                code + " " + has,
                has.keySet());
    }

    private static List<String> words(Map<String, Object> has, String name) {
        List<String> words = new ArrayList<>();
        if (has.get(name) instanceof List<?> list) {
            list.forEach(word -> words.add((String) word));
        }
        return words;
    }

    static Treatment treatment(Double hoursSince, String depth, Boolean sharpPain) {
        return new Treatment(hoursSince, depth, sharpPain, NOTHING);
    }

    static Patient patient(Double ageYears, Double bmi) {
        return new Patient(ageYears, null, bmi, NOTHING);
    }

    static SelfCare selfCare(String relief, String... tried) {
        return new SelfCare(relief, List.of(tried), NOTHING);
    }

    static Vital vital(String sign, double value) {
        return new Vital(sign, value, sign + " " + value);
    }

    static RiskFactor risk(String code) {
        return new RiskFactor(code, code);
    }

    static Region region(int number, String code, String group) {
        return new Region(code, group, new Evidence("/treatment/regions/" + number, code));
    }

    static Doubt doubt(int number, String code) {
        return new Doubt(code, List.of(new Evidence("/symptoms/" + number, code)));
    }
}
