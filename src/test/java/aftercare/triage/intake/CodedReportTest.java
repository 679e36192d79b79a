package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is kept of a report: everything but the patient's own words. */
class CodedReportTest {

    private static String coded(String body) {
        return new String(Desk.reading(body).coded().bytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void keepsEverythingButFreeText() {
        assertEquals(
                "{\"reportId\":\"visit-8841\",\"reportedAt\":\"2026-11-23T09:00:00+01:00\",\"asymptomatic\":false,"
                        + "\"treatment\":{\"endedAt\":\"2026-11-21T13:00:00+01:00\",\"regions\":[\"upper-trapezius\"],"
                        + "\"depth\":\"deep\",\"sharpPainAtInsertion\":false},"
                        + "\"patient\":{\"ageYears\":41,\"anticoagulant\":true,\"bmi\":22.4},"
                        + "\"vitals\":{\"temperatureC\":38.2,\"heartRate\":88},"
                        + "\"selfCare\":{\"tried\":[\"heat\"],\"relief\":\"partial\"},"
                        + "\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"worsening\",\"sizeCm\":3,"
                        + "\"site\":\"upper-trapezius\",\"present\":true},{\"code\":\"muscle-ache\",\"severity\":4,"
                        + "\"trend\":\"stable\",\"onsetHours\":3,\"persistent\":false},"
                        + "{\"code\":\"other\",\"text\":\"(not kept)\"}]}",
                coded(Desk.VISIT));
    }

    @Test
    void isReadAsTheSameReport() {
        assertEquals(Desk.accepted(Desk.VISIT), Desk.accepted(coded(Desk.VISIT)));
        assertEquals(coded(Desk.VISIT), coded(coded(Desk.VISIT)));
    }

    @Test
    void keepsNumbersAsTheyWereWritten() {
        String body = "{\"patient\":{\"ageYears\":41.0},\"symptoms\":[{\"code\":\"muscle-ache\",\"onsetHours\":3.50}]}";
        assertEquals(body, coded(body));
    }

    @Test
    void keepsNoWordOfThePatient() {
        String body = "{\"symptoms\":[{\"text\":\"Xq7canary \\u00e4 \\\\ \\\" \\ud83d\\ude00\",\"code\":\"other\"}]}";
        Desk.accepted(body);
        assertFalse(coded(body).contains("canary"));
        assertTrue(coded(body).contains(CodedReport.NOT_KEPT));
        Desk.accepted(coded(body));
    }
}
