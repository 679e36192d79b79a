package aftercare.contract;

import aftercare.triage.answer.ProblemJson;
import aftercare.triage.answer.ProblemType;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The contract, and exchanges held against it. Any test that speaks HTTP may use {@link #filter()}: an exchange that the
 * contract does not describe then fails.
 */
public final class Contract {

    /** The contract of the project. */
    public static final Path FILE = Path.of("openapi.yaml");

    static final String PROBLEM_TYPE = "urn:aftercare:problem:";

    /** Not an operation of the contract: such an exchange can only be refused. */
    private static final Set<String> NO_OPERATION =
            Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");

    /** Answered below the program, with or without a body, as the contract says. */
    private static final Set<Integer> BODY_MAY_BE_MISSING = Set.of(400, 413, 414, 431);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLOSED = closed();
    private static final OpenAPI API = parse(CLOSED).getOpenAPI();
    private static final OpenApiInteractionValidator EXCHANGES =
            OpenApiInteractionValidator.createForInlineApiSpecification(CLOSED)
                    // Without keys no token is asked for, and with keys a token may be missing on purpose.
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                            .build())
                    .build();
    private static final SchemaValidator SCHEMAS = new SchemaValidator(API, new MessageResolver());

    private Contract() {}

    /** Fails where a request or its response is not as the contract says. For requests that must be acceptable. */
    public static Filter filter() {
        return (request, response, context) -> pass(request, response, context, true);
    }

    /** Fails where a response is not as the contract says, whatever the request was. */
    public static Filter answers() {
        return (request, response, context) -> pass(request, response, context, false);
    }

    /** A request with a JSON body of which nothing is touched, neither its bytes nor its content type. */
    public static RequestSpecification report(String json) {
        EncoderConfig untouched = EncoderConfig.encoderConfig()
                .defaultContentCharset(StandardCharsets.UTF_8)
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY);
        return RestAssured.given()
                .config(RestAssured.config().encoderConfig(untouched))
                .contentType("application/json")
                .body(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Fails unless the response is that problem, whole and as the contract says. Gives its body. */
    public static JsonNode requireProblem(ProblemType type, Response response) {
        JsonNode problem = requireProblem(response);
        String expected = PROBLEM_TYPE + type.code();
        require(problem.path("type").asText().equals(expected), "not the problem " + expected + " but", response);
        return problem;
    }

    /** Fails unless the response is a problem, whole and as the contract says. Gives its body. */
    public static JsonNode requireProblem(Response response) {
        require(ProblemJson.MEDIA_TYPE.equals(response.contentType()), "not a problem", response);
        String body = response.asString();
        requireMatch("Problem", body);
        JsonNode problem = read(body);
        require(problem.path("status").asInt() == response.statusCode(), "not the status that it names", response);
        require(problem.path("triagePerformed").isBoolean(), "says nothing of a triage", response);
        require(!problem.path("triagePerformed").asBoolean(), "sounds like a triage", response);
        ProblemType type = ProblemType.ofCode(problem.path("type").asText().substring(PROBLEM_TYPE.length()));
        boolean rare = type == ProblemType.BAD_REQUEST && response.statusCode() < 500;
        require(rare || type.status() == response.statusCode(), "not the status of its type", response);
        return problem;
    }

    /** Fails unless the text is JSON as that schema of the contract says. */
    public static void requireMatch(String schema, String json) {
        requireNoComplaint(
                SCHEMAS.validate(json, API.getComponents().getSchemas().get(schema), "body"), json);
    }

    /** The contract as the parser reads it, with what the parser has to say about it. */
    static SwaggerParseResult parse() {
        return parse(text());
    }

    private static SwaggerParseResult parse(String contract) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(contract, null, options);
    }

    /**
     * The contract for those who wrote it: answers are open to members that later versions add, and this version sends none that
     * is not described.
     */
    private static String closed() {
        JsonNode contract = tree();
        contract.at("/components/schemas").forEach(Contract::close);
        return contract.toString();
    }

    private static void close(JsonNode schema) {
        if (schema.isObject() && schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }

    /** The contract as it is written. */
    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read", e);
        }
    }

    /** The contract as a tree, read without any understanding of what it is. */
    public static JsonNode tree() {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text()));
    }

    /** JSON as a tree. */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }

    private static Response pass(
            FilterableRequestSpecification request,
            FilterableResponseSpecification response,
            FilterContext context,
            boolean requestToo) {
        Response got = context.next(request, response);
        if (BODY_MAY_BE_MISSING.contains(got.statusCode()) && got.asByteArray().length == 0) {
            return got;
        }
        Request asked = RestAssuredRequest.of(request);
        ValidationReport report =
                EXCHANGES.validateResponse(asked.getPath(), asked.getMethod(), RestAssuredResponse.of(got));
        if (isNoOperation(report)) {
            requireProblem(got);
            return got;
        }
        requireNoComplaint(report, got.asString());
        if (got.contentType().startsWith(ProblemJson.MEDIA_TYPE)) {
            requireProblem(got);
        }
        if (requestToo) {
            requireNoComplaint(EXCHANGES.validateRequest(asked), asked.getBody().orElse(""));
        }
        return got;
    }

    private static boolean isNoOperation(ValidationReport report) {
        List<ValidationReport.Message> messages = report.getMessages();
        return messages.size() == 1 && NO_OPERATION.contains(messages.get(0).getKey());
    }

    private static void requireNoComplaint(ValidationReport report, String body) {
        if (report.hasErrors()) {
            throw new AssertionError(SimpleValidationReportFormat.getInstance().apply(report) + "\nin " + body);
        }
    }

    private static void require(boolean condition, String complaint, Response response) {
        if (!condition) {
            throw new AssertionError(complaint + ": " + response.statusCode() + " " + response.asString());
        }
    }
}
