package aftercare.triage.explain;

import aftercare.ruleset.model.Condition.Asks;
import aftercare.triage.reference.Explanation;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Part;
import java.util.ArrayList;
import java.util.List;

/** The conditions that keep a rule from speaking; of conditions of which one is enough, those of the alternative that lacks fewest. */
public final class LackingLines {

    private LackingLines() {}

    public static List<OnFacts> of(Explanation explanation) {
        return of(explanation.parts());
    }

    private static List<OnFacts> of(List<Part> parts) {
        List<OnFacts> lacking = new ArrayList<>();
        for (Part part : parts) {
            if (!part.held()) {
                lacking.addAll(of(part));
            }
        }
        return lacking;
    }

    private static List<OnFacts> of(Part part) {
        if (part instanceof OnFacts line) {
            return List.of(line);
        }
        Combined combined = (Combined) part;
        if (!combined.any()) {
            return of(combined.parts());
        }
        List<OnFacts> fewest = of(combined.parts().get(0));
        for (Part alternative : combined.parts()) {
            List<OnFacts> lacking = of(alternative);
            if (lacking.size() < fewest.size()) {
                fewest = lacking;
            }
        }
        return fewest;
    }

    /** How many answers it takes to meet the condition, as far as the nearest fact says: one at least. */
    public static int answers(OnFacts line) {
        if (line.condition().asks() == Asks.NONE || line.tried().isEmpty()) {
            return 1;
        }
        return Math.max(1, line.nearestFirst().get(0).missed());
    }
}
