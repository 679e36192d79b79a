package aftercare.trial.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Writes a report that tells changed rules apart as a case, ready to be pasted into a case file once a person has confirmed it. */
public final class CaseText {

    private CaseText() {}

    /**
     * Lines of YAML; what is wanted is what the rules as they stand answer.
     *
     * @param ruleId of the rule that was changed
     * @param told by one report, at least one
     */
    public static List<String> of(String ruleId, List<Witness> told) {
        CallerView before = told.get(0).before();
        Set<String> because = new TreeSet<>(before.because().contains(ruleId) ? Set.of(ruleId) : Set.of());
        Set<String> notBecause = new TreeSet<>();
        Set<String> advises = new TreeSet<>();
        Set<String> notAdvises = new TreeSet<>();
        for (Witness each : told) {
            CallerView after = each.after();
            only(because, before.because(), after.because());
            only(notBecause, after.because(), before.because());
            only(advises, before.advises(), after.advises());
            only(notAdvises, after.advises(), before.advises());
        }
        Sketch sketch = told.get(0).sketch();
        List<String> lines = new ArrayList<>();
        lines.add(
                "# basis: to be confirmed by a clinician: this is what the rules answer, not what is known to be right");
        lines.add("- note: \"" + ruleId + ": " + note(sketch) + "\"");
        lines.add("  given:");
        lines.addAll(given(sketch));
        lines.add("  want:");
        lines.add("    urgency: " + before.urgency());
        before.actWithinHours().ifPresent(hours -> lines.add("    actWithinHours: " + hours));
        list(lines, "because", because);
        list(lines, "notBecause", notBecause);
        list(lines, "advises", advises);
        list(lines, "notAdvises", notAdvises);
        return lines;
    }

    private static void only(Set<String> only, List<String> here, List<String> there) {
        for (String id : here) {
            if (!there.contains(id)) {
                only.add(id);
            }
        }
    }

    private static void list(List<String> lines, String key, Set<String> ids) {
        if (!ids.isEmpty()) {
            lines.add("    " + key + ": [" + String.join(", ", ids) + "]");
        }
    }

    private static List<String> given(Sketch sketch) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> object : sketch.objects().entrySet()) {
            if (object.getKey().isEmpty()) {
                object.getValue().forEach((name, value) -> lines.add("    " + name + ": " + yaml(value)));
            } else {
                lines.add("    " + object.getKey() + ": " + members(object.getValue()));
            }
        }
        if (sketch.symptoms().isEmpty()) {
            lines.add("    symptoms: []");
            return lines;
        }
        lines.add("    symptoms:");
        for (SortedMap<String, String> symptom : sketch.symptoms()) {
            lines.add("      - " + members(symptom));
        }
        return lines;
    }

    private static String members(Map<String, String> members) {
        List<String> written = new ArrayList<>();
        if (members.containsKey(Sketch.CODE)) {
            written.add("code: " + yaml(members.get(Sketch.CODE)));
        }
        members.forEach((name, value) -> {
            if (!name.equals(Sketch.CODE)) {
                written.add(name + ": " + yaml(value));
            }
        });
        return "{ " + String.join(", ", written) + " }";
    }

    /** Words stand without quotes where YAML leaves them words. */
    private static String yaml(String literal) {
        return literal.matches("\"(yes|no)\"") ? literal : literal.replaceAll("\"([a-zA-Z-]+)\"", "$1");
    }

    private static String note(Sketch sketch) {
        List<String> parts = new ArrayList<>();
        for (SortedMap<String, String> symptom : sketch.symptoms()) {
            List<String> words = new ArrayList<>();
            words.add(yaml(symptom.getOrDefault(Sketch.CODE, "")));
            symptom.forEach((name, value) -> {
                if (!name.equals(Sketch.CODE)) {
                    words.add(name + " " + yaml(value));
                }
            });
            parts.add(String.join(", ", words));
        }
        sketch.fields().forEach((name, value) -> parts.add(name.substring(name.indexOf('.') + 1) + " " + yaml(value)));
        String note = parts.isEmpty() ? "an empty report" : String.join("; ", parts);
        return note.replace("\"", "");
    }
}
