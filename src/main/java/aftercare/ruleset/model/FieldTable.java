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
import aftercare.ruleset.model.FactField.Absence;
import aftercare.ruleset.model.FactField.Holds;
import aftercare.ruleset.model.FactField.Words;
import aftercare.ruleset.model.FactField.Worse;
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
                truth(FactKind.REPORT, "asymptomatic", of(Report.class, Report::asymptomatic))
                        .worse(Worse.DOWN),
                whole(FactKind.REPORT, "symptomCount", of(Report.class, Report::symptomCount))
                        .from("")
                        .within(measure(50, 0, ""))
                        .absent(Absence.NEVER, "")
                        .worse(Worse.UP),
                word(FactKind.DOUBT, "code", of(Doubt.class, Doubt::code))
                        .from("")
                        .words(Words.DOUBTS),
                decimal(FactKind.TREATMENT, "hoursSince", of(Treatment.class, Treatment::hoursSince))
                        .from("")
                        .fromTimes()
                        .within(measure(87_600, 3, "h"))
                        .calm("12"),
                word(FactKind.TREATMENT, "depth", of(Treatment.class, Treatment::depth))
                        .absent(Absence.AN_ANSWER, "unknown"),
                truth(FactKind.TREATMENT, "sharpPainAtInsertion", of(Treatment.class, Treatment::sharpPainAtInsertion))
                        .worse(Worse.UP),
                word(FactKind.REGION, "code", of(Region.class, Region::code))
                        .from("")
                        .words(Words.REGIONS),
                word(FactKind.REGION, "group", of(Region.class, Region::group))
                        .from("")
                        .words(Words.REGION_GROUPS)
                        .absent(Absence.A_WORD, "other"));
    }

    private static List<FactField> patient() {
        return List.of(
                decimal(FactKind.PATIENT, "ageYears", of(Patient.class, Patient::ageYears))
                        .worse(Worse.BOTH),
                decimal(FactKind.PATIENT, "bmi", of(Patient.class, Patient::bmi))
                        .worse(Worse.BOTH),
                word(FactKind.RISK_FACTOR, "code", of(RiskFactor.class, RiskFactor::code))
                        .from("")
                        .words(Words.RISK_FACTORS),
                word(FactKind.VITAL, "sign", of(Vital.class, Vital::sign))
                        .from("")
                        .words(Words.VITAL_SIGNS),
                decimal(FactKind.VITAL, "value", of(Vital.class, Vital::value))
                        .from("")
                        .absent(Absence.NEVER, "")
                        .worse(Worse.BOTH),
                word(FactKind.SELF_CARE, "relief", of(SelfCare.class, SelfCare::relief))
                        .absent(Absence.AN_ANSWER, "unknown")
                        .calm("yes"),
                words(FactKind.SELF_CARE, "tried", of(SelfCare.class, SelfCare::tried)));
    }

    private static List<FactField> symptom() {
        return List.of(
                word(FactKind.SYMPTOM, "code", of(Symptom.class, Symptom::code))
                        .from("")
                        .words(Words.SYMPTOMS),
                words(FactKind.SYMPTOM, "groups", of(Symptom.class, Symptom::groups))
                        .from("")
                        .words(Words.SYMPTOM_GROUPS),
                whole(FactKind.SYMPTOM, "severity", of(Symptom.class, Symptom::severity))
                        .worse(Worse.UP)
                        .calm("2"),
                word(FactKind.SYMPTOM, "trend", of(Symptom.class, Symptom::trend))
                        .absent(Absence.A_WORD, "unknown")
                        .calm("improving"),
                word(FactKind.SYMPTOM, "onset", of(Symptom.class, Symptom::onset))
                        .absent(Absence.AN_ANSWER, "sudden")
                        .calm("gradual"),
                decimal(FactKind.SYMPTOM, "onsetHours", of(Symptom.class, Symptom::onsetHours))
                        .calm("1"),
                decimal(FactKind.SYMPTOM, "lastingHours", of(Symptom.class, Symptom::lastingHours))
                        .from("durationHours")
                        .fromTimes()
                        .worse(Worse.UP)
                        .calm("2"),
                truth(FactKind.SYMPTOM, "persistent", of(Symptom.class, Symptom::persistent))
                        .worse(Worse.UP)
                        .calm("false"),
                truth(FactKind.SYMPTOM, "resolved", of(Symptom.class, Symptom::resolved))
                        .worse(Worse.DOWN)
                        .calm("true"),
                truth(FactKind.SYMPTOM, "newSinceTreatment", of(Symptom.class, Symptom::newSinceTreatment))
                        .absent(Absence.AN_ANSWER, "true")
                        .worse(Worse.UP),
                word(FactKind.SYMPTOM, "site", of(Symptom.class, Symptom::site))
                        .words(Words.REGIONS)
                        .absent(Absence.MISSING, ""),
                words(FactKind.SYMPTOM, "siteGroups", of(Symptom.class, Symptom::siteGroups))
                        .from("site")
                        .words(Words.REGION_GROUPS),
                truth(FactKind.SYMPTOM, "needledSite", of(Symptom.class, Symptom::needledSite))
                        .absent(Absence.AN_ANSWER, "true")
                        .worse(Worse.UP),
                decimal(FactKind.SYMPTOM, "sizeCm", of(Symptom.class, Symptom::sizeCm))
                        .worse(Worse.UP)
                        .calm("1"),
                word(FactKind.SYMPTOM, "pattern", of(Symptom.class, Symptom::pattern))
                        .absent(Absence.MISSING, ""),
                truth(FactKind.SYMPTOM, "stopped", of(Symptom.class, Symptom::stopped))
                        .worse(Worse.DOWN)
                        .calm("true"),
                whole(FactKind.SYMPTOM, "pressureMinutes", of(Symptom.class, Symptom::pressureMinutes))
                        .worse(Worse.UP)
                        .calm("5"),
                truth(FactKind.SYMPTOM, "heavy", of(Symptom.class, Symptom::heavy))
                        .worse(Worse.UP),
                truth(FactKind.SYMPTOM, "fullyRecovered", of(Symptom.class, Symptom::fullyRecovered))
                        .worse(Worse.DOWN)
                        .calm("true"),
                truth(FactKind.SYMPTOM, "headInjury", of(Symptom.class, Symptom::headInjury))
                        .worse(Worse.UP)
                        .calm("false"),
                truth(FactKind.SYMPTOM, "recurrent", of(Symptom.class, Symptom::recurrent))
                        .worse(Worse.UP),
                word(FactKind.SYMPTOM, "pointer", of(Symptom.class, Symptom::pointer))
                        .from("")
                        .words(Words.POINTERS));
    }

    private static List<FactField> sign() {
        return List.of(
                word(FactKind.SIGN, "kind", of(Sign.class, Sign::kind)).from("").words(Words.SIGNS),
                word(FactKind.SIGN, "code", of(Sign.class, Sign::code)).from("").words(Words.SIGN_CODES));
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

    private static FactField truth(FactKind fact, String name, Function<Fact, Object> reader) {
        return field(fact, name, Holds.TRUTH, Words.NONE, Absence.MISSING, reader);
    }

    private static FactField whole(FactKind fact, String name, Function<Fact, Object> reader) {
        return field(fact, name, Holds.WHOLE, Words.NONE, Absence.MISSING, reader);
    }

    private static FactField decimal(FactKind fact, String name, Function<Fact, Object> reader) {
        return field(fact, name, Holds.DECIMAL, Words.NONE, Absence.MISSING, reader);
    }

    private static FactField word(FactKind fact, String name, Function<Fact, Object> reader) {
        return field(fact, name, Holds.WORD, Words.OF_ANSWER, Absence.NEVER, reader);
    }

    private static FactField words(FactKind fact, String name, Function<Fact, Object> reader) {
        return field(fact, name, Holds.WORDS, Words.OF_ANSWER, Absence.NEVER, reader);
    }

    private static FactField field(
            FactKind fact, String name, Holds holds, Words words, Absence absence, Function<Fact, Object> reader) {
        return new FactField(
                fact, name, holds, words, absence, "", name, false, Optional.empty(), Worse.NEITHER, "", reader);
    }

    private static <F extends Fact> Function<Fact, Object> of(Class<F> fact, Function<F, Object> reader) {
        return each -> reader.apply(fact.cast(each));
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
