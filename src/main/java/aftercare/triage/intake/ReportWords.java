package aftercare.triage.intake;

import aftercare.domain.Reckoning;
import aftercare.domain.Symptom;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the vocabulary and the wording say of a report, laid out for reading one; made once and shared. */
final class ReportWords {

    /** The region code of somebody who does not know. */
    static final String UNKNOWN = "unknown";

    final ObjectWords report;
    final ObjectWords treatment;
    final ObjectWords patient;
    final ObjectWords vitals;
    final ObjectWords selfCare;
    final ObjectWords symptom;
    final Set<String> symptomCodes;
    final List<String> everyGroup;
    final Reckoning reckoning;
    private final Vocabulary vocabulary;
    private final Map<String, String> dataQuality;
    private final Map<String, List<String>> groups;

    ReportWords(Vocabulary vocabulary, Map<String, String> dataQuality) {
        this.vocabulary = vocabulary;
        this.reckoning = new Reckoning(vocabulary);
        this.dataQuality = Map.copyOf(dataQuality);
        this.report = ObjectWords.of(
                vocabulary.fields(Part.REPORT),
                "reportId",
                "reportedAt",
                "treatment",
                "patient",
                "vitals",
                "selfCare",
                "symptoms");
        this.treatment = ObjectWords.of(vocabulary.fields(Part.TREATMENT));
        this.patient = ObjectWords.of(vocabulary.fields(Part.PATIENT));
        this.vitals = ObjectWords.of(vocabulary.fields(Part.VITALS));
        this.selfCare = ObjectWords.of(vocabulary.fields(Part.SELF_CARE));
        this.symptom = ObjectWords.of(vocabulary.fields(Part.ATTRIBUTES), "code", "present", "text");
        Set<String> codes = new LinkedHashSet<>(vocabulary.symptoms().keySet());
        codes.add(Symptom.OTHER);
        this.symptomCodes = Collections.unmodifiableSet(codes);
        this.everyGroup = vocabulary.everyGroupOfRegions();
        this.groups = groups(vocabulary);
    }

    /** Whether an answer that was not given is read as not known; under the first facts some were read as the worst. */
    boolean hasSecondFacts() {
        return vocabulary.facts() >= Vocabulary.SECOND_FACTS;
    }

    Set<String> regionCodes() {
        return vocabulary.regions().keySet();
    }

    /** The groups of a known region: never none. */
    List<String> groupsOf(String region) {
        return groups.get(region);
    }

    /** The word for that code; null for a symptom without one. */
    SymptomWord symptom(String code) {
        return vocabulary.symptoms().get(code);
    }

    boolean isEmergency(String code) {
        SymptomWord word = vocabulary.symptoms().get(code);
        return word != null && word.floor().isPresent() && word.floor().get().isEmergency();
    }

    String dataQuality(String code) {
        return dataQuality.get(code);
    }

    private static Map<String, List<String>> groups(Vocabulary vocabulary) {
        Map<String, List<String>> groups = new HashMap<>();
        for (String region : vocabulary.regions().keySet()) {
            groups.put(region, vocabulary.groupsOfRegion(region));
        }
        return groups;
    }
}
