package aftercare.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes a report as small as it can be while something still holds for it, by leaving out one thing after another. */
public final class Shrink {

    private Shrink() {}

    /** The given report must satisfy the predicate; so does the answer, and no smaller report one step away does. */
    public static Map<String, Object> smallest(
            Map<String, Object> report, Predicate<Map<String, Object>> stillTellsTheSame) {
        Map<String, Object> smallest = report;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Map<String, Object> candidate : oneStepSmaller(smallest)) {
                if (stillTellsTheSame.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<Map<String, Object>> oneStepSmaller(Map<String, Object> report) {
        List<Map<String, Object>> candidates = new ArrayList<>();
        for (String name : report.keySet()) {
            Map<String, Object> without = Tree.copy(report);
            without.remove(name);
            candidates.add(without);
        }
        int symptoms = Tree.symptoms(report).size();
        for (int i = 0; i < symptoms; i++) {
            Map<String, Object> without = Tree.copy(report);
            List<Map<String, Object>> kept = Tree.symptoms(without);
            kept.remove(i);
            Tree.setSymptoms(without, kept);
            candidates.add(without);
        }
        for (int i = 0; i < symptoms; i++) {
            for (String name : Tree.symptoms(report).get(i).keySet()) {
                if (!name.equals("code") && !name.equals("text")) {
                    Map<String, Object> without = Tree.copy(report);
                    Tree.symptoms(without).get(i).remove(name);
                    candidates.add(without);
                }
            }
        }
        for (String parent : List.of("treatment", "patient", "vitals", "selfCare")) {
            for (String name : Tree.object(report, parent).keySet()) {
                Map<String, Object> without = Tree.copy(report);
                Tree.objectToChange(without, parent).remove(name);
                candidates.add(without);
            }
        }
        return candidates;
    }
}
