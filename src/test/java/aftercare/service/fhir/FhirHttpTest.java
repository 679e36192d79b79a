package aftercare.service.fhir;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** FHIR over HTTP: it says what the contract of reports says, in its own terms. */
@QuarkusTest
class FhirHttpTest {

    private static final String TRIAGE = "/fhir/QuestionnaireResponse/$triage";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final ReportItems ITEMS = Responses.items();
    private static final String REDNESS =
            """
            {"reportedAt":"%s","symptoms":[{"code":"site-redness","trend":"worsening","sizeCm":3}]}""";
    private static final String CHEST = "{\"reportedAt\":\"%s\",\"symptoms\":[{\"code\":\"chest-pain\"}]}";

    /** Of the shipped cases, each that is tried: an odd number, so that pairs do not hide each other. */
    private static final int EVERY = 31;

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode response(String report) {
        return Responses.of(Contract.read(report.formatted(now())), "p1", ITEMS);
    }

    /** With the path as it is written here: its dollar is no other when it is encoded, but not in its plain form. */
    private static RequestSpecification sent(String body) {
        return Contract.report(body).urlEncodingEnabled(false);
    }

    private static Response post(String body) {
        return sent(body).contentType(FHIR_JSON).filter(Contract.answers()).post(TRIAGE);
    }

    private static JsonNode guidance(JsonNode body) {
        Response answer = post(body.toString());
        assertEquals(200, answer.statusCode(), answer.asString());
        assertEquals(FHIR_JSON, answer.contentType());
        return Contract.read(answer.asString());
    }

    private static JsonNode contained(JsonNode guidance, String type) {
        for (JsonNode each : guidance.path("contained")) {
            if (each.path("resourceType").asText().equals(type)) {
                return each;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    private static JsonNode refused(int status, boolean emergency, String body) {
        Response answer = post(body);
        assertEquals(status, answer.statusCode(), answer.asString());
        return outcome(emergency, answer);
    }

    /** The fail-safe is the first issue of each refusal. */
    private static JsonNode outcome(boolean emergency, Response answer) {
        assertEquals(FHIR_JSON, answer.contentType(), answer.asString());
        Contract.requireMatch("OperationOutcome", answer.asString());
        JsonNode first = Contract.read(answer.asString()).at("/issue/0");
        assertEquals(emergency ? "fatal" : "error", first.path("severity").asText(), answer.asString());
        assertEquals(
                emergency ? "EMERGENCY_AMBULANCE" : "URGENT_24H",
                first.at("/details/coding/0/code").asText(),
                answer.asString());
        assertFalse(first.at("/details/text").asText().isBlank());
        return Contract.read(answer.asString());
    }

    @Test
    void saysWhatItCanAndWhatItAsks() {
        JsonNode metadata = Contract.read(given().filter(Contract.filter())
                .get("/fhir/metadata")
                .then()
                .statusCode(200)
                .contentType(FHIR_JSON)
                .extract()
                .asString());
        assertEquals("4.0.1", metadata.path("fhirVersion").asText());
        for (JsonNode resource : metadata.at("/rest/0/resource")) {
            if (resource.has("interaction")) {
                String path = "/fhir/" + resource.path("type").asText();
                JsonNode bundle = Contract.read(
                        given().filter(Contract.filter()).get(path).asString());
                assertEquals("searchset", bundle.path("type").asText());
                assertTrue(bundle.path("total").asInt() > 0, path);
                JsonNode first = bundle.at("/entry/0/resource");
                String one = given().filter(Contract.filter())
                        .get(path + "/" + first.path("id").asText())
                        .asString();
                assertEquals(first, Contract.read(one));
                JsonNode found = Contract.read(given().filter(Contract.filter())
                        .queryParam("url", first.path("url").asText())
                        .get(path)
                        .asString());
                assertEquals(1, found.path("total").asInt(), path);
            }
        }
        for (String path : List.of("/fhir", "/fhir/Patient", "/fhir/Questionnaire/other", "/fhir/Questionnaire/a/b")) {
            Response none = given().get(path);
            assertEquals(404, none.statusCode(), path);
            outcome(false, none);
        }
        outcome(false, given().queryParam("name", "x").get("/fhir/Questionnaire"));
    }

    @Test
    void answersWithTheRecordedDecision() {
        JsonNode guidance = guidance(response(REDNESS));
        assertEquals("data-requested", guidance.path("status").asText());
        assertEquals("Patient/p1", guidance.at("/subject/reference").asText());
        JsonNode group = contained(guidance, "RequestGroup");
        assertEquals("#group", guidance.at("/result/reference").asText());
        assertEquals("URGENT_24H", group.at("/code/coding/0/code").asText());
        assertEquals("urgent", group.path("priority").asText());
        JsonNode task = contained(guidance, "Task");
        Response recorded = given().get("/v1/decisions/" + guidance.path("id").asText());
        assertEquals(200, recorded.statusCode());
        JsonNode answer = Contract.read(recorded.asString()).path("answer");
        assertEquals(answer.path("actBy"), task.at("/restriction/period/end"));
        JsonNode outcome = contained(guidance, "OperationOutcome");
        assertEquals(
                answer.path("questions").size(),
                outcome.findValuesAsText("severity").stream()
                        .filter("information"::equals)
                        .count());
    }

    @Test
    void anEmergencyIsOneHere() {
        JsonNode guidance = guidance(response(CHEST));
        assertEquals(
                "stat", contained(guidance, "RequestGroup").path("priority").asText());
        assertEquals("stat", contained(guidance, "Task").path("priority").asText());
    }

    @Test
    void aRepeatedKeyGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String body = response(REDNESS).toString();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Response answer = sent(body)
                    .contentType(i == 0 ? FHIR_JSON : "application/json")
                    .header("Idempotency-Key", key)
                    .filter(Contract.answers())
                    .post(TRIAGE);
            assertEquals(200, answer.statusCode());
            assertEquals(i == 0 ? null : "true", answer.header("Idempotent-Replayed"));
            answers.add(answer.asString());
        }
        assertEquals(answers.get(0), answers.get(1));
        Response other = sent(response(CHEST).toString())
                .contentType(FHIR_JSON)
                .header("Idempotency-Key", key)
                .post(TRIAGE);
        assertEquals(422, other.statusCode());
        outcome(true, other);
        // The same answers of somebody else are another report, and get a decision of their own.
        String another = body.replace("Patient/p1", "Patient/p2");
        assertFalse(another.equals(body));
        Response of = sent(another)
                .contentType(FHIR_JSON)
                .header("Idempotency-Key", key)
                .filter(Contract.answers())
                .post(TRIAGE);
        assertEquals(200, of.statusCode());
        assertEquals(null, of.header("Idempotent-Replayed"));
        assertEquals(
                "Patient/p2",
                Contract.read(of.asString()).at("/subject/reference").asText());
        assertFalse(Contract.read(of.asString())
                .path("id")
                .equals(Contract.read(answers.get(0)).path("id")));
        Response none = sent(body)
                .contentType(FHIR_JSON)
                .header("Idempotency-Key", "a b")
                .post(TRIAGE);
        assertEquals(400, none.statusCode());
        outcome(false, none);
    }

    @Test
    void saysInFhirPathWhatIsWrong() {
        JsonNode own =
                refused(422, true, response(CHEST).put("status", "in-progress").toString());
        assertEquals(
                "QuestionnaireResponse.status", own.at("/issue/1/expression/0").asText());
        ObjectNode hot = response("{\"reportedAt\":\"%s\",\"vitals\":{\"temperatureC\":98.6}}");
        assertEquals(
                "QuestionnaireResponse.item[0].item[0]",
                refused(422, false, hot.toString()).at("/issue/1/expression/0").asText());
        ObjectNode misspelt = response(REDNESS.replace("site-redness", "site-rednes"));
        JsonNode outcome = refused(422, false, misspelt.toString());
        assertEquals(
                "QuestionnaireResponse.item[0].item[0]",
                outcome.at("/issue/1/expression/0").asText());
        assertTrue(outcome.at("/issue/1/diagnostics").asText().contains("site-redness"));
    }

    @Test
    void aRefusalIsNeverSilent() {
        String good = response(CHEST).toString();
        for (String bad : List.of(
                "", "[]", "null", "7", "{", good + "x", good.substring(0, good.length() - 9), "[".repeat(5000))) {
            refused(400, bad.contains("chest-pain"), bad);
        }
        outcome(true, sent(good).contentType("application/fhir+xml").post(TRIAGE));
        outcome(true, sent(good).header("Content-Encoding", "gzip").post(TRIAGE));
        Response large =
                sent(good + " ".repeat(256 * 1024)).contentType(FHIR_JSON).post(TRIAGE);
        assertEquals(413, large.statusCode());
        outcome(true, large);
        assertEquals(405, outcomeStatus(given().urlEncodingEnabled(false).get(TRIAGE)));
        assertEquals(
                406, outcomeStatus(sent(good).accept("application/fhir+xml").post(TRIAGE)));
        requireCode("malformed-encoding", sent("\ufeff" + good));
        requireCode("malformed-encoding", sent(good).body(good.getBytes(StandardCharsets.UTF_16LE)));
        requireCode("malformed-encoding", sent(good).body(good.getBytes(StandardCharsets.UTF_16)));
        requireCode(
                "malformed-encoding",
                sent(good).body(good.replace("p1", "p\u00e9").getBytes(StandardCharsets.ISO_8859_1)));
        requireCode("malformed-encoding", sent(good.replace("p1", "p\\ud800")));
        requireCode(
                "json-limits",
                sent(good.replaceFirst("\\{", "{\"language\":" + "[".repeat(70) + "]".repeat(70) + ",")));
        // What FHIR knows by its place alone is an emergency too, also where the body is cut off.
        ObjectNode measured = response("{\"reportedAt\":\"%s\",\"vitals\":{\"spo2\":80}}");
        refused(422, true, measured.put("status", "in-progress").toString());
        refused(
                422,
                true,
                """
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Observation","status":"preliminary",
                "valueQuantity":{"value":80,"system":"http://unitsofmeasure.org","code":"%"},
                "code":{"coding":[{"system":"http://loinc.org","code":"2708-6"}]}}}]}""");
        refused(400, true, measured.toString().replaceFirst("}+\\]*}*$", ""));
    }

    private static void requireCode(String code, RequestSpecification request) {
        Response answer = request.post(TRIAGE);
        assertEquals(400, answer.statusCode(), code);
        JsonNode outcome = outcome(true, answer);
        assertEquals(code, outcome.at("/issue/1/details/coding/0/code").asText());
    }

    /** FHIR lets a client say which version it speaks. */
    @Test
    void takesTheVersionThatItSpeaks() {
        String good = response(CHEST).toString();
        for (String type : List.of("fhirVersion=4.0", "charset=UTF-8; fhirVersion=\"4.0\"", "charset=\"utf-8\"")) {
            assertEquals(
                    200,
                    sent(good).contentType(FHIR_JSON + "; " + type).post(TRIAGE).statusCode(),
                    type);
        }
        for (String wanted : List.of("fhirVersion=3.0", "fhirVersion=\"5.0\"; q=1")) {
            Response none = sent(good).accept(FHIR_JSON + "; " + wanted).post(TRIAGE);
            assertEquals(406, none.statusCode(), wanted);
            outcome(true, none);
        }
        for (String wanted : List.of(
                FHIR_JSON + "; fhirVersion=4.0",
                FHIR_JSON + "; fhirVersion=5.0, " + FHIR_JSON + "; fhirVersion=\"4.0\"; q=0.5")) {
            assertEquals(200, sent(good).accept(wanted).post(TRIAGE).statusCode(), wanted);
        }
        for (String type :
                List.of("fhirVersion=3.0", "charset=utf-16", "fhirVersion=4.0; fhirVersion=4.0", "x=y", "")) {
            assertEquals(
                    415,
                    sent(good).contentType(FHIR_JSON + "; " + type).post(TRIAGE).statusCode(),
                    type);
        }
    }

    /** Whatever level a case comes to, it comes to it here. */
    @Test
    void decidesAsThePlainContractDoes() throws IOException {
        List<JsonNode> reports = ShippedCases.reports();
        Set<String> levels = new TreeSet<>();
        int refusals = 0;
        for (int i = 0; i < reports.size(); i++) {
            JsonNode report = reports.get(i);
            if (i % EVERY > 0 && !ShippedCases.hasEmptyList(report)) {
                continue;
            }
            Response plain = Contract.report(report.toString()).post("/v1/triage");
            Response fhir = post(Responses.of(report, "p1", ITEMS).toString());
            assertEquals(plain.statusCode(), fhir.statusCode(), report.toString());
            JsonNode answer = Contract.read(plain.asString());
            JsonNode said = Contract.read(fhir.asString());
            if (plain.statusCode() != 200) {
                refusals++;
                assertEquals(
                        answer.at("/failSafe/urgency"), said.at("/issue/0/details/coding/0/code"), report.toString());
                continue;
            }
            String level = answer.path("urgency").asText();
            JsonNode group = contained(said, "RequestGroup");
            assertEquals(level, group.at("/code/coding/0/code").asText(), report.toString());
            List<String> rules = new ArrayList<>();
            group.path("reasonCode")
                    .forEach(reason -> rules.add(reason.at("/coding/0/code").asText()));
            assertEquals(answer.path("reasons").findValuesAsText("ruleId"), rules, report.toString());
            JsonNode by = contained(said, "Task").at("/restriction/period/end");
            if (report.has("reportedAt")) {
                assertEquals(answer.path("actBy").asText(), by.asText(), report.toString());
            }
            assertEquals(answer.has("actBy"), !by.isMissingNode(), report.toString());
            String kept = levels.add(level) ? level : "";
            if (!kept.isEmpty()) {
                keep("GuidanceResponse-" + level, fhir.asString());
                String version = Contract.read(
                                given().get("/fhir/Questionnaire/report").asString())
                        .path("version")
                        .asText();
                ObjectNode sent = Responses.of(report, "p1", ITEMS)
                        .put("questionnaire", ReportItems.QUESTIONNAIRE + "|" + version);
                keep("QuestionnaireResponse-" + level, sent.toString());
            }
        }
        assertEquals(5, levels.size(), levels::toString);
        assertTrue(refusals < reports.size() / EVERY / 2, "only refusals");
    }

    /** For the validator, which is in a module of its own. */
    private static void keep(String name, String resource) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "fhir"));
        Files.writeString(folder.resolve(name.replace(':', '-') + ".json"), resource);
    }

    @Test
    void leavesWhatItSaysForTheValidator() throws IOException {
        keep("CapabilityStatement", given().get("/fhir/metadata").asString());
        for (String type : List.of("Questionnaire", "CodeSystem", "ValueSet", "OperationDefinition")) {
            for (JsonNode entry :
                    Contract.read(given().get("/fhir/" + type).asString()).path("entry")) {
                JsonNode resource = entry.path("resource");
                keep(type + "-" + resource.path("id").asText(), resource.toString());
            }
        }
        keep("GuidanceResponse-emergency", guidance(response(CHEST)).toString());
        keep("OperationOutcome-json", refused(400, false, "{").toString());
        keep(
                "OperationOutcome-report",
                refused(422, true, response(CHEST).put("status", "in-progress").toString())
                        .toString());
    }

    private static int outcomeStatus(Response answer) {
        Contract.requireMatch("OperationOutcome", answer.asString());
        return answer.statusCode();
    }

    /** Any byte may be any other: an answer, or a refusal with its fail-safe. */
    @Test
    void noByteMakesItSilent() {
        Random chance = new Random(29);
        byte[] good = response(CHEST).toString().getBytes(StandardCharsets.US_ASCII);
        String signs = "\"\\{}[],:0 eE.-x\u0000";
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[chance.nextInt(bad.length)] = (byte) signs.charAt(chance.nextInt(signs.length()));
            Response answer = post(new String(bad, StandardCharsets.US_ASCII));
            if (answer.statusCode() != 200) {
                assertTrue(answer.statusCode() == 400 || answer.statusCode() == 422, answer.asString());
                Contract.requireMatch("OperationOutcome", answer.asString());
            }
        }
    }
}
