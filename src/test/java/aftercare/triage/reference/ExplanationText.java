package aftercare.triage.reference;

import aftercare.domain.Evidence;
import aftercare.domain.Fact;
import aftercare.domain.RuleCard;
import aftercare.ruleset.model.ConditionText;
import aftercare.ruleset.model.Place;
import aftercare.triage.reference.Explanation.Combined;
import aftercare.triage.reference.Explanation.Compared;
import aftercare.triage.reference.Explanation.OnFacts;
import aftercare.triage.reference.Explanation.Outcome;
import aftercare.triage.reference.Explanation.Part;
import aftercare.triage.reference.Explanation.Several;
import aftercare.triage.reference.Explanation.Tried;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes an explanation in lines: {@code [x]} what held, {@code [ ]} what did not, with the facts that came nearest. */
final class ExplanationText {

    private static final int MOST_FACTS = 3;

    private final List<String> lines = new ArrayList<>();

    private ExplanationText() {}

    static List<String> lines(Explanation explanation) {
        ExplanationText text = new ExplanationText();
        RuleCard card = explanation.rule().card();
        text.lines.add(card.id() + " \"" + card.title() + "\", " + card.file() + ":" + card.line() + ": "
                + (explanation.holds() ? "holds" : "does not hold"));
        for (Part part : explanation.parts()) {
            text.part(part, "  ");
        }
        return text.lines;
    }

    private void part(Part part, String indent) {
        Place place = part.condition().place();
        String where = place.line() + ":" + place.column();
        lines.add(indent + box(part.held()) + ConditionText.of(part.condition()) + "  (" + where + ")");
        if (part instanceof Combined combined) {
            for (Part inner : combined.parts()) {
                part(inner, indent + "  ");
            }
        } else if (part instanceof OnFacts onFacts) {
            facts(onFacts, indent + "    ");
        }
    }

    private void facts(OnFacts part, String indent) {
        List<Tried> tried = part.nearestFirst();
        if (tried.isEmpty()) {
            lines.add(indent + "no such fact");
        }
        for (int i = 0; i < Math.min(tried.size(), MOST_FACTS); i++) {
            lines.add(indent + box(tried.get(i).met()) + shown(tried.get(i).fact()));
            for (Outcome outcome : tried.get(i).outcomes()) {
                outcome(outcome, indent + "  ");
            }
        }
        if (tried.size() > MOST_FACTS) {
            lines.add(indent + (tried.size() - MOST_FACTS) + " more");
        }
    }

    private void outcome(Outcome outcome, String indent) {
        String says = outcome instanceof Compared compared ? ": " + compared.says() : "";
        lines.add(indent + box(outcome.met()) + ConditionText.of(outcome.test()) + says);
        if (outcome instanceof Several several) {
            for (Outcome inner : several.outcomes()) {
                outcome(inner, indent + "  ");
            }
        }
    }

    private static String box(boolean held) {
        return held ? "[x] " : "[ ] ";
    }

    private static String shown(Fact fact) {
        List<String> shown = new ArrayList<>();
        for (Evidence evidence : fact.evidence(Set.of())) {
            String one = (evidence.pointer() + " " + evidence.says()).strip();
            if (!shown.contains(one)) {
                shown.add(one);
            }
        }
        return shown.isEmpty() ? "a sign without evidence" : String.join("; ", shown);
    }
}
