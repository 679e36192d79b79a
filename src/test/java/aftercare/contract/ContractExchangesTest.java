package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real exchanges, accepted and refused, each held against the contract. */
@QuarkusTest
class ContractExchangesTest {

    private static final String TRIAGE = "/v1/triage";

    @TestHTTPResource(value = "/health/", management = true)
    URI health;

    // --- Accepted ---

    static Stream<String> acceptable() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant treated = now.minus(Duration.ofHours(30));
        // With its seconds, also where they are none.
        String east = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
        List<String> reports = new ArrayList<>(List.of(
                "{}",
                "{\"symptoms\":[]}",
                "{\"asymptomatic\":true}",
                "{\"asymptomatic\":true,\"symptoms\":[{\"code\":\"muscle-ache\"}]}",
                "{\"treatment\":{},\"patient\":{},\"vitals\":{},\"selfCare\":{}}",
                "{\"treatment\":{\"regions\":[]}}",
                "{\"treatment\":{\"regions\":[\"calf\",\"unknown\",\"calf\"]}}",
                "{\"reportId\":\"a\",\"reportedAt\":\"" + now + "\"}",
                "{\"reportId\":\"" + "A9._:-".repeat(10) + "abcd\",\"reportedAt\":\"" + east + "\"}",
                "{\"reportedAt\":\"" + now.plusSeconds(60) + "\"}",
                "{\"reportedAt\":\"2024-02-29T23:59:59.123456789-18:00\"}",
                "{\"treatment\":{\"endedAt\":\"" + treated + "\"},\"symptoms\":[{\"code\":\"tingling\","
                        + "\"onsetHours\":31,\"durationHours\":30.001}]}",
                "{\"reportedAt\":\"" + now + "\",\"treatment\":{\"endedAt\":\"" + now.plusSeconds(120) + "\"}}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"severity\":0},{\"code\":\"chest-pain\",\"severity\":9}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false}]}",
                "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + "é".repeat(500) + "\"}]}",
                "{\"symptoms\":[" + "{\"code\":\"bruising\",\"sizeCm\":2.5},".repeat(49) + "{\"code\":\"other\","
                        + "\"text\":\"x\"}]}",
                "{\"selfCare\":{\"tried\":[\"heat\",\"heat\",\"rest\"],\"relief\":\"no\"}}"));
        reports.add(everyField(now, treated));
        return reports.stream();
    }

    /** A report in which nothing is left out. */
    private static String everyField(Instant now, Instant treated) {
        return """
                {"reportId":"all","reportedAt":"%s","asymptomatic":false,
                 "treatment":{"endedAt":"%s","regions":["calf"],"depth":"superficial","sharpPainAtInsertion":true},
                 "patient":{"ageYears":130,"pregnant":true,"anticoagulant":true,"bleedingDisorder":false,
                   "immunosuppressed":true,"diabetes":true,"lymphoedema":true,"prostheticJoint":true,
                   "prostheticHeartValve":true,"asthma":true,"copd":true,"previousPneumothorax":true,"smoker":true,
                   "bmi":8.0,"frail":true,"nsaidUnsafe":true},
                 "vitals":{"temperatureC":45,"heartRate":250,"respiratoryRate":80,"spo2":50,"systolicBp":40},
                 "selfCare":{"tried":["ice"],"relief":"unknown"},
                 "symptoms":[{"code":"syncope","present":true,"severity":10,"trend":"rapidly-worsening",
                   "onset":"gradual","onsetHours":0.125,"durationHours":0,"persistent":false,"resolved":true,
                   "newSinceTreatment":true,"site":"calf","needledSite":false,"sizeCm":99.9,"pattern":"bilateral",
                   "stopped":true,"pressureMinutes":1440,"heavy":false,"fullyRecovered":true,"headInjury":false,
                   "recurrent":false}]}
                """
                .formatted(now, treated);
    }

    @ParameterizedTest
    @MethodSource("acceptable")
    void answersAnAcceptableReport(String report) {
        Response answer = Contract.report(report).filter(Contract.filter()).post(TRIAGE);
        assertEquals(200, answer.statusCode(), answer.asString());
        assertTrue(Contract.read(answer.asString()).path("complete").asBoolean());
    }

    @Test
    void answersEverySymptomOfTheContract() {
        for (JsonNode code : Contract.tree().at("/components/schemas/SymptomCode/enum")) {
            String text = code.asText().equals("other") ? ",\"text\":\"something\"" : "";
            String report = "{\"symptoms\":[{\"code\":\"" + code.asText() + "\"" + text + "}]}";
            Response answer = Contract.report(report).filter(Contract.filter()).post(TRIAGE);
            assertEquals(200, answer.statusCode(), report);
        }
    }

    // --- Refused, each with the type of problem and where it is ---

    static Stream<Arguments> refused() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Stream.of(
                // The bytes and the JSON
                refused("", ProblemType.MALFORMED_JSON, ""),
                refused(" \n", ProblemType.MALFORMED_JSON, ""),
                refused("null", ProblemType.MALFORMED_JSON, ""),
                refused("{\"symptoms\":[", ProblemType.MALFORMED_JSON, ""),
                refused("{\"symptoms\":[],}", ProblemType.MALFORMED_JSON, ""),
                refused("{'symptoms':[]}", ProblemType.MALFORMED_JSON, ""),
                refused("{/**/}", ProblemType.MALFORMED_JSON, ""),
                refused("{} {}", ProblemType.MALFORMED_JSON, ""),
                refused("{\"vitals\":{\"heartRate\":NaN}}", ProblemType.MALFORMED_JSON, ""),
                refused("{\"vitals\":{\"heartRate\":080}}", ProblemType.MALFORMED_JSON, ""),
                refused("{\"symptoms\":[],\"symptoms\":[]}", ProblemType.MALFORMED_JSON, ""),
                refused("\ufeff{}", ProblemType.MALFORMED_ENCODING, ""),
                refused("[".repeat(17) + "]".repeat(17), ProblemType.JSON_LIMITS, ""),
                refused("{\"" + "k".repeat(65) + "\":1}", ProblemType.JSON_LIMITS, ""),
                refused("{\"vitals\":{\"heartRate\":" + "1".repeat(41) + "}}", ProblemType.JSON_LIMITS, ""),
                refused("{\"reportId\":\"" + "a".repeat(4097) + "\"}", ProblemType.JSON_LIMITS, ""),
                // Structure
                refused("[]", ProblemType.INVALID_TYPE, ""),
                refused("\"report\"", ProblemType.INVALID_TYPE, ""),
                refused("{\"simptoms\":[]}", ProblemType.UNKNOWN_FIELD, ""),
                refused("{\"@class\":\"x\"}", ProblemType.UNKNOWN_FIELD, ""),
                refused("{\"patient\":{\"Anticoagulant\":true}}", ProblemType.UNKNOWN_FIELD, "/patient"),
                refused(
                        "{\"symptoms\":[{\"code\":\"pain\",\"hoursSince\":1}]}",
                        ProblemType.UNKNOWN_FIELD,
                        "/symptoms/0"),
                refused("{\"symptoms\":[{}]}", ProblemType.MISSING_FIELD, "/symptoms/0/code"),
                refused("{\"symptoms\":null}", ProblemType.NULL_NOT_ALLOWED, "/symptoms"),
                refused("{\"symptoms\":[null]}", ProblemType.NULL_NOT_ALLOWED, "/symptoms/0"),
                refused("{\"vitals\":{\"spo2\":null}}", ProblemType.NULL_NOT_ALLOWED, "/vitals/spo2"),
                refused("{\"treatment\":{\"regions\":[null]}}", ProblemType.NULL_NOT_ALLOWED, "/treatment/regions/0"),
                refused("{\"symptoms\":{\"code\":\"pain\"}}", ProblemType.INVALID_TYPE, "/symptoms"),
                refused("{\"symptoms\":\"pain\"}", ProblemType.INVALID_TYPE, "/symptoms"),
                refused("{\"symptoms\":[\"pain\"]}", ProblemType.INVALID_TYPE, "/symptoms/0"),
                refused("{\"treatment\":[]}", ProblemType.INVALID_TYPE, "/treatment"),
                refused(
                        "{\"symptoms\":[" + "{\"code\":\"pain\"},".repeat(141) + "{\"code\":\"pain\"}]}",
                        ProblemType.OUT_OF_RANGE,
                        "/symptoms"),
                refused(
                        "{\"treatment\":{\"regions\":[" + "\"calf\",".repeat(20) + "\"calf\"]}}",
                        ProblemType.OUT_OF_RANGE,
                        "/treatment/regions"),
                refused(
                        "{\"selfCare\":{\"tried\":[" + "\"heat\",".repeat(20) + "\"heat\"]}}",
                        ProblemType.OUT_OF_RANGE,
                        "/selfCare/tried"),
                // Words
                refused("{\"symptoms\":[{\"code\":\"Pain\"}]}", ProblemType.UNKNOWN_CODE, "/symptoms/0/code"),
                refused("{\"symptoms\":[{\"code\":\" pain\"}]}", ProblemType.UNKNOWN_CODE, "/symptoms/0/code"),
                refused("{\"symptoms\":[{\"code\":\"\"}]}", ProblemType.UNKNOWN_CODE, "/symptoms/0/code"),
                refused("{\"symptoms\":[{\"code\":3}]}", ProblemType.INVALID_TYPE, "/symptoms/0/code"),
                refused("{\"treatment\":{\"depth\":\"deeper\"}}", ProblemType.UNKNOWN_CODE, "/treatment/depth"),
                refused("{\"treatment\":{\"depth\":1}}", ProblemType.INVALID_TYPE, "/treatment/depth"),
                refused("{\"selfCare\":{\"tried\":[null]}}", ProblemType.NULL_NOT_ALLOWED, "/selfCare/tried/0"),
                refused("{\"selfCare\":{\"tried\":[1]}}", ProblemType.INVALID_TYPE, "/selfCare/tried/0"),
                refused("{\"selfCare\":{\"tried\":[\"Heat\"]}}", ProblemType.UNKNOWN_CODE, "/selfCare/tried/0"),
                refused("{\"selfCare\":{\"relief\":true}}", ProblemType.INVALID_TYPE, "/selfCare/relief"),
                refused("{\"asymptomatic\":\"true\"}", ProblemType.INVALID_TYPE, "/asymptomatic"),
                refused("{\"asymptomatic\":1}", ProblemType.INVALID_TYPE, "/asymptomatic"),
                // Numbers
                refused("{\"vitals\":{\"heartRate\":\"80\"}}", ProblemType.INVALID_TYPE, "/vitals/heartRate"),
                refused("{\"vitals\":{\"heartRate\":80.0}}", ProblemType.INVALID_TYPE, "/vitals/heartRate"),
                refused("{\"vitals\":{\"heartRate\":8e1}}", ProblemType.INVALID_TYPE, "/vitals/heartRate"),
                refused("{\"vitals\":{\"heartRate\":2026}}", ProblemType.OUT_OF_RANGE, "/vitals/heartRate"),
                refused("{\"vitals\":{\"spo2\":0.97}}", ProblemType.INVALID_TYPE, "/vitals/spo2"),
                refused("{\"vitals\":{\"spo2\":4294967393}}", ProblemType.OUT_OF_RANGE, "/vitals/spo2"),
                refused("{\"vitals\":{\"temperatureC\":98.6}}", ProblemType.OUT_OF_RANGE, "/vitals/temperatureC"),
                refused("{\"vitals\":{\"temperatureC\":38.25}}", ProblemType.INVALID_VALUE, "/vitals/temperatureC"),
                refused("{\"vitals\":{\"temperatureC\":3.8e1}}", ProblemType.INVALID_VALUE, "/vitals/temperatureC"),
                refused("{\"patient\":{\"ageYears\":-0.1}}", ProblemType.OUT_OF_RANGE, "/patient/ageYears"),
                refused(
                        "{\"symptoms\":[{\"code\":\"pain\",\"severity\":11}]}",
                        ProblemType.OUT_OF_RANGE,
                        "/symptoms/0/severity"),
                // Texts
                refused("{\"reportId\":\"\"}", ProblemType.INVALID_VALUE, "/reportId"),
                refused("{\"reportId\":\"a b\"}", ProblemType.INVALID_VALUE, "/reportId"),
                refused("{\"reportId\":\"" + "a".repeat(65) + "\"}", ProblemType.INVALID_VALUE, "/reportId"),
                refused("{\"reportId\":7}", ProblemType.INVALID_TYPE, "/reportId"),
                refused("{\"symptoms\":[{\"code\":\"other\"}]}", ProblemType.INVALID_VALUE, "/symptoms/0/text"),
                refused(
                        "{\"symptoms\":[{\"code\":\"pain\",\"text\":\"x\"}]}",
                        ProblemType.INVALID_VALUE,
                        "/symptoms/0/text"),
                refused(
                        "{\"symptoms\":[{\"code\":\"other\",\"text\":\"\"}]}",
                        ProblemType.INVALID_VALUE,
                        "/symptoms/0/text"),
                refused(
                        "{\"symptoms\":[{\"code\":\"other\",\"text\":\" \\t \"}]}",
                        ProblemType.INVALID_VALUE,
                        "/symptoms/0/text"),
                refused(
                        "{\"symptoms\":[{\"code\":\"other\",\"text\":null}]}",
                        ProblemType.NULL_NOT_ALLOWED,
                        "/symptoms/0/text"),
                refused(
                        "{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + "x".repeat(501) + "\"}]}",
                        ProblemType.INVALID_VALUE,
                        "/symptoms/0/text"),
                // Times
                refused("{\"reportedAt\":\"2026-01-31\"}", ProblemType.INVALID_TIMESTAMP, "/reportedAt"),
                refused("{\"reportedAt\":\"2026-01-31T09:00:00\"}", ProblemType.INVALID_TIMESTAMP, "/reportedAt"),
                refused("{\"reportedAt\":\"2026-02-30T09:00:00Z\"}", ProblemType.INVALID_TIMESTAMP, "/reportedAt"),
                refused("{\"reportedAt\":\"2026-01-31T09:00:60Z\"}", ProblemType.INVALID_TIMESTAMP, "/reportedAt"),
                refused("{\"reportedAt\":\"2026-01-31T09:00:00+19:00\"}", ProblemType.INVALID_TIMESTAMP, "/reportedAt"),
                refused("{\"reportedAt\":1738310400}", ProblemType.INVALID_TIMESTAMP, "/reportedAt"),
                refused(
                        "{\"reportedAt\":\"" + now.plus(Duration.ofMinutes(10)) + "\"}",
                        ProblemType.FUTURE_TIMESTAMP,
                        "/reportedAt"),
                refused(
                        "{\"reportedAt\":\"" + now + "\",\"treatment\":{\"endedAt\":\"" + now.plusSeconds(121) + "\"}}",
                        ProblemType.TIME_ORDER,
                        "/treatment/endedAt"),
                refused(
                        "{\"treatment\":{\"endedAt\":\""
                                + now.atOffset(ZoneOffset.UTC).minusYears(11).toInstant() + "\"}}",
                        ProblemType.OUT_OF_RANGE,
                        "/treatment/endedAt"));
    }

    private static Arguments refused(String report, ProblemType type, String pointer) {
        return Arguments.of(report, type, pointer);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNotAcceptable(String report, ProblemType type, String pointer) {
        Response response = Contract.report(report).filter(Contract.answers()).post(TRIAGE);
        JsonNode problem = Contract.requireProblem(type, response);
        assertEquals(type.code(), problem.at("/errors/0/code").asText());
        assertEquals(pointer, problem.at("/errors/0/pointer").asText());
        assertEquals("URGENT_24H", problem.at("/failSafe/urgency").asText());
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] latin = "{\"symptoms\":[{\"code\":\"other\",\"text\":\"é\"}]}".getBytes(StandardCharsets.ISO_8859_1);
        Response response =
                Contract.report("").body(latin).filter(Contract.answers()).post(TRIAGE);
        Contract.requireProblem(ProblemType.MALFORMED_ENCODING, response);
    }

    @Test
    void listsEveryErrorAndCallsAnAmbulanceForARefusedEmergency() {
        String report = "{\"reportId\":\"\",\"vitals\":{\"heartRate\":0,\"spo2\":101},"
                + "\"symptoms\":[{\"code\":\"chest-pain\",\"severity\":75},{\"code\":\"tinglin\"}]}";
        Response response = Contract.report(report).filter(Contract.answers()).post(TRIAGE);
        JsonNode problem = Contract.requireProblem(ProblemType.INVALID_VALUE, response);
        assertEquals(5, problem.path("errors").size());
        assertEquals("tingling", problem.at("/errors/4/suggestions/0").asText());
        assertEquals("EMERGENCY_AMBULANCE", problem.at("/failSafe/urgency").asText());
    }

    @Test
    void aMeasurementBeyondItsRangeCallsAnAmbulanceWhereTheEndOfTheRangeDoes() {
        Response response = Contract.report("{\"vitals\":{\"heartRate\":19}}")
                .filter(Contract.answers())
                .post(TRIAGE);
        JsonNode problem = Contract.requireProblem(ProblemType.OUT_OF_RANGE, response);
        assertEquals("/vitals/heartRate", problem.at("/errors/0/pointer").asText());
        assertEquals("EMERGENCY_AMBULANCE", problem.at("/failSafe/urgency").asText());
    }

    // --- Transport ---

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json; charset=ISO-8859-1",
                "application/json; charset=utf-8; charset=utf-8",
                "multipart/form-data; boundary=x",
                "json"
            })
    void refusesOtherContentTypes(String contentType) {
        Response response = Contract.report("{}")
                .contentType(contentType)
                .filter(Contract.answers())
                .post(TRIAGE);
        Contract.requireProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, response);
    }

    @Test
    void acceptsUtf8AsTheCharset() {
        Contract.report("{}")
                .contentType("application/json;charset=UTF-8")
                .filter(Contract.filter())
                .post(TRIAGE)
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAnEncodedBody() {
        for (String encoding : List.of("gzip", "deflate", "identity", "br")) {
            Response response = Contract.report("{}")
                    .header("Content-Encoding", encoding)
                    .filter(Contract.answers())
                    .post(TRIAGE);
            Contract.requireProblem(ProblemType.UNSUPPORTED_ENCODING, response);
        }
    }

    @Test
    void refusesToAnswerInAnotherType() {
        Response response = Contract.report("{}")
                .accept("text/html")
                .filter(Contract.answers())
                .post(TRIAGE);
        Contract.requireProblem(ProblemType.NOT_ACCEPTABLE, response);
        for (String path : List.of("/v1/rules", "/v1/rules/INF-05", "/v1/vocabulary")) {
            Response list = RestAssured.given()
                    .accept("application/xml")
                    .filter(Contract.answers())
                    .get(path);
            Contract.requireProblem(ProblemType.NOT_ACCEPTABLE, list);
        }
    }

    @Test
    void refusesOtherMethodsAndNamesTheRightOnes() {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            Response response = RestAssured.given().filter(Contract.answers()).request(method, TRIAGE);
            Contract.requireProblem(ProblemType.METHOD_NOT_ALLOWED, response);
            assertTrue(response.header("Allow").contains("POST"), response.header("Allow"));
        }
        for (String path : List.of("/v1/rules", "/v1/rules/INF-05", "/v1/vocabulary")) {
            Response response = Contract.report("{}").filter(Contract.answers()).post(path);
            Contract.requireProblem(ProblemType.METHOD_NOT_ALLOWED, response);
            assertTrue(response.header("Allow").contains("GET"), response.header("Allow"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1", "/V1/triage", "/v1/rules/NOP-99", "/v1/rules/inf-05", "/v2/triage"})
    void findsNothingElsewhere(String path) {
        Response response = RestAssured.given().filter(Contract.answers()).get(path);
        Contract.requireProblem(ProblemType.NOT_FOUND, response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/triage/", "/v1/triage;x", "/v1/%74riage", "/v1/rules/INF%2D05", "/v1/./triage"})
    void refusesPathsThatAreNotInTheirPlainForm(String path) {
        Response response = Contract.report("{}")
                .urlEncodingEnabled(false)
                .filter(Contract.answers())
                .post(path);
        Contract.requireProblem(ProblemType.NON_CANONICAL_PATH, response);
    }

    @ParameterizedTest
    @CsvSource({"Host,example.org", "Host,rebound.example.org:8080", "Origin,https://example.org", "Origin,null"})
    void refusesWhatAStrangersPageMayHaveAsked(String header, String value) {
        Response report = Contract.report("{\"symptoms\":[{\"code\":\"chest-pain\"}]}")
                .header(header, value)
                .filter(Contract.answers())
                .post(TRIAGE);
        Contract.requireProblem(ProblemType.FOREIGN_HOST, report);
        assertEquals("EMERGENCY_AMBULANCE", report.path("failSafe.urgency"));
        Response list = RestAssured.given()
                .header(header, value)
                .filter(Contract.answers())
                .get("/v1/decisions");
        Contract.requireProblem(ProblemType.FOREIGN_HOST, list);
    }

    @ParameterizedTest
    @CsvSource({"Host,localhost:1", "Host,[::1]", "Origin,http://localhost:3000"})
    void answersWhatComesFromHere(String header, String value) {
        assertEquals(
                200,
                Contract.report("{}")
                        .header(header, value)
                        .filter(Contract.answers())
                        .post(TRIAGE)
                        .statusCode());
    }

    /** Refused below the program: there may be no body, but the status must be the contract's. */
    @Test
    void refusesWhatIsTooLarge() {
        String report = "{}" + " ".repeat(64 * 1024);
        assertEquals(
                413,
                Contract.report(report).filter(Contract.answers()).post(TRIAGE).statusCode());
        String id = "A".repeat(9_000);
        assertEquals(
                414,
                RestAssured.given()
                        .filter(Contract.answers())
                        .get("/v1/rules/" + id)
                        .statusCode());
        assertEquals(
                431,
                RestAssured.given()
                        .header("X-Long", id)
                        .filter(Contract.answers())
                        .get("/v1/rules")
                        .statusCode());
    }

    // --- Many in one ---

    @Test
    void answersABatchAsItShows() {
        JsonNode examples = Contract.tree()
                .at("/paths/~1v1~1triage~1batch/post/requestBody/content/application~1x-ndjson/examples");
        String batch = examples.at("/three-lines/value").asText();
        Response response = Contract.report(batch)
                .contentType("application/x-ndjson")
                .filter(Contract.filter())
                .post(TRIAGE + "/batch");
        assertEquals(200, response.statusCode());
        List<Integer> statuses = new ArrayList<>();
        for (String line : response.asString().split("\n")) {
            Contract.requireMatch("BatchAnswerLine", line);
            statuses.add(Contract.read(line).path("status").asInt());
        }
        assertEquals(List.of(200, 200, 422), statuses);
        Contract.requireMatch("BatchLine", batch.split("\n")[1]);
    }

    @Test
    void refusesABatchWithoutAReport() {
        Response response = Contract.report("\n \r\n")
                .contentType("application/x-ndjson")
                .filter(Contract.answers())
                .post(TRIAGE + "/batch");
        Contract.requireProblem(ProblemType.MALFORMED_JSON, response);
    }

    // --- What is there to be read ---

    @Test
    void showsEveryRuleAndEachAlone() {
        Response list = RestAssured.given().filter(Contract.filter()).get("/v1/rules");
        assertEquals(200, list.statusCode());
        JsonNode rules = Contract.read(list.asString());
        assertFalse(rules.path("rules").isEmpty());
        for (JsonNode card : rules.path("rules")) {
            requireMembersOfItsKind(card);
            String id = card.path("id").asText();
            Response one = RestAssured.given().filter(Contract.filter()).get("/v1/rules/" + id);
            assertEquals(200, one.statusCode(), id);
            JsonNode detail = Contract.read(one.asString());
            List<JsonNode> cards = new ArrayList<>(List.of(detail));
            detail.path("alternatives").forEach(cards::add);
            assertTrue(cards.stream().anyMatch(each -> each.path("title").equals(card.path("title"))), id);
        }
    }

    /** What the contract says of the kinds of a card in words. */
    private static void requireMembersOfItsKind(JsonNode card) {
        String kind = card.path("kind").asText();
        String id = card.path("id").asText();
        boolean triage = kind.equals("triage");
        boolean selfCare = card.path("urgency").asText().equals("SELF_CARE");
        assertEquals(triage, card.has("urgency"), id);
        assertEquals(triage && !selfCare, card.has("actWithinHours"), id);
        boolean question = kind.equals("question");
        assertEquals(triage || question || kind.equals("floor"), card.has("reason"), id);
        assertEquals(!kind.equals("sign") && !question, card.has("advice"), id);
        assertEquals(question, card.has("asks"), id);
        assertEquals(kind.equals("sign"), card.has("infers"), id);
    }

    @Test
    void showsTheVocabulary() {
        Response response = RestAssured.given().filter(Contract.filter()).get("/v1/vocabulary");
        assertEquals(200, response.statusCode());
        JsonNode vocabulary = Contract.read(response.asString());
        int symptoms =
                Contract.tree().at("/components/schemas/SymptomCode/enum").size() - 1;
        assertEquals(symptoms, vocabulary.path("symptoms").size());
        for (String part : List.of("regions", "attributes", "vitals", "patient", "treatment", "selfCare", "report")) {
            assertFalse(vocabulary.path(part).isEmpty(), part);
        }
        int numbers = 0;
        List<String> labelled = new ArrayList<>();
        for (String part : List.of("attributes", "vitals", "patient", "treatment", "selfCare", "report")) {
            for (JsonNode field : vocabulary.path(part)) {
                boolean number = List.of("integer", "decimal")
                        .contains(field.path("type").asText());
                numbers += number ? 1 : 0;
                for (String bound : List.of("min", "max", "places")) {
                    assertEquals(number, field.has(bound), field.toString());
                }
                if (field.has("wordLabels")) {
                    assertEquals(
                            field.path("words").size(), field.path("wordLabels").size(), field.toString());
                    labelled.add(field.path("name").asText() + ": "
                            + field.path("wordLabels").get(0).asText());
                }
            }
        }
        assertTrue(numbers > 10, "only " + numbers + " numbers");
        assertTrue(labelled.contains("onset: Suddenly"), labelled::toString);
    }

    @Test
    void saysThatItIsWell() {
        for (String path : List.of("live", "ready")) {
            Ready.await(health.resolve(path));
        }
    }

    @Test
    void saysSoToOperatorsAlone() {
        for (String path : List.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")) {
            Contract.requireProblem(ProblemType.NOT_FOUND, RestAssured.given().get(path));
        }
        assertEquals(404, RestAssured.given().get(health.resolve("/v1/rules")).statusCode());
        assertEquals(404, RestAssured.given().get(health.resolve("/q/openapi")).statusCode());
        assertEquals(405, RestAssured.given().post(health.resolve("live")).statusCode());
        assertEquals(
                400, RestAssured.given().body("{}").get(health.resolve("live")).statusCode());
    }

    @Test
    void servesTheVeryFile() throws IOException {
        Response response = RestAssured.given().filter(Contract.filter()).get("/q/openapi");
        assertEquals(200, response.statusCode());
        assertArrayEquals(Files.readAllBytes(Contract.FILE), response.asByteArray());
    }
}
