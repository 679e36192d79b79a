package aftercare.cli.output;

import aftercare.domain.DataQuality;
import aftercare.domain.Evidence;
import aftercare.domain.Numbers;
import aftercare.domain.Question;
import aftercare.domain.RuleCard;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Reason;
import aftercare.triage.answer.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** An answer for a person: what to do first, then why, then everything else. */
final class AnswerPage {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Page page;
    private final Wording wording;

    AnswerPage(Page page, Wording wording) {
        this.page = page;
        this.wording = wording;
    }

    public void write(Answer answer) {
        Decision decision = answer.decision();
        actBy(decision);
        page.text(
                0,
                "Contact: "
                        + wording.levels()
                                .get(decision.urgency())
                                .heading(decision.actWithinHours())
                                .contact());
        decision.needsHuman().ifPresent(needs -> page.text(0, needsHuman(needs)));
        if (!decision.complete()) {
            page.text(0, "THE ASSESSMENT IS NOT COMPLETE: something went wrong, so this is not an all-clear");
        }
        heading("Why (* decides the level)");
        for (Reason reason : decision.reasons()) {
            reason(reason);
        }
        heading("What to tell the patient");
        for (String advice : decision.advice()) {
            page.item(2, "-", advice);
        }
        leaflet("Self-care", decision.selfCare());
        leaflet("Good to know", decision.education());
        questions(decision.questions());
        oddities(decision.report().dataQuality());
        heading("Watch for");
        for (String text : wording.safetyNet()) {
            page.item(2, "-", text);
        }
        origin(answer);
    }

    private String needsHuman(Decision.NeedsHuman needs) {
        return wording.needsHuman() + " (" + String.join(", ", needs.pointers()) + ", " + within(needs.withinHours())
                + ")";
    }

    private void heading(String text) {
        page.blank();
        page.line(text);
    }

    private void actBy(Decision decision) {
        if (decision.actWithinHours().isEmpty()) {
            return;
        }
        int hours = decision.actWithinHours().getAsInt();
        Instant by = decision.report().reportedAt().plus(hours, ChronoUnit.HOURS);
        page.text(0, hours == 0 ? "Act now" : "Act " + within(hours) + ", by " + MINUTE.format(by));
    }

    private static String within(int hours) {
        return "within " + hours + (hours == 1 ? " hour" : " hours");
    }

    private void reason(Reason reason) {
        OptionalInt hours = reason.actWithinHours();
        String level = reason.urgency().name();
        if (hours.isPresent()) {
            level += hours.getAsInt() == 0 ? ", now" : ", " + within(hours.getAsInt());
        }
        page.item(0, (reason.decisive() ? "* " : "  ") + reason.ruleId(), 10, level);
        page.text(10, reason.card().title());
        page.text(10, reason.says());
        for (Evidence evidence : reason.evidence()) {
            page.item(10, "-", at(evidence.pointer(), evidence.says()));
        }
        page.text(10, "Source: " + reason.card().source());
    }

    private static String at(String pointer, String says) {
        return pointer.isEmpty() ? says : pointer + ": " + says;
    }

    private void leaflet(String title, List<RuleCard> cards) {
        if (cards.isEmpty()) {
            return;
        }
        heading(title);
        for (RuleCard card : cards) {
            page.item(2, card.id(), 8, card.advice());
        }
    }

    private void questions(List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        heading("Worth asking");
        for (Question question : questions) {
            page.item(2, "-", at(question.pointer(), question.text()) + raise(question));
        }
    }

    private static String raise(Question question) {
        if (question.raise().isEmpty()) {
            return "";
        }
        Question.Raise raise = question.raise().get();
        String hours = raise.withinHours().isPresent()
                ? " within " + raise.withinHours().getAsInt() + " h"
                : "";
        return " (could raise to " + raise.urgency() + hours + ")";
    }

    private void oddities(List<DataQuality> oddities) {
        if (oddities.isEmpty()) {
            return;
        }
        heading("Odd about these answers");
        for (DataQuality oddity : oddities) {
            List<String> places = new ArrayList<>(List.of(oddity.pointer()));
            places.addAll(oddity.beside());
            page.item(2, "-", at(String.join(", ", places), oddity.text() + " (" + oddity.code() + ")"));
        }
    }

    private void origin(Answer answer) {
        page.blank();
        Double hours = answer.decision().report().treatment().hoursSince();
        page.text(
                0,
                (hours == null ? "Time since treatment not known" : Numbers.hours(hours) + " h since treatment")
                        + "; reported "
                        + MINUTE.format(answer.decision().report().reportedAt()));
        page.text(0, "Rule set " + answer.decision().ruleSetVersion());
    }
}
