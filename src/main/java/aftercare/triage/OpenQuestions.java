package aftercare.triage;

import aftercare.domain.Candidate;
import aftercare.domain.decision.Candidates;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Finding;
import aftercare.triage.WorseAnswers.WorseAnswer;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.Prospects.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the questions that one report leaves open could raise it to. */
final class OpenQuestions {

    /** Of so many questions each two are tried together; only reports with many symptoms leave more open. */
    private static final int MOST_IN_PAIRS = 60;

    private final Prospects prospects;
    private final Decision decision;
    private final Evaluation base;
    private final WorseAnswers worse;
    private final List<OpenQuestion> open = new ArrayList<>();

    /** @param base what the reference made of the report */
    OpenQuestions(Prospects prospects, WorseAnswers worse, Decision decision, Evaluation base) {
        this.prospects = prospects;
        this.worse = worse;
        this.decision = decision;
        this.base = base;
    }

    /**
     * The questions in order.
     *
     * @param bound what the report comes to as it is
     * @param more what an answer must exceed to be worth a question
     */
    List<OpenQuestion> tried(int bound, int more) {
        for (Candidate candidate : decision.candidates()) {
            open.add(tried(candidate, bound));
        }
        for (int i = 0; i < Math.min(open.size(), MOST_IN_PAIRS); i++) {
            for (int j = 0; j < i; j++) {
                OpenQuestion one = open.get(j);
                OpenQuestion other = open.get(i);
                int least = Math.max(Math.max(one.alone(), other.alone()), Math.min(one.could(), other.could()));
                int best = together(one, other, least);
                if (best > least) {
                    one.raises(best);
                    other.raises(best);
                }
            }
        }
        List<OpenQuestion> idle = new ArrayList<>(open);
        idle.removeIf(one -> one.could() > more);
        if (!idle.isEmpty()) {
            follow(idle, more);
        }
        return open;
    }

    private OpenQuestion tried(Candidate candidate, int bound) {
        OpenQuestion one = new OpenQuestion(candidate, worse.of(candidate), bound);
        for (WorseAnswer answer : one.answers()) {
            one.raisesAlone(prospects.of(base, answer.supposed(), one.alone()));
        }
        return one;
    }

    /**
     * A question that raises nothing now may open one that does. If it were left out, the answers could never be brought
     * together, and a report would end lower the less was said at once. The questions that others open are tried by
     * themselves and with each that is open; those that are asked anyway open theirs when they are answered.
     */
    private void follow(List<OpenQuestion> idle, int more) {
        Set<String> known = Candidates.settled(decision.report());
        for (OpenQuestion one : open) {
            known.add(one.candidate().key());
        }
        Map<String, OpenQuestion> opened = new HashMap<>();
        List<OpenQuestion> openers = new ArrayList<>(idle);
        for (int i = 0; i < openers.size() && openers.size() < MOST_IN_PAIRS; i++) {
            OpenQuestion opener = openers.get(i);
            for (Candidate next : opens(opener, known)) {
                OpenQuestion then = opened.get(next.key());
                if (then == null) {
                    then = tried(next, more);
                    opened.put(next.key(), then);
                    openers.add(then);
                }
                if (then != opener) {
                    then.isOpenedBy(opener);
                }
            }
        }
        List<OpenQuestion> all = new ArrayList<>(open);
        for (OpenQuestion then : opened.values()) {
            for (OpenQuestion other : all) {
                int least = Math.max(more, Math.min(then.leadsTo(), other.leadsTo()));
                int best = together(other, then, least);
                if (best > least) {
                    then.leads(best);
                    other.leads(best);
                }
            }
            all.add(then);
        }
    }

    private List<Candidate> opens(OpenQuestion opener, Set<String> known) {
        List<Candidate> opens = new ArrayList<>();
        for (WorseAnswer answer : opener.answers()) {
            List<Finding> asking = prospects.asked(base, answer.supposed());
            for (Candidate next : Candidates.asked(asking)) {
                // The attributes of one more symptom are among its worse answers already.
                if (!known.contains(next.key()) && !next.isOfNextSymptom()) {
                    opens.add(next);
                }
            }
        }
        return opens;
    }

    private int together(OpenQuestion one, OpenQuestion other, int bound) {
        int best = bound;
        for (WorseAnswer first : one.answers()) {
            for (WorseAnswer second : other.answers()) {
                if (prospects.mayExceed(first.supposed(), second.supposed(), best)) {
                    Optional<List<Change>> together = worse.together(first, second);
                    if (together.isPresent()) {
                        best = prospects.of(base, first.supposed(), second.supposed(), together.get(), best);
                    }
                }
            }
        }
        return best;
    }
}
