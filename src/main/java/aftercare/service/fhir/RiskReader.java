package aftercare.service.fhir;

import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads Conditions as risks of a patient: by our own code, or by a code of SNOMED CT that says no more than our word. What is not sure
 * is a risk; what is over is refused, because the questionnaire may ask for what was.
 */
final class RiskReader {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final List<String> ACTIVE = List.of("active", "recurrence", "relapse");
    private static final List<String> POSSIBLE = List.of("confirmed", "unconfirmed", "provisional", "differential");

    /** Our word covers all that such a code says. */
    private static final List<String> COVERED = List.of("exact", "narrower");

    private final Vocabulary vocabulary;

    RiskReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @param at where it is, a JSON Pointer */
    SubmissionReader.Part read(String at, JsonNode condition) {
        List<InputProblem> problems = new ArrayList<>(Members.CONDITION.problems(at, condition));
        if (!isOne(condition.path("clinicalStatus"), CLINICAL, ACTIVE)) {
            problems.add(problem(at + "/clinicalStatus", ProblemType.INVALID_VALUE, "must be active"));
        }
        boolean sure = !condition.has("verificationStatus");
        if (!sure && !isOne(condition.path("verificationStatus"), VERIFICATION, POSSIBLE)) {
            problems.add(problem(
                    at + "/verificationStatus", ProblemType.INVALID_VALUE, "must not be refuted or entered in error"));
        }
        Set<String> risks = risks(condition.path("code"));
        if (risks.size() != 1) {
            problems.add(problem(at + "/code", ProblemType.UNKNOWN_CODE, "must be the code of one risk"));
            return new SubmissionReader.Part(Optional.empty(), condition, problems);
        }
        String place = Part.PATIENT.word() + "/" + risks.iterator().next();
        return new SubmissionReader.Part(Optional.of(place), BooleanNode.TRUE, problems);
    }

    /** Whether a concept is said by one code alone, and that is one of these. */
    private static boolean isOne(JsonNode concept, String system, List<String> codes) {
        JsonNode coding = concept.path("coding");
        return coding.size() == 1
                && coding.path(0).path("system").asText().equals(system)
                && codes.contains(coding.path(0).path("code").asText());
    }

    private Set<String> risks(JsonNode code) {
        Set<String> risks = new TreeSet<>();
        for (JsonNode coding : code.path("coding")) {
            for (Field field : Terminology.risks(vocabulary)) {
                if (isSaid(
                        field,
                        coding.path("system").asText(),
                        coding.path("code").asText())) {
                    risks.add(field.name());
                }
            }
        }
        return risks;
    }

    private static boolean isSaid(Field field, String system, String code) {
        if (system.equals(Terminology.RISK)) {
            return code.equals(field.name());
        }
        for (SnomedCode snomed : field.snomed()) {
            if (system.equals(SNOMED) && code.equals(snomed.code()) && COVERED.contains(snomed.fit())) {
                return true;
            }
        }
        return false;
    }

    private static InputProblem problem(String pointer, ProblemType type, String detail) {
        return new InputProblem(pointer, type.code(), detail, List.of());
    }
}
