package aftercare.ruleset.model;

import static aftercare.ruleset.model.FactField.Absence.AN_ANSWER;
import static aftercare.ruleset.model.FactField.Absence.A_WORD;
import static aftercare.ruleset.model.FactField.Absence.MISSING;
import static aftercare.ruleset.model.FactField.Absence.NEVER;
import static aftercare.ruleset.model.FactField.Words.DOUBTS;
import static aftercare.ruleset.model.FactField.Words.NONE;
import static aftercare.ruleset.model.FactField.Words.OF_ANSWER;
import static aftercare.ruleset.model.FactField.Words.PLACES;
import static aftercare.ruleset.model.FactField.Words.POINTERS;
import static aftercare.ruleset.model.FactField.Words.REGIONS;
import static aftercare.ruleset.model.FactField.Words.REGION_GROUPS;
import static aftercare.ruleset.model.FactField.Words.RISK_FACTORS;
import static aftercare.ruleset.model.FactField.Words.SIGNS;
import static aftercare.ruleset.model.FactField.Words.SIGN_CODES;
import static aftercare.ruleset.model.FactField.Words.SYMPTOMS;
import static aftercare.ruleset.model.FactField.Words.SYMPTOM_GROUPS;
import static aftercare.ruleset.model.FactField.Words.VITAL_SIGNS;
import static aftercare.ruleset.model.FactField.Worse.BOTH;
import static aftercare.ruleset.model.FactField.Worse.DOWN;
import static aftercare.ruleset.model.FactField.Worse.NEITHER;
import static aftercare.ruleset.model.FactField.Worse.UP;
import static aftercare.ruleset.model.FactKind.DOUBT;
import static aftercare.ruleset.model.FactKind.PATIENT;
import static aftercare.ruleset.model.FactKind.REGION;
import static aftercare.ruleset.model.FactKind.REPORT;
import static aftercare.ruleset.model.FactKind.RISK_FACTOR;
import static aftercare.ruleset.model.FactKind.SELF_CARE;
import static aftercare.ruleset.model.FactKind.SIGN;
import static aftercare.ruleset.model.FactKind.SYMPTOM;
import static aftercare.ruleset.model.FactKind.TREATMENT;
import static aftercare.ruleset.model.FactKind.VITAL;

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
import aftercare.domain.Vocabulary;
import aftercare.ruleset.model.FactField.Absence;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.FactField.Words;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every field of every fact that a rule may ask for, a line each. */
public final class FieldTable {

    private static final Map<FactKind, Map<String, FactField>> ALL = byFact(report(), patient(), symptom(), sign());

    private FieldTable() {}

    private static List<FactField> report() {
        return List.of(
                truth(REPORT, "asymptomatic", Report::asymptomatic).worse(DOWN),
                whole(REPORT, "symptomCount", Report::symptomCount)
                        .derived()
                        .within(measure(50, 0, ""))
                        .absent(NEVER)
                        .worse(UP),
                word(DOUBT, "code", Doubt::code).derived().words(DOUBTS),
                decimal(TREATMENT, "hoursSince", Treatment::hoursSince)
                        .derived()
                        .fromTimes()
                        .within(measure(87_600, 3, "h"))
                        .calm("12"),
                word(TREATMENT, "depth", Treatment::depth)
                        .absent(AN_ANSWER, "unknown")
                        .rising("superficial", "deep"),
                truth(TREATMENT, "sharpPainAtInsertion", Treatment::sharpPainAtInsertion)
                        .worse(UP),
                word(REGION, "code", Region::code).derived().words(REGIONS),
                word(REGION, "group", Region::group)
                        .derived()
                        .words(REGION_GROUPS)
                        .absent(A_WORD, "other"));
    }

    private static List<FactField> patient() {
        return List.of(
                decimal(PATIENT, "ageYears", Patient::ageYears).worse(BOTH),
                truth(PATIENT, "pregnant", Patient::pregnant).worse(UP).ofSecondFacts(),
                decimal(PATIENT, "bmi", Patient::bmi).worse(BOTH),
                word(RISK_FACTOR, "code", RiskFactor::code).derived().words(RISK_FACTORS),
                word(VITAL, "sign", Vital::sign).derived().words(VITAL_SIGNS),
                decimal(VITAL, "value", Vital::value).derived().absent(NEVER).worse(BOTH),
                word(SELF_CARE, "relief", SelfCare::relief)
                        .absent(AN_ANSWER, "unknown")
                        .rising("yes", "partial", "no")
                        .calm("yes"),
                words(SELF_CARE, "tried", SelfCare::tried));
    }

    private static List<FactField> symptom() {
        return List.of(
                word(SYMPTOM, "code", Symptom::code).derived().words(SYMPTOMS),
                words(SYMPTOM, "groups", Symptom::groups).derived().words(SYMPTOM_GROUPS),
                whole(SYMPTOM, "severity", Symptom::severity).worse(UP).calm("2"),
                word(SYMPTOM, "trend", Symptom::trend)
                        .absent(A_WORD, "unknown")
                        .rising("improving", "stable", "worsening", "rapidly-worsening")
                        .calm("improving"),
                word(SYMPTOM, "onset", Symptom::onset)
                        // Under the first facts an absent onset is sudden.
                        .absent(A_WORD, "unknown")
                        .rising("gradual", "sudden")
                        .calm("gradual"),
                decimal(SYMPTOM, "onsetHours", Symptom::onsetHours).calm("1"),
                decimal(SYMPTOM, "lastingHours", Symptom::lastingHours)
                        .from("durationHours")
                        .fromTimes()
                        .worse(UP)
                        .calm("2"),
                truth(SYMPTOM, "persistent", Symptom::persistent).worse(UP).calm("false"),
                truth(SYMPTOM, "resolved", Symptom::resolved).worse(DOWN).calm("true"),
                truth(SYMPTOM, "newSinceTreatment", Symptom::newSinceTreatment)
                        .absent(AN_ANSWER, "true")
                        .worse(UP),
                word(SYMPTOM, "site", Symptom::site).words(REGIONS).absent(MISSING),
                words(SYMPTOM, "siteGroups", Symptom::siteGroups).from("site").words(REGION_GROUPS),
                // Under the first facts an absent needledSite is true.
                truth(SYMPTOM, "needledSite", Symptom::needledSite).worse(UP),
                decimal(SYMPTOM, "sizeCm", Symptom::sizeCm).worse(UP).calm("1"),
                word(SYMPTOM, "pattern", Symptom::pattern)
                        .absent(MISSING)
                        .rising("focal", "one-limb", "one-sided", "bilateral"),
                truth(SYMPTOM, "stopped", Symptom::stopped).worse(DOWN).calm("true"),
                whole(SYMPTOM, "pressureMinutes", Symptom::pressureMinutes)
                        .worse(UP)
                        .calm("5"),
                truth(SYMPTOM, "heavy", Symptom::heavy).worse(UP),
                truth(SYMPTOM, "fullyRecovered", Symptom::fullyRecovered)
                        .worse(DOWN)
                        .calm("true"),
                truth(SYMPTOM, "headInjury", Symptom::headInjury).worse(UP).calm("false"),
                truth(SYMPTOM, "recurrent", Symptom::recurrent).worse(UP),
                truth(SYMPTOM, "nightPain", Symptom::nightPain).worse(UP).ofSecondFacts(),
                truth(SYMPTOM, "unlikeBefore", Symptom::unlikeBefore).worse(UP).ofSecondFacts(),
                truth(SYMPTOM, "old", Symptom::old)
                        .derived()
                        .absent(NEVER)
                        .worse(DOWN)
                        .ofSecondFacts(),
                truth(SYMPTOM, "gone", Symptom::gone)
                        .derived()
                        .absent(NEVER)
                        .worse(DOWN)
                        .ofSecondFacts(),
                truth(SYMPTOM, "counts", Symptom::counts)
                        .derived()
                        .absent(NEVER)
                        .worse(UP)
                        .ofSecondFacts(),
                word(SYMPTOM, "place", Symptom::place)
                        .derived()
                        .words(PLACES)
                        .rising("needled", "unknown", "elsewhere")
                        .ofSecondFacts(),
                word(SYMPTOM, "pointer", Symptom::pointer).derived().words(POINTERS));
    }

    private static List<FactField> sign() {
        return List.of(
                word(SIGN, "kind", Sign::kind).derived().words(SIGNS),
                word(SIGN, "code", Sign::code).derived().words(SIGN_CODES));
    }

    /** The fields of a kind of fact, by name. */
    public static Map<String, FactField> of(FactKind kind) {
        return ALL.get(kind);
    }

    /** As {@link FactField#of(FactKind, String)}. */
    static FactField of(FactKind kind, String name) {
        FactField field = of(kind).get(name);
        if (field == null) {
            throw new IllegalArgumentException(kind + " has no field " + name);
        }
        return field;
    }

    private static <F extends Fact> FactField truth(FactKind fact, String name, Function<F, Object> reader) {
        return field(fact, name, Holds.TRUTH, NONE, MISSING, reader);
    }

    private static <F extends Fact> FactField whole(FactKind fact, String name, Function<F, Object> reader) {
        return field(fact, name, Holds.WHOLE, NONE, MISSING, reader);
    }

    private static <F extends Fact> FactField decimal(FactKind fact, String name, Function<F, Object> reader) {
        return field(fact, name, Holds.DECIMAL, NONE, MISSING, reader);
    }

    private static <F extends Fact> FactField word(FactKind fact, String name, Function<F, Object> reader) {
        return field(fact, name, Holds.WORD, OF_ANSWER, NEVER, reader);
    }

    private static <F extends Fact> FactField words(FactKind fact, String name, Function<F, Object> reader) {
        return field(fact, name, Holds.WORDS, OF_ANSWER, NEVER, reader);
    }

    /** @param reader for facts of that kind; the kind is the one that {@link FactKind#of} finds for them */
    private static <F extends Fact> FactField field(
            FactKind fact, String name, Holds holds, Words words, Absence absence, Function<F, Object> reader) {
        @SuppressWarnings("unchecked") // A field is read from facts of its kind alone.
        Function<Fact, Object> ofAny = (Function<Fact, Object>) (Function<?, Object>) reader;
        return new FactField(
                fact,
                name,
                holds,
                words,
                absence,
                "",
                name,
                false,
                Optional.empty(),
                NEITHER,
                "",
                List.of(),
                Vocabulary.FIRST_FACTS,
                ofAny);
    }

    private static Measure measure(long max, int places, String unit) {
        return new Measure(BigDecimal.ZERO, BigDecimal.valueOf(max), places, unit);
    }

    @SafeVarargs
    private static Map<FactKind, Map<String, FactField>> byFact(List<FactField>... groups) {
        Map<FactKind, Map<String, FactField>> all = new EnumMap<>(FactKind.class);
        for (List<FactField> group : groups) {
            for (FactField field : group) {
                all.computeIfAbsent(field.fact(), kind -> new LinkedHashMap<>()).put(field.name(), field);
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
