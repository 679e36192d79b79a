package aftercare.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases of table C: a report each, with the level, the time and the rules that it must and must not get. */
final class WrittenCases {

    private WrittenCases() {}

    static List<Map<String, Object>> all() {
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("symptoms", Json.read(Resource.text("clinical-cases.json")));
        return Tree.symptoms(wrapped);
    }

    /** What is wrong with the answer to a case; nothing when it agrees. */
    static List<String> differences(ClinicalTables tables, Map<String, Object> written) {
        Verdict verdict = tables.apply(Tree.object(written, "given"));
        Map<String, Object> want = Tree.object(written, "want");
        List<String> differences = new ArrayList<>();
        if (!verdict.urgency().equals(want.get("urgency"))) {
            differences.add("want " + want.get("urgency") + ", was " + verdict);
        }
        boolean deadlineWanted = want.containsKey("actWithinHours");
        if (deadlineWanted
                && verdict.actWithinHours().orElse(Level.NO_DEADLINE)
                        != Tree.number(want, "actWithinHours").intValueExact()) {
            differences.add("want within " + want.get("actWithinHours") + ", was " + verdict);
        }
        for (String id : Tree.texts(want, "because")) {
            if (!verdict.ruleIds().contains(id)) {
                differences.add("want " + id + ", was " + verdict);
            }
        }
        for (String id : Tree.texts(want, "notBecause")) {
            if (verdict.ruleIds().contains(id)) {
                differences.add("do not want " + id + ", was " + verdict);
            }
        }
        return differences;
    }
}
