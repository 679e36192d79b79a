package aftercare.ruleset.model;

import aftercare.domain.Doubt;
import aftercare.domain.Fact;
import aftercare.domain.Patient;
import aftercare.domain.Region;
import aftercare.domain.Report;
import aftercare.domain.RiskFactor;
import aftercare.domain.SelfCare;
import aftercare.domain.Sign;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A field of a fact, read without reflection.
 *
 * @param holds what is read when it is not null
 * @param reader null for a missing value
 */
public record FactField(Holds holds, Function<Fact, Object> reader) {

    /** What a field holds, as far as comparisons differ. */
    public enum Holds {
        TRUTH,
        NUMBER,
        WORD,
        WORDS
    }

    private static final Map<FactKind, Map<String, FactField>> ALL = all();

    public static FactField of(FactKind kind, String name) {
        FactField field = ALL.get(kind).get(name);
        if (field == null) {
            throw new IllegalArgumentException(kind + " has no field " + name);
        }
        return field;
    }

    /** The value, or null when it is missing. */
    public Object of(Fact fact) {
        return reader.apply(fact);
    }

    private static Map<FactKind, Map<String, FactField>> all() {
        Map<FactKind, Map<String, FactField>> all = new HashMap<>();
        all.put(FactKind.REPORT, report());
        all.put(FactKind.DOUBT, one("code", Doubt.class, Doubt::code));
        all.put(FactKind.TREATMENT, treatment());
        all.put(FactKind.REGION, words(Region.class, Map.of("code", Region::code, "group", Region::group)));
        all.put(FactKind.PATIENT, patient());
        all.put(FactKind.RISK_FACTOR, one("code", RiskFactor.class, RiskFactor::code));
        all.put(FactKind.VITAL, vital());
        all.put(FactKind.SELF_CARE, selfCare());
        all.put(FactKind.SYMPTOM, symptom());
        all.put(FactKind.SIGN, words(Sign.class, Map.of("kind", Sign::kind, "code", Sign::code)));
        return all;
    }

    private static Map<String, FactField> report() {
        return Map.of(
                "asymptomatic", field(Holds.TRUTH, Report.class, Report::asymptomatic),
                "symptomCount", field(Holds.NUMBER, Report.class, Report::symptomCount));
    }

    private static Map<String, FactField> treatment() {
        return Map.of(
                "hoursSince", field(Holds.NUMBER, Treatment.class, Treatment::hoursSince),
                "depth", field(Holds.WORD, Treatment.class, Treatment::depth),
                "sharpPainAtInsertion", field(Holds.TRUTH, Treatment.class, Treatment::sharpPainAtInsertion));
    }

    private static Map<String, FactField> patient() {
        return Map.of(
                "ageYears", field(Holds.NUMBER, Patient.class, Patient::ageYears),
                "bmi", field(Holds.NUMBER, Patient.class, Patient::bmi));
    }

    private static Map<String, FactField> vital() {
        return Map.of(
                "sign", field(Holds.WORD, Vital.class, Vital::sign),
                "value", field(Holds.NUMBER, Vital.class, Vital::value));
    }

    private static Map<String, FactField> selfCare() {
        return Map.of(
                "relief", field(Holds.WORD, SelfCare.class, SelfCare::relief),
                "tried", field(Holds.WORDS, SelfCare.class, SelfCare::tried));
    }

    private static Map<String, FactField> symptom() {
        Map<String, FactField> fields = new HashMap<>();
        word(fields, "code", Symptom::code);
        word(fields, "trend", Symptom::trend);
        word(fields, "onset", Symptom::onset);
        word(fields, "site", Symptom::site);
        word(fields, "pattern", Symptom::pattern);
        word(fields, "pointer", Symptom::pointer);
        fields.put("groups", field(Holds.WORDS, Symptom.class, Symptom::groups));
        fields.put("siteGroups", field(Holds.WORDS, Symptom.class, Symptom::siteGroups));
        number(fields, "severity", Symptom::severity);
        number(fields, "onsetHours", Symptom::onsetHours);
        number(fields, "lastingHours", Symptom::lastingHours);
        number(fields, "sizeCm", Symptom::sizeCm);
        number(fields, "pressureMinutes", Symptom::pressureMinutes);
        truth(fields, "persistent", Symptom::persistent);
        truth(fields, "resolved", Symptom::resolved);
        truth(fields, "newSinceTreatment", Symptom::newSinceTreatment);
        truth(fields, "needledSite", Symptom::needledSite);
        truth(fields, "stopped", Symptom::stopped);
        truth(fields, "heavy", Symptom::heavy);
        truth(fields, "fullyRecovered", Symptom::fullyRecovered);
        truth(fields, "headInjury", Symptom::headInjury);
        truth(fields, "recurrent", Symptom::recurrent);
        return fields;
    }

    private static void word(Map<String, FactField> fields, String name, Function<Symptom, Object> reader) {
        fields.put(name, field(Holds.WORD, Symptom.class, reader));
    }

    private static void number(Map<String, FactField> fields, String name, Function<Symptom, Object> reader) {
        fields.put(name, field(Holds.NUMBER, Symptom.class, reader));
    }

    private static void truth(Map<String, FactField> fields, String name, Function<Symptom, Object> reader) {
        fields.put(name, field(Holds.TRUTH, Symptom.class, reader));
    }

    private static <F extends Fact> Map<String, FactField> one(String name, Class<F> fact, Function<F, Object> reader) {
        return Map.of(name, field(Holds.WORD, fact, reader));
    }

    private static <F extends Fact> Map<String, FactField> words(
            Class<F> fact, Map<String, Function<F, Object>> readers) {
        Map<String, FactField> fields = new HashMap<>();
        readers.forEach((name, reader) -> fields.put(name, field(Holds.WORD, fact, reader)));
        return fields;
    }

    private static <F extends Fact> FactField field(Holds holds, Class<F> fact, Function<F, Object> reader) {
        return new FactField(holds, each -> reader.apply(fact.cast(each)));
    }
}
