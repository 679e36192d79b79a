package aftercare.service.http.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Explanations over HTTP, each held against the contract. */
@QuarkusTest
class ExplainHttpTest {

    private static final String EXPLAIN = "/v1/explain";

    /** Redness that grows, two days after the treatment. */
    private static String redness(String reportId) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "{\"reportId\":\"" + reportId + "\",\"reportedAt\":\"" + now + "\",\"treatment\":{\"endedAt\":\""
                + now.minus(45, ChronoUnit.HOURS) + "\",\"regions\":[\"upper-trapezius\"]},\"symptoms\":[{\"code\":"
                + "\"site-redness\",\"trend\":\"worsening\",\"sizeCm\":3},{\"code\":\"muscle-ache\",\"severity\":4}]}";
    }

    @Test
    void explainsTheAnswerThatTriageGives() {
        String report = redness("explained-1");
        JsonNode account = explained(Contract.report(report), EXPLAIN);
        JsonNode answer =
                Contract.read(Contract.report(report).post("/v1/triage").asString());
        ObjectNode unrecorded = answer.deepCopy();
        unrecorded.remove(List.of("decisionId", "evaluatedAt"));
        assertEquals(unrecorded, account.path("answer"));
        List<String> spoke = ids(account.path("spoke"));
        for (String id : ids(answer.path("reasons"))) {
            assertTrue(spoke.contains(id), id);
        }
        assertFalse(account.path("nearlySpoke").isEmpty());
        assertTrue(account.path("nearlySpoke").get(0).has("lacks"));
        assertFalse(account.path("wouldRaise").isEmpty());
        assertFalse(account.path("wouldLower").isEmpty());
    }

    @Test
    void whatWouldRaiseItRaisesIt() {
        String report = redness("explained-2");
        JsonNode account = explained(Contract.report(report), EXPLAIN);
        int tried = 0;
        for (JsonNode change : account.path("wouldRaise")) {
            JsonNode other = change.path("answers").get(0);
            if (change.path("answers").size() == 1
                    && other.path("pointer").asText().startsWith("/vitals/")) {
                ObjectNode changed = (ObjectNode) Contract.read(report);
                changed.withObject("/vitals")
                        .set(other.path("pointer").asText().substring("/vitals/".length()), other.path("to"));
                JsonNode answer = Contract.read(
                        Contract.report(changed.toString()).post("/v1/triage").asString());
                assertEquals(change.path("urgency"), answer.path("urgency"), other.toString());
                assertEquals(ids(change, "ruleIds"), ids(answer.path("reasons")), other.toString());
                tried++;
            }
        }
        assertTrue(tried > 0);
    }

    @Test
    void theAnswerAloneIsTheSame() {
        String report = redness("explained-3");
        JsonNode alone = explained(Contract.report(report).queryParam("only", "answer"), EXPLAIN);
        assertEquals(explained(Contract.report(report), EXPLAIN).path("answer"), alone.path("answer"));
        assertEquals(1, alone.size());
    }

    @Test
    void recordsNothing() {
        explained(Contract.report(redness("explained-4")), EXPLAIN);
        Response found =
                RestAssured.given().queryParam("reportId", "explained-4").get("/v1/decisions");
        assertEquals(200, found.statusCode());
        assertTrue(Contract.read(found.asString()).path("decisions").isEmpty(), found.asString());
    }

    @Test
    void explainsADecision() {
        String report = redness("explained-5");
        JsonNode answer =
                Contract.read(Contract.report(report).post("/v1/triage").asString());
        String path = "/v1/decisions/" + answer.path("decisionId").asText() + "/explanation";
        Response response = RestAssured.given().filter(Contract.answers()).get(path);
        assertEquals(200, response.statusCode(), response.asString());
        JsonNode account = Contract.read(response.asString());
        assertEquals(answer.path("reasons"), account.path("answer").path("reasons"));
        assertEquals(explained(Contract.report(report), EXPLAIN).path("spoke"), account.path("spoke"));
        Response absent = RestAssured.given()
                .filter(Contract.answers())
                .get("/v1/decisions/00000000000000000000000000/explanation");
        assertEquals(404, absent.statusCode());
    }

    @Test
    void refusesUpwards() {
        Response refused = Contract.report("{\"symptoms\":[{\"code\":\"chst-pain\"}]}")
                .filter(Contract.answers())
                .post(EXPLAIN);
        assertEquals(422, refused.statusCode());
        assertEquals(
                "EMERGENCY_AMBULANCE",
                Contract.read(refused.asString()).at("/failSafe/urgency").asText());
        Response unknown = Contract.report(redness("explained-6"))
                .filter(Contract.answers())
                .queryParam("only", "reasons")
                .post(EXPLAIN);
        assertEquals(400, unknown.statusCode());
        Response twice = Contract.report(redness("explained-7"))
                .filter(Contract.answers())
                .queryParam("only", "answer", "answer")
                .post(EXPLAIN);
        assertEquals(400, twice.statusCode());
        Response text = RestAssured.given()
                .contentType("text/plain")
                .body("{}")
                .filter(Contract.answers())
                .post(EXPLAIN);
        assertEquals(415, text.statusCode());
    }

    private static JsonNode explained(io.restassured.specification.RequestSpecification request, String path) {
        Response response = request.filter(Contract.answers()).post(path);
        assertEquals(200, response.statusCode(), response.asString());
        return Contract.read(response.asString());
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(each -> ids.add(each.path("ruleId").asText()));
        return ids;
    }

    private static List<String> ids(JsonNode object, String member) {
        List<String> ids = new ArrayList<>();
        object.path(member).forEach(each -> ids.add(each.asText()));
        return ids;
    }
}
