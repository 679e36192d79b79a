package aftercare.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who was treated. Exists exactly once in a report, also when nothing was said.
 *
 * @param ageYears null when not given
 * @param pregnant null when not given
 * @param bmi body mass index in kg/m², null when not given
 * @param given which members the request held
 */
public record Patient(Double ageYears, Boolean pregnant, Double bmi, Given given) implements Fact {

    /** The same patient with an answer in addition, which has the type of its field. */
    public Patient answered(String name, Object answer) {
        return new Patient(
                name.equals("ageYears") ? (Double) answer : ageYears,
                name.equals("pregnant") ? (Boolean) answer : pregnant,
                name.equals("bmi") ? (Double) answer : bmi,
                given);
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        List<Evidence> evidence = new ArrayList<>();
        if (fields.contains("ageYears")) {
            evidence.add(given.of("ageYears", "age " + Numbers.plain(ageYears) + " years", "age not given"));
        }
        if (fields.contains("pregnant")) {
            String says = Boolean.TRUE.equals(pregnant) ? "pregnant" : "not pregnant";
            evidence.add(given.of("pregnant", says, "pregnancy not given"));
        }
        if (fields.contains("bmi")) {
            evidence.add(given.of("bmi", "BMI " + Numbers.plain(bmi), "BMI not given"));
        }
        if (evidence.isEmpty()) {
            evidence.add(new Evidence(given.parent(), "the patient"));
        }
        return evidence;
    }
}
