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
import aftercare.triage.reference.Evaluation;
import aftercare.triage.reference.Prospects;
import aftercare.triage.reference.ReferenceRules;
import aftercare.triage.reference.Sites;
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
 * Which of the questions that a report leaves open are asked: those of which an answer could raise it, alone, together with
 * one other answer, or by a question that it opens, the most urgent first. Whether it could is decided by the reference alone,
 * on the worse answers.
 */
public final class Questions {

    private static final int MOST = 6;
    private static final int MOST_IN_AN_EMERGENCY = 2;

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
    private final Sites sites;
    private final List<String> stays;

    public Questions(Vocabulary vocabulary, Wording wording, ReferenceRules reference) {
        this.vocabulary = vocabulary;
        this.reference = reference;
        this.prospects = new Prospects(reference);
        this.sites = Sites.of(vocabulary, reference);
        this.stays = wording.questionsThatStay();
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
        boolean emergency = decision.urgency().isEmergency();
        int more = emergency ? Prospects.weight(Urgency.EMERGENCY_AMBULANCE, OptionalInt.of(0)) - 1 : bound;
        WorseAnswers worse = new WorseAnswers(vocabulary, sites, decision.report());
        List<OpenQuestion> open = new OpenQuestions(prospects, worse, decision, base).tried(bound, more);
        List<OpenQuestion> raising = new ArrayList<>();
        List<OpenQuestion> staying = new ArrayList<>();
        Set<String> named = decision.urgency().allowsSelfCare() ? named(base) : Set.of();
        for (OpenQuestion one : open) {
            if (one.leadsTo() > more) {
                raising.add(one);
            } else if (!emergency && stays(one.candidate(), named, decision.urgency())) {
                staying.add(one);
            }
        }
        List<OpenQuestion> chosen = emergency ? fewest(raising, more) : raising;
        // Candidates come in order; the sort keeps it among equals.
        chosen.sort(Comparator.comparingInt(OpenQuestion::level).reversed());
        chosen.addAll(staying);
        List<Question> questions = new ArrayList<>();
        for (OpenQuestion one : chosen.subList(0, Math.min(chosen.size(), MOST))) {
            int reach = one.could() > bound ? one.could() : one.leadsTo();
            Optional<Raise> raise = reach > bound ? Optional.of(raise(reach)) : Optional.empty();
            questions.add(question(one.candidate(), raise));
        }
        return questions;
    }

    /** The few that are asked in an emergency, in their order: before all others those that need no second answer. */
    private static List<OpenQuestion> fewest(List<OpenQuestion> raising, int more) {
        List<OpenQuestion> alone = new ArrayList<>(raising);
        alone.removeIf(one -> one.alone() <= more);
        List<OpenQuestion> few = new ArrayList<>(alone.subList(0, Math.min(alone.size(), MOST_IN_AN_EMERGENCY)));
        for (OpenQuestion one : raising) {
            if (few.size() < MOST_IN_AN_EMERGENCY && !few.contains(one)) {
                few.add(one);
            }
        }
        few.sort(Comparator.comparingInt(raising::indexOf));
        return few;
    }

    /** What place and time of the treatment open is not tried; so they are asked at every level below an emergency. */
    private boolean stays(Candidate candidate, Set<String> named, Urgency urgency) {
        boolean may = urgency.allowsSelfCare() || candidate.about() == About.SETTING;
        return may && (stays.contains(candidate.id()) || named.contains(candidate.pointer()));
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
