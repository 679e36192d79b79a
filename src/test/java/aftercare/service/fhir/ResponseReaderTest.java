package aftercare.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answered questionnaire says what the report says that it stands for, or is refused. */
class ResponseReaderTest {

    private static final ReportItems ITEMS = Responses.items();

    private static final String CHEST_PAIN =
            """
            {"reportedAt": "2026-11-23T09:00:00Z", "symptoms": [{"code": "chest-pain", "onsetHours": 1.5}]}""";

    private static ResponseReader.Reading read(JsonNode response) {
        return new ResponseReader(ITEMS).read(response);
    }

    private static String text(ResponseReader.Reading reading) {
        return new String(reading.report(), StandardCharsets.UTF_8);
    }

    @Test
    void givesBackEveryReportOfTheContract() {
        JsonNode examples =
                Contract.tree().at("/paths/~1v1~1triage/post/requestBody/content/application~1json/examples");
        assertTrue(examples.size() >= 5);
        for (JsonNode example : examples) {
            JsonNode report = example.path("value");
            ResponseReader.Reading reading = read(Responses.of(report, "1", ITEMS));
            assertEquals(List.of(), reading.problems());
            assertEquals(report, Contract.read(text(reading)));
        }
    }

    /** Each place of a good response is made bad once. */
    @Test
    void refusesWhatCannotBeSaidInAReport() {
        Map<String, ProblemType> bad = Map.ofEntries(
                Map.entry("\"completed\">\"in-progress\"", ProblemType.INVALID_VALUE),
                Map.entry("\"completed\">7", ProblemType.INVALID_VALUE),
                Map.entry("questionnaire:report>questionnaire:other", ProblemType.INVALID_VALUE),
                Map.entry("\"id\":>\"implicitRules\":\"x\",\"id\":", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"id\":\"answers\">\"id\":\"<b>\"", ProblemType.INVALID_VALUE),
                Map.entry("\"id\":\"answers\">\"id\":[\"1\"]", ProblemType.INVALID_VALUE),
                Map.entry("\"id\":>\"contained\":[{}],\"id\":", ProblemType.UNKNOWN_FIELD),
                Map.entry(
                        "\"item\":[{\"linkId\":\"symptoms\">\"items\":[{\"linkId\":\"symptoms\"",
                        ProblemType.UNKNOWN_FIELD),
                Map.entry("\"linkId\":\"symptoms\",>\"linkId\":\"symptoms\",\"items\":[],", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"answer\":[{\"valueDecimal\">\"answers\":[{\"valueDecimal\"", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"answer\":[{\"valueDecimal\">\"_answer\":[{\"valueDecimal\"", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"valueDecimal\":1.5>\"valueDecimal\":1.5,\"unit\":\"min\"", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"code\":\"chest-pain\">\"code\":\"chest-pain\",\"not\":true", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"id\":>\"meta\":{\"tag\":[{\"code\":\"SUBSETTED\"}]},\"id\":", ProblemType.INVALID_VALUE),
                Map.entry("\"valueCoding\":>\"modifierExtension\":[],\"valueCoding\":", ProblemType.UNKNOWN_FIELD),
                Map.entry("symptoms.code\",>symptoms.colour\",", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"symptoms.onsetHours\">\"onsetHours\"", ProblemType.UNKNOWN_FIELD),
                Map.entry("\"symptoms.onsetHours\">\"vitals.temperatureC\"", ProblemType.UNKNOWN_FIELD),
                Map.entry("valueDecimal>valueString", ProblemType.INVALID_TYPE),
                Map.entry("valueDecimal>valueQuantity", ProblemType.INVALID_TYPE),
                Map.entry("{\"valueDecimal\":1.5}>{}", ProblemType.INVALID_TYPE),
                Map.entry(
                        "{\"valueDecimal\":1.5}>{\"valueDecimal\":1.5},{\"valueDecimal\":2}",
                        ProblemType.INVALID_VALUE),
                Map.entry("\"valueDecimal\":1.5>\"valueDecimal\":1.5,\"valueInteger\":1", ProblemType.INVALID_TYPE),
                Map.entry("[{\"valueDecimal\":1.5}]>1.5", ProblemType.INVALID_TYPE),
                Map.entry("urn:aftercare:code:symptoms.code>http://snomed.info/sct", ProblemType.UNKNOWN_CODE),
                Map.entry("\"code\":\"chest-pain\">\"display\":\"chest-pain\"", ProblemType.MISSING_FIELD),
                Map.entry("\"code\":\"chest-pain\">\"code\":null", ProblemType.MISSING_FIELD));
        String good = Responses.of(Contract.read(CHEST_PAIN), "1", ITEMS).toString();
        assertEquals(List.of(), read(Contract.read(good)).problems());
        bad.forEach((edit, type) -> {
            String[] parts = edit.split(">", 2);
            assertTrue(good.contains(parts[0]), edit);
            ResponseReader.Reading reading = read(Contract.read(good.replace(parts[0], parts[1])));
            assertTrue(
                    reading.problems().stream()
                            .anyMatch(problem -> problem.code().equals(type.code())),
                    () -> edit + ": " + reading.problems());
            // What is left is JSON still: the fail-safe is found in it.
            Contract.read(text(reading));
        });
    }

    /** Some forms send every question, answered or not: a group in which nothing is answered is no symptom without a name. */
    @Test
    void aGroupInWhichNothingIsAnsweredSaysNothing() {
        String empty = "{\"linkId\":\"symptoms\",\"item\":[{\"linkId\":\"symptoms.code\"},"
                + "{\"linkId\":\"symptoms.severity\",\"answer\":[]}]}";
        String good = Responses.of(Contract.read(CHEST_PAIN), "1", ITEMS).toString();
        String symptoms = "{\"linkId\":\"symptoms\"";
        assertTrue(good.contains(symptoms));
        for (String where : List.of(empty + "," + symptoms, "{\"linkId\":\"symptoms\"}," + symptoms)) {
            ResponseReader.Reading reading = read(Contract.read(good.replace(symptoms, where)));
            assertEquals(List.of(), reading.problems());
            assertEquals(Contract.read(CHEST_PAIN), Contract.read(text(reading)));
            assertEquals("/item/1", reading.places().get("/symptoms/0"));
        }
        // Half an answer is none that may be left out: intake asks for the symptom.
        String half = empty.replace("\"answer\":[]", "\"answer\":[{\"valueInteger\":7}]");
        ResponseReader.Reading reading = read(Contract.read(good.replace(symptoms, half + "," + symptoms)));
        assertEquals(2, reading.body().path("symptoms").size());
        assertEquals("7", reading.body().at("/symptoms/0/severity").asText());
    }

    @Test
    void writesNumbersAsAReportHasThem() {
        ObjectNode response = Responses.of(Contract.read(CHEST_PAIN), "1", ITEMS);
        String text = response.toString();
        for (String number : List.of("1e9999999", "1e-9999999", "-1E+99")) {
            JsonNode huge = Contract.read(text.replace("\"valueDecimal\":1.5", "\"valueDecimal\":\"x\""));
            ((ObjectNode) huge.at("/item/0/item/1/answer/0")).put("valueDecimal", new BigDecimal(number));
            assertEquals(
                    ProblemType.OUT_OF_RANGE.code(),
                    read(huge).problems().get(0).code());
        }
        ((ObjectNode) response.at("/item/0/item/1/answer/0")).put("valueDecimal", new BigDecimal("1E+2"));
        assertTrue(text(read(response)).contains("\"onsetHours\":100}"), text(read(response)));
    }
}
