package aftercare.triage.answer;

/** Every kind of problem that a caller can get, with its stable code. */
public enum ProblemType {
    MALFORMED_JSON("malformed-json", 400, "The body is not one JSON document"),
    MALFORMED_ENCODING("malformed-encoding", 400, "The body is not UTF-8"),
    JSON_LIMITS("json-limits", 400, "The JSON is beyond the limits of the contract"),
    BAD_REQUEST("bad-request", 400, "The request is not well formed"),
    NON_CANONICAL_PATH("non-canonical-path", 400, "The path is not in its plain form"),
    FOREIGN_HOST("foreign-host", 400, "The request is meant for, or comes from, a host that is not this one"),
    INVALID_PARAMETER("invalid-parameter", 400, "There is a query parameter that is not allowed"),
    IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, "A report must come with an idempotency key"),
    IDEMPOTENCY_KEY_INVALID("idempotency-key-invalid", 400, "The idempotency key is not one"),
    UNAUTHORIZED("unauthorized", 401, "There is no valid token"),
    FORBIDDEN("forbidden", 403, "The token does not allow this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer is only to be had as JSON"),
    RULES_REJECTED("rules-rejected", 409, "The rules in the folder do not go live"),
    IDEMPOTENCY_KEY_IN_FLIGHT(
            "idempotency-key-in-flight", 409, "The first request with this idempotency key is not answered yet"),
    NOT_REPRODUCIBLE("not-reproducible", 409, "The rules of that time cannot be loaded"),
    FILES_CHANGED("files-changed", 409, "Files in the folder are no longer what the change was made from"),
    OWN_PROPOSAL("own-proposal", 409, "Who made a proposal does not approve it"),
    NOT_OPEN("not-open", 409, "There is no draft, or no proposal that is open"),
    TOO_MANY_PROPOSALS("too-many-proposals", 409, "Too many proposals are open: decide about one first"),
    ERASED("erased", 410, "The report and its answer were erased"),
    DRAFT_CHANGED("draft-changed", 412, "The draft is not the one that is named: somebody has saved it since"),
    PREFETCH_MISSING("prefetch-missing", 412, "The request does not bring the report that the service asks for"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The body must be application/json, of a batch application/x-ndjson, as FHIR application/fhir+json, in UTF-8"),
    UNSUPPORTED_ENCODING("unsupported-encoding", 415, "The body must not be compressed"),
    MISSING_FIELD("missing-field", 422, "Something required is missing"),
    UNKNOWN_FIELD("unknown-field", 422, "There is a field that the contract does not know"),
    NULL_NOT_ALLOWED("null-not-allowed", 422, "There is a null; leave out what is not known"),
    INVALID_TYPE("invalid-type", 422, "There is a value of the wrong type"),
    INVALID_VALUE("invalid-value", 422, "There is a value that is not allowed"),
    OUT_OF_RANGE("out-of-range", 422, "There is a value outside its range"),
    UNKNOWN_CODE("unknown-code", 422, "There is a word that the vocabulary does not know"),
    INVALID_TIMESTAMP("invalid-timestamp", 422, "There is a time that is not RFC 3339 with an offset"),
    FUTURE_TIMESTAMP("future-timestamp", 422, "The report lies in the future"),
    TIME_ORDER("time-order", 422, "The treatment lies after the report"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key belongs to another report"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "There are too many requests from this caller; try again later"),
    OVERLOADED("overloaded", 503, "Too much is going on; try again"),
    RULES_UNAVAILABLE("rules-unavailable", 503, "There is no valid rule set; try again"),
    STORAGE_UNAVAILABLE("storage-unavailable", 503, "The answer could not be recorded; try again"),
    KEYS_UNAVAILABLE("keys-unavailable", 503, "No token can be verified now; try again"),
    INTERNAL_ERROR("internal-error", 503, "The request could not be completed; try again");

    private final String code;
    private final int status;
    private final String title;

    ProblemType(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    /** Stable, the last part of the problem's type. */
    public String code() {
        return code;
    }

    /** The HTTP status it comes with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** True where the very same request may be answered a little later. */
    public boolean passes() {
        return status == 503 || this == TOO_MANY_REQUESTS || this == IDEMPOTENCY_KEY_IN_FLIGHT;
    }

    /** The type of that code. */
    public static ProblemType ofCode(String code) {
        for (ProblemType type : values()) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no such problem type");
    }
}
