package aftercare.service.cds;

import aftercare.triage.answer.ProblemType;
import aftercare.triage.intake.InputProblem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an EHR brings when it asks about a patient. */
sealed interface Chart {

    /**
     * An answered questionnaire of that patient.
     *
     * @param patientId as the EHR knows the patient
     * @param response the newest QuestionnaireResponse
     */
    record Answered(String patientId, JsonNode response) implements Chart {}

    /** The patient has answered none, and nobody says otherwise. */
    record Nothing() implements Chart {}

    /** It does not say whether the patient has answered one. */
    record Missing() implements Chart {}

    /** It cannot be told what is meant. */
    record Unclear(ProblemType type, List<InputProblem> problems) implements Chart {

        static Unclear of(ProblemType type, String pointer, String detail) {
            return new Unclear(type, List.of(new InputProblem(pointer, type.code(), detail, List.of())));
        }
    }
}
