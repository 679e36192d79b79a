package aftercare.triage;

import aftercare.domain.Basis;
import aftercare.domain.Candidate;
import aftercare.domain.Candidate.About;
import aftercare.domain.Fact;
import aftercare.domain.Question;
import aftercare.domain.Question.Raise;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Wording;
import aftercare.domain.decision.Decision;
import aftercare.domain.decision.Finding;
import aftercare.triage.WorseAnswers.WorseAnswer;
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.Prospects.Change;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.TooManyTries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which of the questions that a report leaves open are asked: those of which an answer could raise it, alone or together with
 * one other answer, the most urgent first. Whether it could is decided by the reference alone, on the worse answers.
 */
public final class Questions {

    private static final int MOST = 6;
    private static final int MOST_IN_AN_EMERGENCY = 2;
    private static final int SOON_HOURS = 6;

    /** Of so many candidates each two are tried together; only reports with many symptoms leave more open. */
    private static final int MOST_IN_PAIRS = 60;

    /** The questions that some fields of a symptom are read from; others bear the name of their field. */
    private static final Map<String, List<String>> READ_FROM = Map.of(
            "lastingHours", List.of("onsetHours", "durationHours"),
            "place", List.of("site", "needledSite"),
            "siteGroups", List.of("site"),
            "gone", List.of(),
            "old", List.of());

    private final Vocabulary vocabulary;
    private final ReferenceRules reference;
    private final Prospects prospects;
    private final List<String> stays;

    public Questions(Vocabulary vocabulary, Wording wording, ReferenceRules reference) {
        this.vocabulary = vocabulary;
        this.reference = reference;
        this.prospects = new Prospects(reference);
        this.stays = wording.questionsThatStay();
    }

    /** A candidate with its answers, and what it could raise the report to. */
    private static final class Open {
        final Candidate candidate;
        final List<WorseAnswer> answers;
        int alone;
        int could;

        Open(Candidate candidate, List<WorseAnswer> answers, int bound) {
            this.candidate = candidate;
            this.answers = answers;
            this.alone = bound;
            this.could = bound;
        }

        /** The order of the levels: a time of its own counts only within a day. */
        int level() {
            Urgency urgency = Prospects.urgency(could);
            boolean soon = urgency == Urgency.URGENT_24H && Prospects.hours(could) <= SOON_HOURS;
            return urgency.rank() * 2 + (soon ? 1 : 0);
        }
    }

    /**
     * The decision with its questions.
     *
     * @param evaluation what the reference made of the report, if it was asked
     */
    public Decision ask(Decision decision, Optional<Evaluation> evaluation) {
        if (decision.candidates().isEmpty() || decision.urgency() == Urgency.EMERGENCY_AMBULANCE) {
            return decision;
        }
        try {
            Evaluation base = evaluation.orElseGet(() -> reference.evaluate(decision.report()));
            return decision.asking(questions(decision, base));
        } catch (TooManyTries e) {
            // Then it is not known what an answer could do, and none is asked for.
            return decision;
        }
    }

    private List<Question> questions(Decision decision, Evaluation base) {
        int bound = Prospects.weight(decision.urgency(), decision.actWithinHours());
        List<Open> open = tried(decision, base, bound);
        boolean emergency = decision.urgency().isEmergency();
        int more = emergency ? Prospects.weight(Urgency.EMERGENCY_AMBULANCE, OptionalInt.of(0)) - 1 : bound;
        List<Open> raising = new ArrayList<>();
        List<Open> staying = new ArrayList<>();
        Set<String> named = decision.urgency().allowsSelfCare() ? named(base) : Set.of();
        for (Open one : open) {
            if (one.could > more) {
                raising.add(one);
            } else if (decision.urgency().allowsSelfCare() && stays(one.candidate, named)) {
                staying.add(one);
            }
        }
        List<Open> chosen = emergency ? fewest(raising, more) : raising;
        // Candidates come in order; the sort keeps it among equals.
        chosen.sort(Comparator.comparingInt(Open::level).reversed());
        chosen.addAll(staying);
        List<Question> questions = new ArrayList<>();
        for (Open one : chosen.subList(0, Math.min(chosen.size(), MOST))) {
            Optional<Raise> raise = one.could > bound ? Optional.of(raise(one.could)) : Optional.empty();
            questions.add(question(one.candidate, raise));
        }
        return questions;
    }

    /** The few that are asked in an emergency, in their order: before all others those that need no second answer. */
    private static List<Open> fewest(List<Open> raising, int more) {
        List<Open> alone = new ArrayList<>(raising);
        alone.removeIf(one -> one.alone <= more);
        List<Open> few = new ArrayList<>(alone.subList(0, Math.min(alone.size(), MOST_IN_AN_EMERGENCY)));
        for (Open one : raising) {
            if (few.size() < MOST_IN_AN_EMERGENCY && !few.contains(one)) {
                few.add(one);
            }
        }
        few.sort(Comparator.comparingInt(raising::indexOf));
        return few;
    }

    private List<Open> tried(Decision decision, Evaluation base, int bound) {
        WorseAnswers worse = new WorseAnswers(vocabulary, decision.report());
        List<Open> open = new ArrayList<>();
        for (Candidate candidate : decision.candidates()) {
            Open one = new Open(candidate, worse.of(candidate), bound);
            for (WorseAnswer answer : one.answers) {
                one.alone = prospects.of(base, answer.supposed(), one.alone);
            }
            one.could = one.alone;
            open.add(one);
        }
        int most = Math.min(open.size(), MOST_IN_PAIRS);
        for (int i = 0; i < most; i++) {
            for (int j = i + 1; j < most; j++) {
                together(open.get(i), open.get(j), base, worse);
            }
        }
        return open;
    }

    /** Two answers together count for both where neither would do alone. */
    private void together(Open one, Open other, Evaluation base, WorseAnswers worse) {
        int bound = Math.max(Math.max(one.alone, other.alone), Math.min(one.could, other.could));
        int best = bound;
        for (WorseAnswer first : one.answers) {
            for (WorseAnswer second : other.answers) {
                if (prospects.mayExceed(first.supposed(), second.supposed(), best)) {
                    Optional<List<Change>> together = worse.together(first, second);
                    if (together.isPresent()) {
                        best = prospects.of(base, first.supposed(), second.supposed(), together.get(), best);
                    }
                }
            }
        }
        if (best > bound) {
            one.could = Math.max(one.could, best);
            other.could = Math.max(other.could, best);
        }
    }

    private boolean stays(Candidate candidate, Set<String> named) {
        return stays.contains(candidate.id()) || named.contains(candidate.pointer());
    }

    /** What the rules looked at that ask for more, as pointers. */
    private Set<String> named(Evaluation base) {
        Set<String> pointers = new HashSet<>();
        for (Finding finding : base.findings()) {
            if (stays.contains(finding.card().id())) {
                for (Basis basis : finding.basis()) {
                    named(basis.fact(), basis.fields(), pointers);
                }
            }
        }
        return pointers;
    }

    private static void named(Fact fact, Set<String> fields, Set<String> pointers) {
        if (fact instanceof Symptom symptom) {
            for (String field : fields) {
                for (String question : READ_FROM.getOrDefault(field, List.of(field))) {
                    pointers.add(symptom.pointer() + "/" + question);
                }
            }
        } else if (fact instanceof Treatment) {
            pointers.add("/treatment/endedAt");
        }
    }

    private static Raise raise(int weight) {
        Urgency urgency = Prospects.urgency(weight);
        OptionalInt hours = OptionalInt.of(Prospects.hours(weight));
        return new Raise(urgency, hours.equals(urgency.actWithinHours()) ? OptionalInt.empty() : hours);
    }

    private Question question(Candidate candidate, Optional<Raise> raise) {
        String id = candidate.id();
        if (candidate.about() == About.SYMPTOM) {
            String text = vocabulary.symptoms().get(candidate.what()).question();
            return new Question(id, candidate.pointer(), candidate.what(), text, Optional.empty(), List.of(), raise);
        }
        Field field = vocabulary.fields(part(candidate)).get(candidate.what());
        return new Question(
                id, candidate.pointer(), "", field.question(), Optional.of(field), vocabulary.options(field), raise);
    }

    private static Part part(Candidate candidate) {
        return switch (candidate.about()) {
            case ATTRIBUTE, SYMPTOM -> Part.ATTRIBUTES;
            case RISK -> Part.PATIENT;
            case MEASUREMENT -> Part.VITALS;
            case SETTING -> candidate.pointer().startsWith("/treatment/") ? Part.TREATMENT : Part.REPORT;
        };
    }
}
