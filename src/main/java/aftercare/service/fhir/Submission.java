package aftercare.service.fhir;

import aftercare.service.fhir.ResponseReader.Reading;
import aftercare.triage.answer.JsonObject;
import java.util.Optional;

/**
 * What was sent to be triaged.
 *
 * @param reading the report, with what keeps it from being the one that was meant
 * @param root type of the resource that the body is
 * @param response where the answered questionnaire is in it, a JSON Pointer
 * @param responseId its id, which may be empty
 * @param patient a reference to whose report it is, where that is said
 */
record Submission(Reading reading, String root, String response, String responseId, Optional<String> patient) {

    /** Where something of the report came from, in FHIRPath. */
    String expression(String pointer) {
        return Expressions.ofReport(root, response, reading.places(), pointer);
    }

    /** A reference to whose report it is. */
    Optional<JsonObject> subject() {
        return patient.map(reference -> new JsonObject().with("reference", reference));
    }
}
