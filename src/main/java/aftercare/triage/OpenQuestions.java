package aftercare.triage;

import aftercare.domain.Candidate;
import aftercare.domain.decision.Candidates;
import aftercare.domain.decision.Decision;
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

    /** Up to this number of questions, each two are tried together; only reports with many symptoms leave more open. */
    private static final int MOST_IN_PAIRS = 60;

    private final Prospects prospects;
    private final Decision decision;
    private final Evaluation base;
    private final WorseAnswers worse;
    private final List<OpenQuestion> open = new ArrayList<>();

    /** Those that an answer would open, by their keys. */
    private final Map<String, OpenQuestion> opened = new HashMap<>();

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
     * A question that raises nothing now may open one that does, alone or together with another answer about the same symptom. If
     * it were left out, the answers could never be brought together, and a report would end lower the less was said at once. The
     * questions that others open are tried by themselves and with each that is open; those that are asked anyway open theirs
     * when they are answered.
     */
    private void follow(List<OpenQuestion> idle, int more) {
        Set<String> known = Candidates.settled(decision.report());
        for (OpenQuestion one : open) {
            known.add(one.candidate().key());
        }
        List<OpenQuestion> openers = new ArrayList<>(idle);
        for (int i = 0; i < openers.size() && openers.size() < MOST_IN_PAIRS; i++) {
            OpenQuestion opener = openers.get(i);
            openers.addAll(opens(List.of(opener), asked(opener), known, more));
            for (OpenQuestion beside : open) {
                if (beside != opener && beside.candidate().isOfSameSymptom(opener.candidate())) {
                    openers.addAll(opens(List.of(opener, beside), asked(opener, beside), known, more));
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

    /** Notes that answers to these questions open those; what nothing had opened before comes back. */
    private List<OpenQuestion> opens(List<OpenQuestion> openers, List<Candidate> asked, Set<String> known, int more) {
        List<OpenQuestion> fresh = new ArrayList<>();
        for (Candidate next : asked) {
            // The attributes of one more symptom are among its worse answers already.
            if (known.contains(next.key()) || next.isOfNextSymptom()) {
                continue;
            }
            OpenQuestion then = opened.get(next.key());
            if (then == null) {
                then = tried(next, more);
                opened.put(next.key(), then);
                fresh.add(then);
            }
            for (OpenQuestion opener : openers) {
                if (then != opener) {
                    then.isOpenedBy(opener);
                }
            }
        }
        return fresh;
    }

    private List<Candidate> asked(OpenQuestion one) {
        List<Candidate> asked = new ArrayList<>();
        for (WorseAnswer answer : one.answers()) {
            asked.addAll(Candidates.asked(prospects.asked(base, answer.supposed())));
        }
        return asked;
    }

    private List<Candidate> asked(OpenQuestion one, OpenQuestion other) {
        List<Candidate> asked = new ArrayList<>();
        for (WorseAnswer first : one.answers()) {
            for (WorseAnswer second : other.answers()) {
                Optional<List<Change>> together = prospects.bothAsk(first.supposed(), second.supposed())
                        ? worse.together(first, second)
                        : Optional.empty();
                if (together.isPresent()) {
                    asked.addAll(Candidates.asked(
                            prospects.asked(base, first.supposed(), second.supposed(), together.get())));
                }
            }
        }
        return asked;
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
