package aftercare.cli.output;

import aftercare.domain.Evidence;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.trial.coverage.Silence;
import aftercare.trial.impact.Difference;
import aftercare.trial.impact.Difference.Answered;
import aftercare.trial.impact.Difference.NewlyAccepted;
import aftercare.trial.impact.Difference.NoLongerAccepted;
import aftercare.trial.impact.RuleSetDiff;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Whose answer changes, the worst first, and how many there are of each kind. */
public final class DiffPage {

    private final PrintStream out;
    private final Silence silence;

    /** @param silence of the later rules */
    public DiffPage(PrintStream out, Silence silence) {
        this.out = out;
        this.silence = silence;
    }

    public void print(RuleSetDiff diff) {
        Page page = new Page();
        Map<String, Integer> reworded = new TreeMap<>();
        int lowered = 0;
        int raised = 0;
        int other = 0;
        for (Difference difference : diff.differences()) {
            boolean raises = raises(difference);
            lowered += difference.lowered() ? 1 : 0;
            raised += raises ? 1 : 0;
            other += difference.lowered() || raises ? 0 : 1;
            if (difference instanceof Answered answered && inWordsAlone(answered.change())) {
                answered.change().altered().forEach(id -> reworded.merge(id, 1, Integer::sum));
                answered.change().adviceAltered().forEach(id -> reworded.merge(id, 1, Integer::sum));
            } else {
                difference(page, difference);
            }
        }
        reworded.forEach((id, count) -> page.item(
                0, "-", id + " says or rests on something else in " + count + (count == 1 ? " answer" : " answers")));
        if (!reworded.isEmpty()) {
            page.blank();
        }
        page.line(lowered + " lowered, " + raised + " raised, " + other + " otherwise changed, " + diff.same()
                + " the same" + (diff.refused() == 0 ? "" : ", " + diff.refused() + " refused by both")
                + (diff.erased() == 0 ? "" : ", " + diff.erased() + " erased"));
        out.print(page);
    }

    private static boolean raises(Difference difference) {
        return difference instanceof NewlyAccepted
                || (difference instanceof Answered answered && answered.change().way() == Change.Way.RAISED);
    }

    private static boolean inWordsAlone(Change change) {
        return change.way() == Change.Way.OTHER
                && !change.loses()
                && change.gained().isEmpty()
                && change.adviceGained().isEmpty()
                && change.before().complete() == change.after().complete();
    }

    private void difference(Page page, Difference difference) {
        String name = difference.name().isEmpty() ? "" : ": " + difference.name();
        String head = difference.where() + name + ": ";
        if (difference instanceof Answered answered) {
            Change change = answered.change();
            page.text(0, head + level(change.before()) + " → " + level(change.after()));
            change(page, change);
        } else if (difference instanceof NoLongerAccepted lost) {
            page.text(0, head + level(lost.before()) + " → refused");
            lost.problems().forEach(problem -> page.item(2, "-", problem));
        } else if (difference instanceof NewlyAccepted gained) {
            page.text(0, head + "refused → " + level(gained.after()));
        }
        page.blank();
    }

    private void change(Page page, Change change) {
        for (Reason reason : change.lost()) {
            String why = silence.why(reason.ruleId(), change.after().report())
                    .map(silent -> ": " + silent)
                    .orElse("");
            page.item(2, "-", "no longer " + told(reason) + why);
        }
        for (Reason reason : change.gained()) {
            page.item(2, "-", "now " + told(reason) + ": " + basis(reason));
        }
        for (String id : change.altered()) {
            page.item(2, "-", "still " + id + altered(change, id));
        }
        advice(page, "advice lost: ", change.adviceLost());
        advice(page, "advice gained: ", change.adviceGained());
    }

    private static String altered(Change change, String id) {
        Reason before = reason(change.before(), id);
        Reason after = reason(change.after(), id);
        String levels = level(before).equals(level(after)) ? "" : ": " + level(before) + " → " + level(after);
        return levels.isEmpty() ? ", which says or rests on something else" : levels;
    }

    private static Reason reason(Decision decision, String id) {
        for (Reason reason : decision.reasons()) {
            if (reason.ruleId().equals(id)) {
                return reason;
            }
        }
        throw new IllegalStateException("a reason that speaks both times is missing");
    }

    private static void advice(Page page, String how, List<RuleCard> cards) {
        List<String> ids = new ArrayList<>();
        cards.forEach(card -> ids.add(card.id()));
        if (!ids.isEmpty()) {
            page.item(2, "-", how + String.join(", ", ids));
        }
    }

    private static String told(Reason reason) {
        return reason.ruleId() + " " + reason.card().title() + ", " + level(reason);
    }

    private static String basis(Reason reason) {
        List<String> parts = new ArrayList<>();
        for (Evidence evidence : reason.evidence()) {
            parts.add((evidence.pointer() + " " + evidence.says()).strip());
        }
        return String.join("; ", parts);
    }

    private static String level(Decision decision) {
        return level(decision.urgency().name(), decision.actWithinHours());
    }

    private static String level(Reason reason) {
        return level(reason.urgency().name(), reason.actWithinHours());
    }

    private static String level(String urgency, OptionalInt hours) {
        return hours.isEmpty() ? urgency : urgency + " (" + hours.getAsInt() + " h)";
    }
}
