package aftercare.service.fhir;

import aftercare.domain.Urgency;
import aftercare.triage.answer.JsonObject;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes what was refused as an OperationOutcome. */
final class OutcomeJson {

    private static final String PROBLEM = "urn:aftercare:problem:";

    private OutcomeJson() {}

    /**
     * A problem as FHIR says it: first, as an issue of its own, what to do meanwhile.
     *
     * @param problem as it would be answered elsewhere
     * @param expression says in FHIRPath where a JSON Pointer points to
     */
    static String of(JsonNode problem, UnaryOperator<String> expression) {
        List<Object> issues = new ArrayList<>();
        issues.add(failSafe(problem.path("failSafe")));
        for (JsonNode error : problem.path("errors")) {
            issues.add(error(error, expression));
        }
        if (problem.path("errors").isEmpty()) {
            String code = problem.path("type").asText().substring(PROBLEM.length());
            issues.add(issue("error", ProblemType.ofCode(code))
                    .with("details", details(code, problem.path("title").asText())));
        }
        return new JsonObject()
                .with("resourceType", "OperationOutcome")
                .with("issue", issues)
                .toString();
    }

    private static JsonObject failSafe(JsonNode failSafe) {
        String urgency = failSafe.path("urgency").asText();
        boolean emergency = urgency.equals(Urgency.EMERGENCY_AMBULANCE.name());
        return new JsonObject()
                .with("severity", emergency ? "fatal" : "error")
                .with("code", "processing")
                .with(
                        "details",
                        new JsonObject()
                                .with("coding", List.of(Coding.of(Terminology.URGENCY, urgency)))
                                .with("text", failSafe.path("instruction").asText()))
                .with("diagnostics", "No triage was made. This is not an all-clear.");
    }

    private static JsonObject error(JsonNode error, UnaryOperator<String> expression) {
        String code = error.path("code").asText();
        List<String> meant = new ArrayList<>();
        error.path("suggestions").forEach(suggestion -> meant.add(suggestion.asText()));
        JsonObject issue = issue("error", ProblemType.ofCode(code))
                .with("details", details(code, error.path("detail").asText()));
        if (!meant.isEmpty()) {
            issue.with("diagnostics", "Perhaps meant: " + String.join(", ", meant));
        }
        return issue.with(
                "expression", List.of(expression.apply(error.path("pointer").asText())));
    }

    private static JsonObject details(String code, String text) {
        return new JsonObject()
                .with("coding", List.of(Coding.of(Terminology.PROBLEM, code)))
                .with("text", text);
    }

    private static JsonObject issue(String severity, ProblemType type) {
        return new JsonObject().with("severity", severity).with("code", code(type));
    }

    /** What FHIR calls a problem of that type. */
    private static String code(ProblemType type) {
        return switch (type) {
            case MALFORMED_JSON, MALFORMED_ENCODING, INVALID_TYPE, NULL_NOT_ALLOWED -> "structure";
            case MISSING_FIELD, IDEMPOTENCY_KEY_MISSING, PREFETCH_MISSING -> "required";
            case UNKNOWN_CODE -> "code-invalid";
            case INVALID_VALUE, OUT_OF_RANGE, INVALID_TIMESTAMP, INVALID_PARAMETER, IDEMPOTENCY_KEY_INVALID -> "value";
            case FUTURE_TIMESTAMP, TIME_ORDER -> "business-rule";
            case UNKNOWN_FIELD, UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_ENCODING, NOT_ACCEPTABLE, METHOD_NOT_ALLOWED ->
                "not-supported";
            case JSON_LIMITS, PAYLOAD_TOO_LARGE -> "too-long";
            case UNAUTHORIZED -> "login";
            case FORBIDDEN, FOREIGN_HOST -> "forbidden";
            case NOT_FOUND -> "not-found";
            case ERASED -> "deleted";
            case IDEMPOTENCY_KEY_IN_FLIGHT, IDEMPOTENCY_KEY_REUSED -> "conflict";
            case TOO_MANY_REQUESTS -> "throttled";
            case OVERLOADED, RULES_UNAVAILABLE, STORAGE_UNAVAILABLE, KEYS_UNAVAILABLE -> "transient";
            case INTERNAL_ERROR -> "exception";
            default -> "processing";
        };
    }
}
