package aftercare.trial.safety;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How the cases of one kind were answered. A share counts only those of them that can be answered so: nothing is milder than
 * self-care, and nothing more urgent than an ambulance.
 *
 * @param under those whose answer is too mild
 * @param over those whose answer is too urgent
 */
public record SafetyGroup(String name, int cases, ExactShare under, ExactShare over) {

    static SafetyGroup of(String name, List<JudgedCase> cases) {
        int under = 0;
        int canBeUnder = 0;
        int over = 0;
        int canBeOver = 0;
        for (JudgedCase each : cases) {
            under += each.under() > 0 ? 1 : 0;
            canBeUnder += each.canBeUnder() ? 1 : 0;
            over += each.over() > 0 ? 1 : 0;
            canBeOver += each.canBeOver() ? 1 : 0;
        }
        return new SafetyGroup(name, cases.size(), new ExactShare(under, canBeUnder), new ExactShare(over, canBeOver));
    }

    /** The groups in the order of their keys. */
    static <K extends Comparable<K>> List<SafetyGroup> by(List<JudgedCase> cases, Function<LabelledCase, K> key) {
        Map<K, List<JudgedCase>> parts = new TreeMap<>();
        for (JudgedCase each : cases) {
            parts.computeIfAbsent(key.apply(each.labelled()), none -> new ArrayList<>())
                    .add(each);
        }
        Map<String, List<JudgedCase>> named = new LinkedHashMap<>();
        parts.forEach((name, part) -> named.put(name.toString(), part));
        List<SafetyGroup> groups = new ArrayList<>();
        named.forEach((name, part) -> groups.add(of(name, part)));
        return groups;
    }
}
