package aftercare.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A symptom report, checked and complete with its facts. It is itself a fact: rules may ask how many symptoms there are
 * and whether the patient said to have none.
 *
 * @param reportId the sender's id, if given
 * @param reportedAt the moment at which the report holds; the time that "now" means for its decision
 * @param asymptomatic null when the patient did not say
 * @param symptomCount symptoms that are present, those without a code among them
 * @param symptomsGiven whether the request had a list of symptoms, be it empty
 * @param facts every other fact, in the order of the request
 * @param denied codes of symptoms that the patient was asked for and does not have
 * @param questions what was not given and is worth asking, under the first facts
 * @param dataQuality oddities that were accepted
 */
public record Report(
        Optional<String> reportId,
        Instant reportedAt,
        Boolean asymptomatic,
        int symptomCount,
        boolean symptomsGiven,
        List<Fact> facts,
        Set<String> denied,
        List<Question> questions,
        List<DataQuality> dataQuality)
        implements Fact {

    /** A report in which no symptom is denied. */
    public Report(
            Optional<String> reportId,
            Instant reportedAt,
            Boolean asymptomatic,
            int symptomCount,
            boolean symptomsGiven,
            List<Fact> facts,
            List<Question> questions,
            List<DataQuality> dataQuality) {
        this(reportId, reportedAt, asymptomatic, symptomCount, symptomsGiven, facts, Set.of(), questions, dataQuality);
    }

    public Report {
        denied = Set.copyOf(denied);
        facts = List.copyOf(facts);
        questions = List.copyOf(questions);
        dataQuality = List.copyOf(dataQuality);
    }

    /** The same report with one more oddity. */
    public Report with(DataQuality oddity) {
        List<DataQuality> more = new ArrayList<>(dataQuality);
        more.add(oddity);
        return new Report(reportId, reportedAt, asymptomatic, symptomCount, symptomsGiven, facts, questions, more);
    }

    /** The symptoms that are present, in the order of the request. */
    public List<Symptom> symptoms() {
        List<Symptom> symptoms = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Symptom symptom) {
                symptoms.add(symptom);
            }
        }
        return symptoms;
    }

    /** The treatment; there is exactly one, also when nothing was said of it. */
    public Treatment treatment() {
        for (Fact fact : facts) {
            if (fact instanceof Treatment treatment) {
                return treatment;
            }
        }
        throw new IllegalStateException("a report without its treatment");
    }

    @Override
    public List<Evidence> evidence(Set<String> fields) {
        List<Evidence> evidence = new ArrayList<>();
        if (fields.contains("asymptomatic")) {
            evidence.add(
                    asymptomatic == null
                            ? new Evidence("", "asymptomatic not given")
                            : new Evidence("/asymptomatic", asymptomatic ? "no symptom" : "not free of symptoms"));
        }
        if (fields.contains("symptomCount")) {
            String says = symptomCount == 0 ? "no symptom given" : symptomCount + " symptoms";
            evidence.add(new Evidence(symptomsGiven ? "/symptoms" : "", says));
        }
        if (evidence.isEmpty()) {
            evidence.add(new Evidence("", "the report"));
        }
        return evidence;
    }
}
