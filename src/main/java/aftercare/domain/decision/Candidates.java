package aftercare.domain.decision;

import aftercare.domain.Basis;
import aftercare.domain.Candidate;
import aftercare.domain.Candidate.About;
import aftercare.domain.Fact;
import aftercare.domain.Patient;
import aftercare.domain.Report;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.Symptom;
import aftercare.domain.Treatment;
import aftercare.domain.Vital;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be asked about a report: what rules ask for and what the vocabulary needs, as far as it was neither given nor
 * denied. Nothing under the first facts.
 */
public final class Candidates {

    private static final String OF_SYMPTOM = "symptom";

    private final Vocabulary vocabulary;

    Candidates(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Candidate> of(Report report, List<Finding> findings) {
        if (vocabulary.facts() < Vocabulary.SECOND_FACTS) {
            return List.of();
        }
        List<Candidate> all = asked(findings);
        for (Symptom symptom : report.symptoms()) {
            needs(symptom, all);
        }
        Set<String> settled = settled(report);
        all.removeIf(candidate -> settled.contains(candidate.key()));
        all.sort(Candidate.IN_ORDER);
        Map<String, Candidate> each = new LinkedHashMap<>();
        for (Candidate candidate : all) {
            each.putIfAbsent(candidate.key(), candidate);
        }
        return List.copyOf(each.values());
    }

    /** What rules ask for, settled or not. */
    public static List<Candidate> asked(List<Finding> findings) {
        List<Finding> asking = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.card().kind() instanceof Asks) {
                asking.add(finding);
            }
        }
        // Findings come in no particular order.
        asking.sort(Comparator.comparing(finding -> finding.card().id()));
        List<Candidate> all = new ArrayList<>();
        for (Finding finding : asking) {
            for (String what : ((Asks) finding.card().kind()).what()) {
                candidate(finding, what).ifPresent(all::add);
            }
        }
        return all;
    }

    /** The keys of what was given or denied. */
    public static Set<String> settled(Report report) {
        Set<String> settled = new HashSet<>(report.denied());
        for (Fact fact : report.facts()) {
            if (fact instanceof Symptom symptom) {
                settled.add(symptom.code());
                for (String given : symptom.given()) {
                    settled.add(symptom.pointer() + "/" + given);
                }
            } else if (fact instanceof Patient patient) {
                patient.given().members().forEach(member -> settled.add("/patient/" + member));
            } else if (fact instanceof Treatment treatment) {
                treatment.given().members().forEach(member -> settled.add("/treatment/" + member));
            } else if (fact instanceof Vital vital) {
                settled.add("/vitals/" + vital.sign());
            }
        }
        if (report.asymptomatic() != null) {
            settled.add("/asymptomatic");
        }
        return settled;
    }

    /** Empty where a rule asks about a symptom and matched none, which the check of rules refuses. */
    private static Optional<Candidate> candidate(Finding finding, String what) {
        String id = finding.card().id();
        int dot = what.indexOf('.');
        if (dot < 0) {
            return Optional.of(new Candidate(id, About.SYMPTOM, Candidate.NEXT_SYMPTOM, what));
        }
        String part = what.substring(0, dot);
        String member = what.substring(dot + 1);
        return switch (part) {
            case OF_SYMPTOM ->
                symptom(finding).map(pointer -> new Candidate(id, About.ATTRIBUTE, pointer + "/" + member, member));
            case "patient" -> Optional.of(new Candidate(id, About.RISK, "/patient/" + member, member));
            case "vitals" -> Optional.of(new Candidate(id, About.MEASUREMENT, "/vitals/" + member, member));
            case "report" -> Optional.of(new Candidate(id, About.SETTING, "/" + member, member));
            default -> Optional.of(new Candidate(id, About.SETTING, "/treatment/" + member, member));
        };
    }

    /** The pointer of the one symptom that the rule matched. */
    private static Optional<String> symptom(Finding finding) {
        for (Basis basis : finding.basis()) {
            if (basis.fact() instanceof Symptom symptom) {
                return Optional.of(symptom.pointer());
            }
        }
        return Optional.empty();
    }

    /** The attributes that its word needs; of alternatives the first, where none is given. */
    private void needs(Symptom symptom, List<Candidate> all) {
        SymptomWord word = vocabulary.symptoms().get(symptom.code());
        if (word == null) {
            return;
        }
        for (String attribute : word.open(symptom.given())) {
            String id = symptom.code() + "." + attribute;
            all.add(new Candidate(id, About.ATTRIBUTE, symptom.pointer() + "/" + attribute, attribute));
        }
    }
}
