package aftercare.triage;

import aftercare.domain.Candidate;
import aftercare.domain.Urgency;
import aftercare.triage.WorseAnswers.WorseAnswer;
import aftercare.triage.reference.Prospects;
import java.util.ArrayList;
import java.util.List;

/** A question that a report leaves open, or that an answer would open, and what its worse answers could raise the report to. */
final class OpenQuestion {

    private static final int SOON_HOURS = 6;

    private final Candidate candidate;
    private final List<WorseAnswer> answers;
    private final List<OpenQuestion> openers = new ArrayList<>();
    private int alone;
    private int could;
    private int leadsTo;

    /** @param bound what the report comes to without an answer */
    OpenQuestion(Candidate candidate, List<WorseAnswer> answers, int bound) {
        this.candidate = candidate;
        this.answers = answers;
        this.alone = bound;
        this.could = bound;
        this.leadsTo = bound;
    }

    Candidate candidate() {
        return candidate;
    }

    List<WorseAnswer> answers() {
        return answers;
    }

    /** The most that one of its answers could raise the report to. */
    int alone() {
        return alone;
    }

    /** The same, alone or together with an answer to another question that is open. */
    int could() {
        return could;
    }

    /** The same, also together with answers to the questions that it would open. */
    int leadsTo() {
        return leadsTo;
    }

    void raisesAlone(int weight) {
        alone = Math.max(alone, weight);
        raises(weight);
    }

    void raises(int weight) {
        could = Math.max(could, weight);
        leads(weight);
    }

    /** What a question leads to, those that open it lead to as well. */
    void leads(int weight) {
        if (weight > leadsTo) {
            leadsTo = weight;
            for (OpenQuestion opener : openers) {
                opener.leads(weight);
            }
        }
    }

    void isOpenedBy(OpenQuestion opener) {
        openers.add(opener);
        opener.leads(leadsTo);
    }

    /** The order of the levels that it could raise to: a time of its own counts only within a day. */
    int level() {
        Urgency urgency = Prospects.urgency(could);
        boolean soon = urgency == Urgency.URGENT_24H && Prospects.hours(could) <= SOON_HOURS;
        return urgency.rank() * 2 + (soon ? 1 : 0);
    }
}
