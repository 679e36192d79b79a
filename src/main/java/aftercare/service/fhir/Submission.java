package aftercare.service.fhir;

import aftercare.service.fhir.ResponseReader.Reading;
import aftercare.triage.answer.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What was sent to be triaged.
 *
 * @param reading the report, with what keeps it from being the one that was meant
 * @param root type of the resource that the body is
 * @param response in FHIRPath, where the answered questionnaire is
 * @param responseId its id, which may be empty
 * @param patient a reference to whose report it is, where that is said
 * @param others in FHIRPath, where what the questionnaire did not say came from, by pointer in the report
 */
record Submission(
        Reading reading,
        String root,
        String response,
        String responseId,
        Optional<String> patient,
        Map<String, String> others) {

    Submission {
        others = Map.copyOf(others);
    }

    /** Where something of the report came from, in FHIRPath. */
    String expression(String pointer) {
        return Expressions.ofReport(response, pointer, others);
    }

    /** A reference to whose report it is. */
    Optional<JsonObject> subject() {
        return patient.map(reference -> new JsonObject().with("reference", reference));
    }
}
