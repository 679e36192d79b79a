package aftercare.service.cds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only what says beyond doubt that there is no report, or which is the newest, is taken at its word. */
class ChartReaderTest {

    private static final String BUNDLE = "\"resourceType\":\"Bundle\",\"type\":\"searchset\"";

    private static String response(String more) {
        return "{\"resourceType\":\"QuestionnaireResponse\",\"subject\":{\"reference\":\"Patient/1\"}," + more + "}";
    }

    private static String report(String id, String authored) {
        return response("\"id\":\"%s\",\"authored\":\"%s\",\"questionnaire\":\"urn:aftercare:questionnaire:patient|7\""
                .formatted(id, authored));
    }

    private static final String OLD = report("old", "2026-11-23T08:00:00Z");
    private static final String NEW = report("new", "2026-11-23T09:00:00Z");

    private static String bundle(String more, String... resources) {
        List<String> entries = new ArrayList<>();
        for (String resource : resources) {
            entries.add("{\"resource\":" + resource + "}");
        }
        return "{" + BUNDLE + more + ",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static Chart read(String report) {
        return readPrefetch("\"report\":" + report);
    }

    private static Chart readPrefetch(String prefetch) {
        String call = "{\"hook\":\"patient-view\",\"hookInstance\":\"x\",\"context\":{\"patientId\":\"1\"},"
                + "\"prefetch\":{" + prefetch + "}}";
        return ChartReader.read(call.getBytes(StandardCharsets.UTF_8), HookService.PATIENT_VIEW);
    }

    /** A server may say which version of a patient it had before it; who it is, is the same. */
    @Test
    void readsAReportAboutAVersionOfThePatient() {
        for (String about : List.of(
                "Patient/1",
                "Patient/1/_history/2",
                "https://ehr.example.org/fhir/Patient/1/_history/a-2.b",
                "fhir/Patient/1")) {
            assertInstanceOf(Chart.Answered.class, read(NEW.replace("Patient/1", about)), about);
        }
        for (String other : List.of(
                "Patient/2/_history/1",
                "Patient/11/_history/1",
                "Patient/1/_history/",
                "Patient/1/_history/2/3",
                "Patient/1/_history/2\\n",
                "Device/1/_history/2",
                "Patient/1/history/2")) {
            assertInstanceOf(Chart.Unclear.class, read(NEW.replace("Patient/1", other)), other);
        }
    }

    @Test
    void nothingIsThereOnlyWhereThatIsSaid() {
        for (String none : List.of("null", bundle(""), bundle(",\"total\":0"), "{" + BUNDLE + "}")) {
            assertEquals(new Chart.Nothing(), read(none), none);
        }
        List<String> silent = new ArrayList<>();
        for (String other : List.of(
                "{" + BUNDLE + ",\"entry\":{\"resource\":" + NEW + "}}",
                "{" + BUNDLE + ",\"entry\":[{\"fullUrl\":\"x\"}]}",
                "{" + BUNDLE + ",\"entry\":[{\"response\":{\"status\":\"500\"}}]}",
                "{" + BUNDLE + ",\"entries\":[{\"resource\":" + NEW + "}]}",
                bundle(",\"meta\":{\"tag\":[{\"code\":\"SUBSETTED\"}]}"),
                bundle(",\"link\":[{\"relation\":\"next\",\"url\":\"x\"}]"),
                bundle(",\"total\":\"3\""),
                bundle("", bundle("", NEW)),
                bundle("", NEW.replace("QuestionnaireResponse", "questionnaireResponse")),
                bundle("", "{\"resourceType\":\"Patient\",\"contained\":[" + NEW + "]}"),
                bundle("", "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}", OLD),
                bundle("", OLD, "{\"resourceType\":\"Patient\"}"))) {
            if (!(read(other) instanceof Chart.Unclear)) {
                silent.add(other);
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void theNewestCountsWhereItCanBeTold() {
        String warning = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\"}]}";
        String other = NEW.replace("urn:aftercare", "urn:other").replace("T09", "T10");
        for (String told : List.of(
                NEW,
                bundle("", OLD, NEW),
                bundle(",\"total\":9,\"link\":[{\"relation\":\"next\"}]", NEW, OLD),
                bundle("", NEW, NEW),
                bundle("", other, NEW, warning),
                bundle(
                        "",
                        other.replace("urn:other:questionnaire:patient|7", "https://x.example/Questionnaire/1"),
                        NEW))) {
            assertTrue(
                    read(told) instanceof Chart.Answered answered
                            && answered.response().path("id").asText().equals("new"),
                    told);
        }
        for (String doubt : List.of(
                bundle("", NEW, NEW.replace("new", "other")),
                bundle("", NEW.replace("new", "other").replace("09:00:00Z", "10:00:00+01:00"), OLD, NEW),
                bundle(",\"total\":9", OLD, NEW),
                bundle(",\"link\":[{\"relation\":\"next\"}]", OLD, NEW))) {
            assertTrue(read(doubt) instanceof Chart.Unclear, doubt);
        }
        // Each may be the one that counts; the reader of answers refuses it.
        String unnamed = "\"id\":\"unnamed\",\"authored\":\"2026-11-23T10:00:00Z\"";
        String asked = ",\"item\":[{\"linkId\":\"symptoms\",\"item\":[{\"linkId\":\"symptoms.code\"}]}]";
        for (String more : List.of(
                "",
                ",\"questionnaire\":\"Questionnaire/17\"",
                ",\"questionnaire\":\"https://ehr.example.org/fhir/Questionnaire/17\"" + asked,
                ",\"questionnaire\":\"https://ehr.example.org/fhir/Questionnaire/17|2\""
                        + asked.replace(".code", ".code~alarm"))) {
            assertTrue(
                    read(bundle("", response(unnamed + more), NEW)) instanceof Chart.Answered answered
                            && answered.response().path("id").asText().equals("unnamed"),
                    more);
        }
    }

    /** A server finds what patients answered only where it is asked for it. */
    @Test
    void asksForWhateverCanBeRead() {
        String prefetch = HookService.discovery();
        assertTrue(
                prefetch.contains(
                        "questionnaire=urn:aftercare:questionnaire:report,urn:aftercare:questionnaire:patient&"),
                prefetch);
        assertTrue(
                prefetch.contains(
                        "\"latest\":\"QuestionnaireResponse?subject=Patient/{{context.patientId}}&_sort=-authored&_count=10\""),
                prefetch);
    }

    /** A server that finds nothing by the address of our questionnaires does not say that a patient has reported nothing. */
    @Test
    void aReportThatTheSearchHasMissedCounts() {
        String other = NEW.replace("urn:aftercare", "urn:other").replace("T09", "T10");
        String failed = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}";
        String latest = ",\"latest\":" + bundle(",\"total\":9,\"link\":[{\"relation\":\"next\"}]", other, NEW, OLD);
        for (String report :
                List.of("null", bundle(""), bundle("", OLD), bundle("", NEW), bundle("", NEW, OLD), failed, NEW)) {
            assertTrue(
                    readPrefetch("\"report\":" + report + latest) instanceof Chart.Answered answered
                            && answered.response().path("id").asText().equals("new"),
                    report);
        }
        assertInstanceOf(Chart.Answered.class, readPrefetch(latest.substring(1)));
        // One that says only where its server keeps the questions is refused later, and not passed over.
        String kept =
                response("\"id\":\"kept\",\"authored\":\"2026-11-23T10:00:00Z\",\"questionnaire\":\"Questionnaire/17\""
                        + ",\"item\":[{\"linkId\":\"symptoms\",\"item\":[{\"linkId\":\"symptoms.code\"}]}]");
        assertTrue(
                readPrefetch("\"report\":" + NEW + ",\"latest\":" + bundle("", kept)) instanceof Chart.Answered answered
                        && answered.response().path("id").asText().equals("kept"));
    }

    /** What is no report is none of its business, and neither is a search that failed where the other did not. */
    @Test
    void otherAnswersThatCameLastChangeNothing() {
        String other = NEW.replace("urn:aftercare", "urn:other").replace("T09", "T10");
        String kept = response("\"authored\":\"2026-11-23T10:00:00Z\",\"questionnaire\":\"Questionnaire/17\"");
        for (String latest : List.of(
                "null",
                bundle(""),
                bundle("", other, kept),
                bundle(",\"total\":99", kept),
                "{\"resourceType\":\"OperationOutcome\"}",
                "7")) {
            assertEquals(
                    new Chart.Nothing(), readPrefetch("\"report\":" + bundle("") + ",\"latest\":" + latest), latest);
            assertEquals(read(NEW), readPrefetch("\"report\":" + NEW + ",\"latest\":" + latest), latest);
            assertEquals(new Chart.Missing(), readPrefetch("\"latest\":" + latest), latest);
        }
        // Two of one moment, of which each may be the one that counts.
        String twin = NEW.replace("\"new\"", "\"twin\"");
        assertInstanceOf(Chart.Unclear.class, readPrefetch("\"report\":" + NEW + ",\"latest\":" + twin));
        String stranger = NEW.replace("Patient/1", "Patient/2");
        assertInstanceOf(Chart.Unclear.class, readPrefetch("\"report\":null,\"latest\":" + stranger));
    }
}
