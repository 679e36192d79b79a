package aftercare.live;

import aftercare.domain.Fact;
import aftercare.domain.Patient;
import aftercare.domain.Report;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A number in a report that can be put to another value, to see what the rules make of it just there. */
final class NumberField {

    private NumberField() {}

    /** The report with one number of one fact changed; empty where the fact has no such number. */
    static Optional<Report> changed(Report report, Fact fact, String field, BigDecimal value) {
        if (fact instanceof Report) {
            return field.equals("symptomCount") ? Optional.of(counting(report, value.intValue())) : Optional.empty();
        }
        Optional<Fact> changed = changed(fact, field, value);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        for (Fact each : report.facts()) {
            // By identity: equal facts may stand at two places.
            facts.add(each == fact ? changed.get() : each);
        }
        return Optional.of(with(report, report.symptomCount(), facts));
    }

    private static Optional<Fact> changed(Fact fact, String field, BigDecimal value) {
        if (fact instanceof Treatment treatment && field.equals("hoursSince")) {
            return Optional.of(new Treatment(
                    value.doubleValue(), treatment.depth(), treatment.sharpPainAtInsertion(), treatment.given()));
        }
        if (fact instanceof Vital vital && field.equals("value")) {
            return Optional.of(new Vital(vital.sign(), value.doubleValue(), vital.says()));
        }
        if (fact instanceof Patient patient && field.equals("ageYears")) {
            return Optional.of(new Patient(value.doubleValue(), patient.bmi(), patient.given()));
        }
        if (fact instanceof Patient patient && field.equals("bmi")) {
            return Optional.of(new Patient(patient.ageYears(), value.doubleValue(), patient.given()));
        }
        return fact instanceof Symptom symptom && isNumber(field)
                ? Optional.of(changed(symptom, field, value))
                : Optional.empty();
    }

    private static boolean isNumber(String field) {
        return List.of("severity", "onsetHours", "lastingHours", "sizeCm", "pressureMinutes")
                .contains(field);
    }

    private static Symptom changed(Symptom symptom, String field, BigDecimal value) {
        double decimal = value.doubleValue();
        int whole = value.intValue();
        return new Symptom(
                symptom.code(),
                symptom.groups(),
                field.equals("severity") ? Integer.valueOf(whole) : symptom.severity(),
                symptom.trend(),
                symptom.onset(),
                field.equals("onsetHours") ? Double.valueOf(decimal) : symptom.onsetHours(),
                field.equals("lastingHours") ? Double.valueOf(decimal) : symptom.lastingHours(),
                symptom.persistent(),
                symptom.resolved(),
                symptom.newSinceTreatment(),
                symptom.site(),
                symptom.siteGroups(),
                symptom.needledSite(),
                field.equals("sizeCm") ? Double.valueOf(decimal) : symptom.sizeCm(),
                symptom.pattern(),
                symptom.stopped(),
                field.equals("pressureMinutes") ? Integer.valueOf(whole) : symptom.pressureMinutes(),
                symptom.heavy(),
                symptom.fullyRecovered(),
                symptom.headInjury(),
                symptom.recurrent(),
                symptom.pointer(),
                symptom.reported(),
                symptom.given());
    }

    private static Report counting(Report report, int symptoms) {
        return with(report, symptoms, report.facts());
    }

    private static Report with(Report report, int symptomCount, List<Fact> facts) {
        return new Report(
                report.reportId(),
                report.reportedAt(),
                report.asymptomatic(),
                symptomCount,
                report.symptomsGiven(),
                facts,
                report.questions(),
                report.dataQuality());
    }
}
