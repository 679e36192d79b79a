package aftercare.service.fhir;

import aftercare.domain.bytes.Hash;
import aftercare.service.fhir.ResponseReader.Reading;
import aftercare.triage.answer.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What was sent to be triaged.
 *
 * @param reading the report, with what keeps it from being the one that was meant
 * @param root type of the resource that the body is
 * @param response where the answered questionnaire is in it, a JSON Pointer
 * @param responseId its id, which may be empty
 * @param patient a reference to whose report it is, or what identifies who it is; missing where neither is said
 */
record Submission(Reading reading, String root, String response, String responseId, JsonNode patient) {

    /** Where something of the report came from, in FHIRPath. */
    String expression(String pointer) {
        return Expressions.ofReport(root, response, reading.places(), pointer);
    }

    /** A reference to whose report it is. */
    Optional<JsonObject> subject() {
        JsonNode identifier = patient.path("identifier");
        return said(patient, "reference")
                .map(reference -> new JsonObject().with("reference", reference))
                .or(() -> said(identifier, "value")
                        .map(value -> new JsonObject()
                                .with("system", said(identifier, "system"))
                                .with("value", value))
                        .map(known -> new JsonObject().with("identifier", known)));
    }

    /**
     * The key under which this report is kept once. INVARIANT: who is asked about is a part of it: a report says nothing of who it is
     * about, and the answers of two patients may be the same.
     *
     * @param key of the caller
     */
    Hash ofPatient(Hash key) {
        return patient.isMissingNode() ? key : Hash.of("fhir " + key.hex() + " " + patient);
    }

    private static Optional<String> said(JsonNode node, String member) {
        return Optional.of(node.path(member).asText()).filter(text -> !text.isEmpty());
    }
}
