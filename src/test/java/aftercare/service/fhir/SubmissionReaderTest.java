package aftercare.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.domain.bytes.Hash;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes beside an answered questionnaire is a part of the report, or the whole is refused. */
class SubmissionReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    private static final String BUNDLE =
            """
            {"resourceType":"Bundle","type":"collection","entry":[
            {"resource":{"resourceType":"QuestionnaireResponse","questionnaire":"urn:aftercare:questionnaire:report",
            "status":"completed","subject":{"reference":"Patient/1"},"authored":"2026-11-23T09:00:00Z","item":[
            {"linkId":"vitals","item":[{"linkId":"vitals.heartRate","answer":[{"valueInteger":70}]}]}]}},
            {"resource":{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/1"},
            "effectiveDateTime":"2026-11-23T08:00:00Z","code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},
            "valueQuantity":{"value":38.2,"system":"http://unitsofmeasure.org","code":"Cel"}}},
            {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/1"},
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
            "code":{"coding":[{"system":"http://snomed.info/sct","code":"46635009"}]}}}]}""";

    private static final String OBSERVATION = BUNDLE.substring(
            BUNDLE.indexOf("{\"resource\":{\"resourceType\":\"Observation"),
            BUNDLE.indexOf(",\n{\"resource\":{\"resourceType\":\"Condition"));

    private static Submission read(String body) {
        JsonNode sent = StrictJson.object(body.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return new SubmissionReader(Responses.items(), NOW).read(sent);
    }

    @Test
    void takesMeasurementsAndRisks() {
        Submission submission = read(BUNDLE);
        assertEquals(List.of(), submission.reading().problems());
        JsonNode report = Contract.read(new String(submission.reading().report(), StandardCharsets.UTF_8));
        assertEquals("70", report.at("/vitals/heartRate").asText());
        assertEquals("38.2", report.at("/vitals/temperatureC").asText());
        assertTrue(report.at("/patient/diabetes").asBoolean());
        assertEquals("Bundle.entry[1].resource", submission.expression("/vitals/temperatureC"));
        assertEquals("Bundle.entry[0].resource.item[0].item[0]", submission.expression("/vitals/heartRate"));
        assertEquals("Bundle.entry[0].resource.authored", submission.expression("/reportedAt"));
        assertEquals(
                "Bundle.entry[0].resource.item[0].item.where(linkId='vitals.spo2')",
                submission.expression("/vitals/spo2"));
        assertEquals(
                "Bundle.entry[0].resource.item.where(linkId='treatment').item.where(linkId='treatment.endedAt')",
                submission.expression("/treatment/endedAt"));
    }

    @Test
    void takesParametersToo() {
        String parameters = BUNDLE.replace(
                        "\"Bundle\",\"type\":\"collection\",\"entry\"", "\"Parameters\",\"parameter\"")
                .replace(
                        "{\"resource\":{\"resourceType\":\"Q",
                        "{\"name\":\"response\",\"resource\":{\"resourceType\":\"Q")
                .replace(
                        "{\"resource\":{\"resourceType\":\"O",
                        "{\"name\":\"observation\",\"resource\":{\"resourceType\":\"O")
                .replace(
                        "{\"resource\":{\"resourceType\":\"C",
                        "{\"name\":\"condition\",\"resource\":{\"resourceType\":\"C");
        assertEquals(List.of(), read(parameters).reading().problems());
        assertEquals(
                read(BUNDLE).reading().body().toString(),
                read(parameters).reading().body().toString());
        for (String edit : List.of(
                "\"name\":\"condition\">\"name\":\"other\"",
                "\"name\":\"condition\">\"name\":\"condition\",\"part\":[{}]",
                "\"Parameters\">\"Parameters\",\"parameters\":[]")) {
            String[] parts = edit.split(">", 2);
            assertTrue(parameters.contains(parts[0]), edit);
            assertFalse(
                    read(parameters.replace(parts[0], parts[1]))
                            .reading()
                            .problems()
                            .isEmpty(),
                    edit);
        }
    }

    /** Who is known by an identifier alone is known in the answer too. */
    @Test
    void saysWhoseReportItIs() {
        assertEquals(
                "{\"reference\":\"Patient/1\"}",
                read(BUNDLE).subject().orElseThrow().toString());
        String identified = BUNDLE.replace(
                "{\"reference\":\"Patient/1\"}", "{\"identifier\":{\"system\":\"urn:x\",\"value\":\"7\"}}");
        assertEquals(
                "{\"identifier\":{\"system\":\"urn:x\",\"value\":\"7\"}}",
                read(identified).subject().orElseThrow().toString());
        assertTrue(read(BUNDLE.replace("\"subject\":{\"reference\":\"Patient/1\"},", ""))
                .subject()
                .isEmpty());
    }

    /** A server may say which version of a patient it had before it; who it is, is the same. */
    @Test
    void aVersionOfAPatientIsThePatient() {
        String versioned = BUNDLE.replace("Patient/1", "Patient/1/_history/3")
                .replaceFirst("Patient/1/_history/3", "Patient/1/_history/2");
        Submission submission = read(versioned);
        assertEquals(List.of(), submission.reading().problems());
        assertEquals(
                "{\"reference\":\"Patient/1\"}",
                submission.subject().orElseThrow().toString());
        Hash key = Hash.of("one key");
        assertEquals(read(BUNDLE).ofPatient(key), submission.ofPatient(key));
        String first = BUNDLE.replaceFirst("Patient/1", "Patient/2/_history/1");
        assertFalse(read(first).reading().problems().isEmpty());
        for (String other : List.of("Device/1/_history/2", "https://ehr.example/fhir/Group/1/_history/2")) {
            assertFalse(
                    read(BUNDLE.replace("Patient/1", other))
                            .reading()
                            .problems()
                            .isEmpty(),
                    other);
        }
    }

    /** Who measures writes zeros that say how exactly. */
    @Test
    void takesZerosBehindThePoint() {
        for (String zeros : List.of("38.20", "38.2000", "382e-1")) {
            Submission submission = read(BUNDLE.replace("38.2", zeros));
            assertEquals(List.of(), submission.reading().problems());
            assertEquals(
                    "38.2",
                    Contract.read(new String(submission.reading().report(), StandardCharsets.UTF_8))
                            .at("/vitals/temperatureC")
                            .toString(),
                    zeros);
        }
    }

    /** Another resource that says the same is no second answer. */
    @Test
    void takesTheSameTwice() {
        String twice =
                BUNDLE.replace("8310-5", "8867-4").replace("38.2", "70.0").replace("\"Cel\"", "\"{beats}/min\"");
        assertEquals(List.of(), read(twice).reading().problems());
        assertEquals(
                List.of(),
                read(BUNDLE.replace(OBSERVATION, OBSERVATION + "," + OBSERVATION))
                        .reading()
                        .problems());
    }

    @Test
    void dropsNothingInSilence() {
        List<String> bad = List.of(
                "\"collection\">\"transaction\"",
                "\"collection\">\"collection\",\"link\":[{\"relation\":\"next\",\"url\":\"x\"}]",
                "\"collection\">\"collection\",\"link\":{\"relation\":\"Next\",\"url\":\"x\"}",
                "\"collection\">\"searchset\",\"total\":4",
                "\"collection\">\"collection\",\"entries\":[]",
                "{\"resource\":>{\"resources\":[],\"resource\":",
                "{\"resource\":>{\"request\":{\"method\":\"DELETE\"},\"resource\":",
                "\"collection\">\"collection\",\"meta\":{\"tag\":[{\"code\":\"SUBSETTED\"}]}",
                "\"final\">\"final\",\"meta\":{\"tag\":[{\"code\":\"x\"},{\"code\":\"SUBSETTED\"}]}",
                "\"final\">\"final\",\"valueString\":\"less than 36\"",
                "\"final\">\"final\",\"focus\":[{\"reference\":\"Patient/2\"}]",
                "\"final\">\"final\",\"effectivePeriod\":{}",
                "\"final\">\"final\",\"effectiveInstant\":\"2026-11-23T08:00:00Z\"",
                "\"value\":38.2>\"value\":38.2,\"Comparator\":\"<\"",
                "{\"reference\":\"Patient/1\"}>[{\"reference\":\"Patient/1\"}]",
                "\"collection\">\"collection\",\"implicitRules\":\"x\"",
                "\"Observation\",>\"Observation\",\"modifierExtension\":[],",
                "\"Observation\">\"Patient\"",
                "\"QuestionnaireResponse\">\"Questionnaire\"",
                "\"final\">\"entered-in-error\"",
                "\"final\">\"preliminary\"",
                "\"final\">\"final\",\"component\":[]",
                "\"final\">\"final\",\"dataAbsentReason\":{}",
                "\"effectiveDateTime\":\"2026-11-23T08:00:00Z\",>",
                "2026-11-23T08:00:00Z>2026-11-23",
                "2026-11-23T08:00:00Z>2026-11-22T08:00:00Z",
                "2026-11-23T08:00:00Z>2026-11-23T10:00:00Z",
                "8310-5>8302-2",
                "http://loinc.org>http://snomed.info/sct",
                "\"Cel\">\"[degF]\"",
                "http://unitsofmeasure.org>urn:x",
                "\"Cel\">\"Cel\",\"unit\":\"degF\"",
                "\"Cel\">\"Cel\",\"unit\":\" \u00b0F\"",
                "\"value\":38.2>\"value\":\"38.2\"",
                "\"value\":38.2>\"value\":38.2,\"comparator\":\"<\"",
                "\"value\":38.2>\"value\":1e999999999",
                "\"valueQuantity\">\"valueString\"",
                "8310-5\"}>8310-5\"},{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}",
                "\"active\">\"resolved\"",
                "46635009>36118008",
                "http://snomed.info/sct>http://loinc.org",
                "\"code\":{\"coding\":[{\"system\":\"http://snomed>\"abatementAge\":{},\"code\":{\"coding\":[{\"system\":\"http://snomed",
                "\"clinicalStatus\">\"verificationStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\"code\":\"refuted\"}]},\"clinicalStatus\"");
        List<String> passed = new ArrayList<>();
        for (String edit : bad) {
            String[] parts = edit.split(">", 2);
            assertTrue(BUNDLE.contains(parts[0]), edit);
            if (read(BUNDLE.replace(parts[0], parts[1])).reading().problems().isEmpty()) {
                passed.add(edit);
            }
        }
        assertEquals(List.of(), passed);
        for (String other : List.of("Patient/2", "")) {
            String stranger = BUNDLE.replace(
                    OBSERVATION,
                    OBSERVATION.replace("{\"reference\":\"Patient/1\"}", "{\"reference\":\"" + other + "\"}"));
            assertFalse(read(stranger).reading().problems().isEmpty(), other);
        }
        for (String other : List.of("{\"value\":\"2\"}", "{\"value\":\"1\",\"system\":\"x\"}")) {
            for (String reference : List.of("", "\"reference\":\"Patient/1\",")) {
                String subject = "{" + reference + "\"identifier\":{\"value\":\"1\"}}";
                String one = BUNDLE.replace("{\"reference\":\"Patient/1\"}", subject);
                assertEquals(List.of(), read(one).reading().problems());
                String two = OBSERVATION.replace(
                        "{\"reference\":\"Patient/1\"}", subject.replace("{\"value\":\"1\"}", other));
                String stranger = one.replace(OBSERVATION.replace("{\"reference\":\"Patient/1\"}", subject), two);
                assertFalse(read(stranger).reading().problems().isEmpty(), two);
            }
        }
        for (String other : List.of(
                "\"reference\":\"Device/1\"",
                "\"reference\":\"https://ehr.example/fhir/Group/1\"",
                "\"type\":\"Device\",\"reference\":\"urn:uuid:1\"",
                "\"type\":\"Group\",\"identifier\":{\"value\":\"1\"}")) {
            String device = BUNDLE.replace("\"reference\":\"Patient/1\"", other);
            assertFalse(read(device).reading().problems().isEmpty(), other);
        }
        for (String patient : List.of(
                "\"reference\":\"https://ehr.example/fhir/Patient/1\"",
                "\"type\":\"Patient\",\"reference\":\"Patient/1\"",
                "\"reference\":\"urn:uuid:1\"")) {
            String same = BUNDLE.replace("\"reference\":\"Patient/1\"", patient);
            assertEquals(List.of(), read(same).reading().problems(), patient);
        }
        String heart = BUNDLE.replace("8310-5", "8867-4").replace("38.2", "71").replace("\"Cel\"", "\"/min\"");
        assertFalse(read(heart).reading().problems().isEmpty(), "two heart rates");
        assertFalse(read("{\"resourceType\":\"Bundle\",\"type\":\"collection\"}")
                .reading()
                .problems()
                .isEmpty());
        assertFalse(read("{\"resourceType\":\"Patient\"}").reading().problems().isEmpty());
    }
}
