package aftercare.service.fhir;

import aftercare.domain.Urgency;
import aftercare.triage.answer.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the Task to call a patient back. */
public final class CallBack {

    private static final List<String> PRIORITIES = List.of("routine", "routine", "urgent", "asap", "stat");

    private CallBack() {}

    /** How FHIR calls an urgency. */
    static String priority(Urgency urgency) {
        return PRIORITIES.get(urgency.rank());
    }

    /** What is to be done, as plain text. */
    public static String words(JsonNode answer) {
        return "Call the patient back: " + plain(answer.path("headline").asText());
    }

    /**
     * The Task.
     *
     * @param answer as it is recorded
     * @param patient a reference, empty where it is not known whose report it is
     * @param response id of the answered questionnaire, which may be empty
     * @param by until when, where that is to be said
     */
    public static JsonObject task(
            JsonNode answer,
            Urgency urgency,
            Optional<JsonObject> patient,
            String response,
            Instant authored,
            Optional<Instant> by) {
        return new JsonObject()
                .with("resourceType", "Task")
                .with("status", "requested")
                .with("intent", "order")
                .with("priority", priority(urgency))
                .with("description", words(answer))
                .with("focus", reference(response))
                .with("for", patient)
                .with("authoredOn", authored.toString())
                .with("restriction", by.map(end -> new JsonObject()
                        .with("period", new JsonObject().with("end", end.toString()))));
    }

    static Optional<JsonObject> reference(String response) {
        return Optional.of(response).filter(id -> !id.isEmpty()).map(id -> new JsonObject()
                .with("reference", ResponseReader.TYPE + "/" + id));
    }

    /** Where no Markdown is read: nothing that a browser could take for HTML. */
    public static String plain(String text) {
        return text.replace('<', '‹').replace('>', '›').replace("&", "and");
    }
}
