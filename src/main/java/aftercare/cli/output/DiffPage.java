package aftercare.cli.output;

import aftercare.domain.Question;
import aftercare.domain.RuleCard;
import aftercare.domain.decision.Change;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.trial.agreement.Agreement;
import aftercare.trial.book.UnlessChange;
import aftercare.trial.guard.GuardedChange;
import aftercare.trial.impact.Difference;
import aftercare.trial.impact.Difference.Answered;
import aftercare.trial.impact.Difference.NewlyAccepted;
import aftercare.trial.impact.Difference.NoLongerAccepted;
import aftercare.trial.impact.Impact;
import aftercare.trial.impact.Lowering;
import aftercare.trial.impact.QuestionChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Whose answer changes, the worst first, what guarded changes, and how many there are of each kind. */
public final class DiffPage {

    private DiffPage() {}

    public static Page of(Impact impact, RuleSetChanges changes) {
        Page page = new Page();
        unless(page, changes.unless());
        Map<String, Integer> reworded = new TreeMap<>();
        for (Difference difference : impact.differences()) {
            if (difference instanceof Answered answered && answered.inWordsAlone()) {
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
        lowered(page, changes.anywhere().lowered());
        raised(page, changes.anywhere().raised());
        int toAgree = guarded(page, "To agree to by name in " + RuleFiles.CHANGES + ":", changes.guarded(), true);
        guarded(page, "Guarded, and only shown:", changes.guarded(), false);
        questions(page, changes.questions());
        int other = impact.differences().size() - impact.lowered() - impact.raised();
        page.line(impact.lowered() + " lowered, " + impact.raised() + " raised, " + other + " otherwise changed, "
                + impact.same() + " the same"
                + (impact.refused() == 0 ? "" : ", " + impact.refused() + " refused by both")
                + (impact.erased() == 0 ? "" : ", " + impact.erased() + " erased")
                + (impact.unasked() == 0 ? "" : ", " + unasked(impact.unasked()))
                + (toAgree == 0 ? "" : ", " + toAgree + " to agree to by name"));
        if (changes.anywhere().lowered().isEmpty()) {
            page.line("No report that there can be is answered lower, or with more time.");
        }
        if (changes.anywhere().raised().isEmpty()) {
            page.line("No report that there can be is answered higher, or with less time.");
        }
        return page;
    }

    private static void lowered(Page page, List<Lowering> lowered) {
        for (Lowering each : lowered) {
            if (each instanceof Lowering.Found found) {
                page.item(
                        0,
                        "-",
                        found.reason() + " is lost on " + found.text() + ": " + level(found.before()) + " → "
                                + found.after().map(DiffPage::level).orElse(Agreement.REFUSED));
            } else if (each instanceof Lowering.NotDecided open) {
                page.item(0, "-", open.reason() + ": it is not known whether some report loses it: " + open.why());
            }
        }
        if (!lowered.isEmpty()) {
            page.blank();
        }
    }

    private static void raised(Page page, List<Lowering> raised) {
        for (Lowering each : raised) {
            if (each instanceof Lowering.Found found) {
                page.item(
                        0,
                        "-",
                        found.reason() + " is gained on " + found.text() + ": "
                                + found.after().map(DiffPage::level).orElse(Agreement.REFUSED) + " → "
                                + level(found.before()));
            } else if (each instanceof Lowering.NotDecided open) {
                page.item(0, "-", open.reason() + ": it is not known whether some report gains it: " + open.why());
            }
        }
        if (!raised.isEmpty()) {
            page.blank();
        }
    }

    private static void unless(Page page, List<UnlessChange> unless) {
        for (UnlessChange change : unless) {
            page.line(Page.plain(change.rule()));
            if (!change.before().isEmpty()) {
                page.item(2, "-", "@unless: " + change.before());
            }
            if (!change.after().isEmpty()) {
                page.item(2, "+", "@unless: " + change.after());
            }
        }
        if (!unless.isEmpty()) {
            page.blank();
        }
    }

    /** How many of one kind there are. */
    private static int guarded(Page page, String head, List<GuardedChange> changes, boolean needsAgreement) {
        int count = 0;
        for (GuardedChange change : changes) {
            if (change.needsAgreement() == needsAgreement) {
                if (count == 0) {
                    page.line(head);
                }
                count++;
                wasAndIs(page, change.name(), change.was(), change.is());
            }
        }
        if (count > 0) {
            page.blank();
        }
        return count;
    }

    private static void questions(Page page, List<QuestionChange> questions) {
        if (questions.isEmpty()) {
            return;
        }
        page.line("Questions and their options:");
        for (QuestionChange change : questions) {
            wasAndIs(page, change.name(), change.was(), change.is());
        }
        page.blank();
    }

    private static String unasked(int count) {
        return count + " no longer asked what could raise " + (count == 1 ? "it" : "them");
    }

    private static void wasAndIs(Page page, String name, String was, String is) {
        page.item(0, "-", name);
        page.item(2, "was:", 5, was.isEmpty() ? "nothing" : was);
        page.item(2, "is:", 5, is.isEmpty() ? "nothing" : is);
    }

    private static void difference(Page page, Difference difference) {
        String name = difference.name().isEmpty() ? "" : ": " + difference.name();
        String head = difference.where() + name + ": ";
        if (difference instanceof Answered answered) {
            Change change = answered.change();
            page.text(0, head + level(change.before()) + " → " + level(change.after()));
            change(page, answered);
        } else if (difference instanceof NoLongerAccepted lost) {
            page.text(0, head + level(lost.before()) + " → refused");
            lost.problems().forEach(problem -> page.item(2, "-", problem));
        } else if (difference instanceof NewlyAccepted gained) {
            page.text(0, head + "refused → " + level(gained.after()));
        }
        page.blank();
    }

    private static void change(Page page, Answered answered) {
        Change change = answered.change();
        for (Reason reason : change.lost()) {
            String why = answered.silent().getOrDefault(reason.ruleId(), "");
            page.item(2, "-", "no longer " + told(reason) + (why.isEmpty() ? "" : ": " + why));
        }
        for (Reason reason : change.gained()) {
            page.item(2, "-", "now " + told(reason) + ": " + reason.basis());
        }
        for (String id : change.altered()) {
            page.item(2, "-", "still " + id + altered(change, id));
        }
        advice(page, "advice lost: ", change.adviceLost());
        advice(page, "advice gained: ", change.adviceGained());
        for (Question question : change.asksLost()) {
            page.item(2, "-", "no longer asks " + asked(question));
        }
        for (Question question : change.asksGained()) {
            page.item(2, "-", "now asks " + asked(question));
        }
    }

    private static String asked(Question question) {
        String what = question.asks().isEmpty() ? question.pointer() : question.asks();
        String raise = question.raise()
                .map(to -> ", which could raise it to " + level(to.urgency().name(), to.hours()))
                .orElse("");
        return (question.id().isEmpty() ? "" : question.id() + " ") + what + raise;
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
