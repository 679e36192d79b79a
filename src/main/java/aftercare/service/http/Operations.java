package aftercare.service.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which methods each path of the contract has. */
public final class Operations {

    public static final String TRIAGE = "/v1/triage";
    public static final String BATCH = "/v1/triage/batch";
    public static final String EXPLAIN = "/v1/explain";
    public static final String FHIR_TRIAGE = "/fhir/QuestionnaireResponse/$triage";
    public static final String ACTIVATE = "/v1/rules/activate";

    private static final String STATUS = "/v1/rules/status";

    private static final String READ = "GET, HEAD";
    private static final String ONE_RULE = "/v1/rules/";
    private static final String DECISIONS = "/v1/decisions";
    private static final String REPLAY = "/replay";
    private static final String EXPLANATION = "/explanation";
    private static final String PROPOSALS = "/v1/rules/proposals";
    private static final String HISTORY = "/v1/rules/history";
    private static final String PAGE = "/page/";
    private static final String HOOKS = "/cds-services";
    private static final String FEEDBACK = "/feedback";
    private static final String FHIR = "/fhir";

    /** The types of FHIR that can be read. */
    private static final Set<String> DEFINITIONS =
            Set.of("Questionnaire", "CodeSystem", "ValueSet", "OperationDefinition");

    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("/", READ),
            Map.entry(TRIAGE, "POST"),
            Map.entry(BATCH, "POST"),
            Map.entry(EXPLAIN, "POST"),
            Map.entry(ACTIVATE, "POST"),
            Map.entry(FHIR_TRIAGE, "POST"),
            Map.entry(FHIR + "/metadata", READ),
            Map.entry("/v1/rules", READ),
            Map.entry("/v1/rules/proofs", READ),
            Map.entry("/v1/rules/shadow", READ),
            Map.entry("/v1/rules/canary", READ),
            Map.entry(DECISIONS + "/chain", READ),
            Map.entry("/v1/vocabulary", READ),
            Map.entry("/v1/vocabulary/search", READ),
            Map.entry(DECISIONS, READ),
            Map.entry("/q/openapi", READ));

    /** Those of who edits rules: they take larger bodies, and what they change is changed from this very place alone. */
    private static final Map<String, String> EDITING = Map.of(
            "/v1/rules/source",
            READ,
            "/v1/rules/check",
            "POST",
            "/v1/rules/layout",
            "POST",
            "/v1/rules/impact",
            "POST",
            "/v1/rules/draft",
            "GET, HEAD, PUT, DELETE",
            PROPOSALS,
            "GET, HEAD, POST",
            HISTORY,
            READ);

    /** What there is below one proposal, or one set that was live, with its methods. */
    private static final Map<String, String> BELOW = Map.of(
            PROPOSALS + "/{id}", READ,
            PROPOSALS + "/{id}/bundle", READ,
            PROPOSALS + "/{id}/approve", "POST",
            PROPOSALS + "/{id}/reject", "POST",
            HISTORY + "/{id}/restore", "POST");

    private Operations() {}

    /** The methods of a path, as {@code Allow} wants them; empty for a path that the contract does not have. */
    public static Optional<String> methods(String path) {
        Optional<String> editing = editing(path);
        if (editing.isPresent()) {
            return Optional.of(EDITING.getOrDefault(editing.get(), BELOW.getOrDefault(editing.get(), READ)));
        }
        if (path.startsWith(ONE_RULE) && !path.equals(ACTIVATE) && path.indexOf('/', ONE_RULE.length()) < 0) {
            return Optional.of(READ);
        }
        if (path.startsWith(DECISIONS + "/")) {
            return ofDecision(path.substring(DECISIONS.length() + 1));
        }
        if (isHook(path)) {
            String rest = path.substring(HOOKS.length());
            boolean one = rest.lastIndexOf('/') == 0 || rest.endsWith(FEEDBACK) && rest.split("/").length == 3;
            return rest.isEmpty() ? Optional.of(READ) : one ? Optional.of("POST") : Optional.empty();
        }
        if (path.startsWith(PAGE) && path.indexOf('/', PAGE.length()) < 0) {
            return Optional.of(READ);
        }
        if (isDefinition(path)) {
            return Optional.of(READ);
        }
        return Optional.ofNullable(METHODS.get(path));
    }

    /** Whether an EHR asks there (CDS Hooks): its clients have tokens of another kind, and only some services have these paths. */
    public static boolean isHook(String path) {
        return path.equals(HOOKS) || path.startsWith(HOOKS + "/");
    }

    /** Whether FHIR is spoken there. */
    public static boolean isFhir(String path) {
        return path.equals(FHIR) || path.startsWith(FHIR + "/");
    }

    private static boolean isDefinition(String path) {
        String[] parts = path.split("/", -1);
        return isFhir(path) && (parts.length == 3 || parts.length == 4) && DEFINITIONS.contains(parts[2]);
    }

    /** Whether a report is sent there, or several. */
    public static boolean takesReports(String path) {
        return path.equals(TRIAGE) || path.equals(BATCH) || path.equals(EXPLAIN) || path.equals(FHIR_TRIAGE);
    }

    /** The path as the contract writes it, its parameters unfilled; empty for a path that the contract does not have. */
    public static Optional<String> template(String path) {
        Optional<String> editing = editing(path);
        if (editing.isPresent()) {
            return editing;
        }
        if (METHODS.containsKey(path) || path.equals(STATUS)) {
            return Optional.of(path);
        }
        if (methods(path).isEmpty()) {
            return Optional.empty();
        }
        if (path.startsWith(ONE_RULE)) {
            return Optional.of(ONE_RULE + "{id}");
        }
        if (isHook(path)) {
            boolean one = !path.equals(HOOKS);
            return Optional.of(HOOKS + (one ? "/{id}" : "") + (one && path.endsWith(FEEDBACK) ? FEEDBACK : ""));
        }
        if (path.startsWith(PAGE)) {
            return Optional.of(PAGE + "{file}");
        }
        if (isDefinition(path)) {
            return Optional.of(FHIR + "/{type}" + (path.split("/", -1).length == 4 ? "/{id}" : ""));
        }
        String of = path.endsWith(REPLAY) ? REPLAY : path.endsWith(EXPLANATION) ? EXPLANATION : "";
        return Optional.of(DECISIONS + "/{id}" + of);
    }

    /** The method, or one word for all those that the contract does not have. */
    public static String method(String method) {
        return has("GET, HEAD, POST, PUT, DELETE", method) ? method : "_OTHER";
    }

    /** The path of who edits rules, as the contract writes it; empty for any other. */
    public static Optional<String> editing(String path) {
        if (EDITING.containsKey(path)) {
            return Optional.of(path);
        }
        for (String all : List.of(PROPOSALS, HISTORY)) {
            if (path.startsWith(all + "/")) {
                int end = path.indexOf('/', all.length() + 1);
                String template = all + "/{id}" + (end < 0 ? "" : path.substring(end));
                return BELOW.containsKey(template) ? Optional.of(template) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** @param rest the path after that of all decisions */
    private static Optional<String> ofDecision(String rest) {
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.of(READ);
        }
        return switch (rest.substring(slash)) {
            case REPLAY -> Optional.of("POST");
            case EXPLANATION -> Optional.of(READ);
            default -> Optional.empty();
        };
    }

    /** Whether a method is among those that {@link #methods} names. */
    public static boolean has(String methods, String method) {
        for (String each : methods.split(", ", -1)) {
            if (each.equals(method)) {
                return true;
            }
        }
        return false;
    }
}
