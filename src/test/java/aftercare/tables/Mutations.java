package aftercare.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Changes to a report whose effect on the answer the invariants foretell. None of them touches the report it is given;
 * empty means that the change does not fit this report.
 */
public final class Mutations {

    private static final int MOST_SYMPTOMS = 50;

    /** What was changed, in words, and the report after it. */
    public record Change(String what, Map<String, Object> report) {}

    private Mutations() {}

    /** One more symptom, anywhere in the list. */
    public static Optional<Change> addSymptom(Map<String, Object> report, SplittableRandom random) {
        return insert(report, random, RandomReports.symptom(random, hoursSince(report)), "adding ");
    }

    /** One more present symptom of a code. */
    public static Optional<Change> addSymptom(Map<String, Object> report, SplittableRandom random, String code) {
        Map<String, Object> symptom = RandomReports.symptom(random, code, hoursSince(report));
        symptom.remove("present");
        return insert(report, random, symptom, "adding ");
    }

    /** One more symptom that was asked for and denied. */
    public static Optional<Change> addDeniedSymptom(Map<String, Object> report, SplittableRandom random) {
        Map<String, Object> symptom = RandomReports.symptom(random, hoursSince(report));
        symptom.put("present", false);
        return insert(report, random, symptom, "adding the denied ");
    }

    /** One of the symptoms a second time. */
    public static Optional<Change> duplicateSymptom(Map<String, Object> report, SplittableRandom random) {
        List<Map<String, Object>> symptoms = Tree.symptoms(report);
        if (symptoms.isEmpty()) {
            return Optional.empty();
        }
        return insert(report, random, Tree.copy(symptoms.get(random.nextInt(symptoms.size()))), "repeating ");
    }

    private static Optional<Change> insert(
            Map<String, Object> report, SplittableRandom random, Map<String, Object> symptom, String what) {
        Map<String, Object> changed = Tree.copy(report);
        List<Map<String, Object>> symptoms = Tree.symptoms(changed);
        if (symptoms.size() >= MOST_SYMPTOMS) {
            return Optional.empty();
        }
        symptoms.add(random.nextInt(symptoms.size() + 1), symptom);
        Tree.setSymptoms(changed, symptoms);
        return Optional.of(new Change(what + Json.write(symptom), changed));
    }

    /** The same symptoms in another order. */
    public static Change shuffleSymptoms(Map<String, Object> report, SplittableRandom random) {
        Map<String, Object> changed = Tree.copy(report);
        List<Map<String, Object>> symptoms = Tree.symptoms(changed);
        for (int last = symptoms.size() - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            Map<String, Object> kept = symptoms.get(last);
            symptoms.set(last, symptoms.get(chosen));
            symptoms.set(chosen, kept);
        }
        Tree.setSymptoms(changed, symptoms);
        return new Change("shuffling the symptoms", changed);
    }

    /** One more risk factor, not one that the report already has. */
    public static Optional<Change> addRiskFactor(Map<String, Object> report, SplittableRandom random) {
        String factor = Words.RISK_FACTORS.get(random.nextInt(Words.RISK_FACTORS.size()));
        Map<String, Object> changed = Tree.copy(report);
        Object before = Tree.objectToChange(changed, "patient").put(factor, true);
        return Boolean.TRUE.equals(before)
                ? Optional.empty()
                : Optional.of(new Change("adding the risk factor " + factor, changed));
    }

    /** A higher severity for a symptom that has one. */
    public static Optional<Change> raiseSeverity(Map<String, Object> report, SplittableRandom random) {
        Map<String, Object> changed = Tree.copy(report);
        for (Map<String, Object> symptom : fromAnywhere(changed, random)) {
            BigDecimal severity = Tree.number(symptom, "severity");
            if (severity != null && severity.intValueExact() < 10) {
                int higher = random.nextBoolean()
                        ? severity.intValueExact() + 1
                        : random.nextInt(severity.intValueExact() + 1, 11);
                symptom.put("severity", higher);
                return Optional.of(new Change("severity " + severity + " to " + higher, changed));
            }
        }
        return Optional.empty();
    }

    /** A worse trend for a symptom that has one: an absent trend has no place among the others (INV-3). */
    public static Optional<Change> worsenTrend(Map<String, Object> report, SplittableRandom random) {
        Map<String, Object> changed = Tree.copy(report);
        for (Map<String, Object> symptom : fromAnywhere(changed, random)) {
            String trend = Tree.text(symptom, "trend");
            int from = trend == null ? Words.TRENDS.size() : Words.TRENDS.indexOf(trend);
            if (from + 1 < Words.TRENDS.size()) {
                String worse = Words.TRENDS.get(random.nextInt(from + 1, Words.TRENDS.size()));
                symptom.put("trend", worse);
                return Optional.of(new Change(
                        "trend of " + Tree.text(symptom, "code") + " from " + trend + " to " + worse, changed));
            }
        }
        return Optional.empty();
    }

    private static List<Map<String, Object>> fromAnywhere(Map<String, Object> report, SplittableRandom random) {
        List<Map<String, Object>> symptoms = Tree.symptoms(report);
        if (symptoms.isEmpty()) {
            return symptoms;
        }
        int start = random.nextInt(symptoms.size());
        List<Map<String, Object>> turned = new ArrayList<>(symptoms.subList(start, symptoms.size()));
        turned.addAll(symptoms.subList(0, start));
        return turned;
    }

    /** The report without one reassuring value, once for each that it has, and once without all of them. */
    public static List<Change> deleteReassuringValues(Map<String, Object> report) {
        List<Change> changes = new ArrayList<>();
        Map<String, Object> without = Tree.copy(report);
        for (int i = 0; i < Tree.symptoms(report).size(); i++) {
            for (String attribute : reassuringAttributes(Tree.symptoms(report).get(i))) {
                Map<String, Object> changed = Tree.copy(report);
                Tree.symptoms(changed).get(i).remove(attribute);
                Tree.symptoms(without).get(i).remove(attribute);
                changes.add(new Change("deleting " + attribute + " of symptom " + i, changed));
            }
        }
        BigDecimal hoursSince = hoursSince(report);
        if (Limits.atMost(hoursSince, Limits.PEAK_END_H)) {
            changes.add(deletion(report, without, "treatment", "hoursSince"));
        }
        if (Tree.object(report, "treatment").containsKey("regions")) {
            changes.add(deletion(report, without, "treatment", "regions"));
        }
        if (Boolean.FALSE.equals(Tree.object(report, "patient").get("pregnant"))) {
            changes.add(deletion(report, without, "patient", "pregnant"));
        }
        if ("yes".equals(Tree.object(report, "selfCare").get("relief"))) {
            changes.add(deletion(report, without, "selfCare", "relief"));
        }
        if (changes.size() > 1) {
            changes.add(new Change("deleting every reassuring value", without));
        }
        return changes;
    }

    private static Change deletion(
            Map<String, Object> report, Map<String, Object> withoutAll, String parent, String name) {
        Map<String, Object> changed = Tree.copy(report);
        Tree.objectToChange(changed, parent).remove(name);
        Tree.objectToChange(withoutAll, parent).remove(name);
        return new Change("deleting " + parent + "." + name, changed);
    }

    private static List<String> reassuringAttributes(Map<String, Object> symptom) {
        Map<String, Boolean> reassuring = new LinkedHashMap<>();
        Object trend = symptom.get("trend");
        reassuring.put("trend", "improving".equals(trend) || "stable".equals(trend));
        reassuring.put("severity", Limits.atMost(Tree.number(symptom, "severity"), BigDecimal.valueOf(Limits.MILD)));
        reassuring.put("sizeCm", Limits.atMost(Tree.number(symptom, "sizeCm"), Limits.EARLY_REDNESS_CM));
        reassuring.put("onset", "gradual".equals(symptom.get("onset")));
        reassuring.put("pattern", "focal".equals(symptom.get("pattern")));
        for (String attribute : List.of("newSinceTreatment", "headInjury", "persistent", "heavy")) {
            reassuring.put(attribute, Boolean.FALSE.equals(symptom.get(attribute)));
        }
        for (String attribute : List.of("fullyRecovered", "stopped", "resolved", "needledSite")) {
            reassuring.put(attribute, Boolean.TRUE.equals(symptom.get(attribute)));
        }
        List<String> attributes = new ArrayList<>();
        for (Map.Entry<String, Boolean> attribute : reassuring.entrySet()) {
            if (attribute.getValue()) {
                attributes.add(attribute.getKey());
            }
        }
        return attributes;
    }

    static BigDecimal hoursSince(Map<String, Object> report) {
        return Tree.number(Tree.object(report, "treatment"), "hoursSince");
    }
}
