package aftercare.service.fhir;

import aftercare.live.Program;
import aftercare.triage.answer.JsonObject;
import java.util.List;

/** Says what the service can do in FHIR R4. It says nothing of the rules, so that everybody may read it. */
final class Conformance {

    private static final String TRIAGE = "urn:aftercare:operation:triage";

    /** When this was last written differently. */
    private static final String DATE = "2026-11-29";

    private Conformance() {}

    static JsonObject capabilities() {
        JsonObject software = new JsonObject().with("name", "Aftercare").with("version", Program.version());
        JsonObject implementation =
                new JsonObject().with("description", "Urgency of symptoms after dry needling, by rules");
        JsonObject rest = new JsonObject()
                .with("mode", "server")
                .with("security", new JsonObject().with("description", "A bearer token, where the service has keys"))
                .with(
                        "resource",
                        List.of(
                                readable("CodeSystem"),
                                readable("OperationDefinition"),
                                readable("Questionnaire"),
                                triaged(),
                                readable("ValueSet")));
        return new JsonObject()
                .with("resourceType", "CapabilityStatement")
                .with("status", "active")
                .with("date", DATE)
                .with("kind", "instance")
                .with("software", software)
                .with("implementation", implementation)
                .with("fhirVersion", "4.0.1")
                .with("format", List.of("json"))
                .with("rest", List.of(rest));
    }

    private static JsonObject readable(String type) {
        return new JsonObject()
                .with("type", type)
                .with(
                        "interaction",
                        List.of(new JsonObject().with("code", "read"), new JsonObject().with("code", "search-type")))
                .with(
                        "searchParam",
                        List.of(new JsonObject().with("name", "url").with("type", "uri")));
    }

    private static JsonObject triaged() {
        return new JsonObject()
                .with("type", ResponseReader.TYPE)
                .with(
                        "operation",
                        List.of(new JsonObject().with("name", "triage").with("definition", TRIAGE)));
    }

    static JsonObject operation() {
        return new JsonObject()
                .with("resourceType", "OperationDefinition")
                .with("id", "triage")
                .with("url", TRIAGE)
                .with("version", Program.version())
                .with("name", "Triage")
                .with("title", "Triage an answered questionnaire")
                .with("status", "active")
                .with("kind", "operation")
                .with("date", DATE)
                .with(
                        "description",
                        "Decides how soon somebody must act on a report, and records the decision."
                                + " A Bundle of the same resources may be sent instead of Parameters.")
                .with("affectsState", true)
                .with("code", "triage")
                .with("resource", List.of(ResponseReader.TYPE))
                .with("system", false)
                .with("type", true)
                .with("instance", false)
                .with(
                        "parameter",
                        List.of(
                                parameter("response", "in", 1, "1", ResponseReader.TYPE),
                                parameter("observation", "in", 0, "*", "Observation"),
                                parameter("condition", "in", 0, "*", "Condition"),
                                parameter("return", "out", 1, "1", "GuidanceResponse")));
    }

    private static JsonObject parameter(String name, String use, int min, String max, String type) {
        return new JsonObject()
                .with("name", name)
                .with("use", use)
                .with("min", min)
                .with("max", max)
                .with("type", type);
    }
}
