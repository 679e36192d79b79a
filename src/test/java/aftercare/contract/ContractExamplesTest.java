package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract shows, the service does. */
@QuarkusTest
class ContractExamplesTest {

    private static final JsonNode CONTRACT = Contract.tree();
    private static final JsonNode TRIAGE = CONTRACT.at("/paths/~1v1~1triage/post");

    /** The requests behind the examples of problems: what is refused is no example of a request. */
    private static final Map<String, String> REFUSED = Map.of(
            "truncated",
            "{\"symptoms\":[{\"code\":\"chest-pain\"},{\"code\":",
            "several-errors",
            "{\"symptoms\":[{\"code\":\"chst-pain\"},{\"code\":\"muscle-ache\",\"severity\":75}],"
                    + "\"patient\":{\"anticoagulent\":true},\"vitals\":{\"temperatureC\":98.6}}");

    @Test
    void answersEveryExampleAsTheContractSays() {
        JsonNode requests = TRIAGE.at("/requestBody/content/application~1json/examples");
        JsonNode answers = TRIAGE.at("/responses/200/content/application~1json/examples");
        assertEquals(names(requests), names(answers));
        assertFalse(requests.isEmpty());
        for (String name : names(requests)) {
            ObjectNode request = requests.path(name).path("value").deepCopy();
            ObjectNode stated = resolved(answers.path(name)).path("value").deepCopy();
            Contract.requireMatch("Answer", stated.toString());
            // The example holds for its own time; moved to now, it is neither stale nor in the future.
            Duration shift = shift(request);
            move(request, "reportedAt", shift);
            if (request.has("treatment")) {
                move((ObjectNode) request.path("treatment"), "endedAt", shift);
            }
            Response response = Contract.report(request.toString())
                    .filter(Contract.filter())
                    .post("/v1/triage");
            assertEquals(200, response.statusCode(), name);
            move(stated, "actBy", shift);
            assertEquals(comparable(stated), comparable((ObjectNode) Contract.read(response.asString())), name);
        }
    }

    @Test
    void refusesTheExamplesOfProblemsAsTheContractSays() {
        List<String> shown = new ArrayList<>();
        for (String status : List.of("400", "422")) {
            JsonNode response = resolved(TRIAGE.path("responses").path(status));
            JsonNode examples = response.at("/content/application~1problem+json/examples");
            for (String name : names(examples)) {
                shown.add(name);
                Response real = Contract.report(REFUSED.get(name))
                        .filter(Contract.answers())
                        .post("/v1/triage");
                assertEquals(Integer.parseInt(status), real.statusCode(), name);
                assertEquals(examples.path(name).path("value"), Contract.read(real.asString()), name);
            }
        }
        shown.sort(null);
        assertEquals(REFUSED.keySet().stream().sorted().toList(), shown);
    }

    @Test
    void showsAnUnavailableServiceAsTheProgramWordsIt() {
        JsonNode response = resolved(TRIAGE.path("responses").path("503"));
        JsonNode shown = response.at("/content/application~1problem+json/examples/no-rules/value");
        Contract.requireMatch("Problem", shown.toString());
        ProblemType type = ProblemType.RULES_UNAVAILABLE;
        assertEquals(Contract.PROBLEM_TYPE + type.code(), shown.path("type").asText());
        assertEquals(type.title(), shown.path("title").asText());
        assertEquals(type.status(), shown.path("status").asInt());
        // The instruction is that of any refusal without an emergency.
        Response refusal = Contract.report("").filter(Contract.answers()).post("/v1/triage");
        assertEquals(Contract.read(refusal.asString()).path("failSafe"), shown.path("failSafe"));
    }

    private static Duration shift(ObjectNode request) {
        Instant stated =
                OffsetDateTime.parse(request.path("reportedAt").asText()).toInstant();
        return Duration.between(
                stated.truncatedTo(ChronoUnit.SECONDS), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void move(ObjectNode object, String field, Duration shift) {
        if (object.has(field)) {
            OffsetDateTime time = OffsetDateTime.parse(object.path(field).asText());
            // With its seconds, also where they are none.
            object.put(field, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.plus(shift)));
        }
    }

    /** An answer without what differs from one time to the next. */
    private static ObjectNode comparable(ObjectNode answer) {
        answer.remove(List.of("decisionId", "evaluatedAt", "ruleSet"));
        if (answer.has("actBy")) {
            answer.put(
                    "actBy",
                    OffsetDateTime.parse(answer.path("actBy").asText())
                            .toInstant()
                            .toString());
        }
        return answer;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? CONTRACT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
