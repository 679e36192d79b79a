package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import aftercare.domain.Urgency;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal says to do. Every body here is refused. */
class FailSafeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Beside something unacceptable.
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"severity\":11}]}",
                "{\"symptoms\":[{\"code\":\"cyanosis\"}],\"reportedAt\":\"2030-01-01T00:00:00Z\"}",
                "{\"vitals\":{\"heartRate\":0},\"symptoms\":[{\"code\":\"chest-pain\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":true},{\"code\":\"elephant\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":null}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":\"false\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":0}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":[false]}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":{}}]}",
                "{\"symptoms\":[{\"severity\":1,\"code\":\"\\u0063hest-pain\",\"text\":\"x\"}]}",
                "{\"symptoms\":[{\"code\":\"nausea\",\"present\":false},{\"code\":\"chest-pain\"}],\"x\":1}",
                "{\"symptoms\":[{\"present\":false,\"code\":\"nausea\"},{\"code\":\"chest-pain\"}],\"x\":1}",
                // In a place that is not that of a symptom.
                "{\"reportId\":\"chest-pain\",\"x\":1}",
                "{\"symptoms\":[{\"code\":\"other\",\"text\":\"chest-pain\",\"severity\":11}]}",
                "{\"patient\":{\"chest-pain\":true}}",
                "{\"selfCare\":{\"tried\":[\"chest-pain\"]}}",
                // In a shape that is not the contract's.
                "{\"simptoms\":[{\"code\":\"chest-pain\"}]}",
                "[{\"code\":\"chest-pain\"}]",
                "{\"symptoms\":{\"code\":\"chest-pain\"}}",
                "{\"symptoms\":\"chest-pain\"}",
                "{\"symptoms\":[\"chest-pain\"]}",
                "{\"symptoms\":[{\"code\":\"nausea\"},[1],\"chest-pain\"]}",
                "{\"symptoms\":[[{\"code\":\"chest-pain\"}]]}",
                "{\"report\":{\"symptoms\":[{\"code\":\"chest-pain\"}]}}",
                "{\"symptoms\":[{\"present\":false,\"detail\":{\"code\":\"chest-pain\"}}]}",
                // Whose nearest known code, the first suggestion, is an emergency.
                "{\"symptoms\":[{\"code\":\"cheese-pan\"}]}",
                // With one letter wrong.
                "{\"symptoms\":[{\"code\":\"chst-pain\"}]}",
                "{\"symptoms\":[{\"code\":\"Chest-Pain\"}]}",
                "{\"symptoms\":[{\"code\":\" chest-pain \"}]}",
                "{\"symptoms\":[{\"code\":\"chest_pain\"}]}",
                "{\"symptoms\":[{\"code\":\"chest pain\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pian\"}]}",
                "{\"symptoms\":[{\"code\":\"chest\u200b-pain\"}]}",
                "{\"symptoms\":[{\"code\":\"CYANOSIS\"}]}",
                // In JSON that breaks later, or is none.
                "{\"symptoms\":[{\"code\":\"chest-pai",
                "{\"symptoms\":[{\"code\":\"chest-pain",
                "'chest-pain'",
                "{'symptoms':[{'code':'chest-pain'}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\"",
                "{\"symptoms\":[{\"code\":\"chest-pain\",",
                "{\"symptoms\":[{\"code\":\"chest-pain\"}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":fal",
                "{\"symptoms\":[{\"code\":\"chest-pain\"},]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\"}],'a':1}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"severity\":05}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\"}]} trailing",
                "{\"symptoms\":[{\"code\":\"chest-pain\"}]}{}",
                "{} {\"symptoms\":[{\"code\":\"chest-pain\"}]}",
                // With keys that stand twice.
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"code\":\"nausea\"}]}",
                "{\"symptoms\":[{\"code\":\"nausea\",\"code\":\"chest-pain\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\"}],\"symptoms\":[]}",
                "{\"symptoms\":[],\"symptoms\":[{\"code\":\"chest-pain\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false,\"present\":true}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":true,\"present\":false}]}",
            })
    void callsAnAmbulanceWhereAnEmergencyIsNamed(String body) {
        assertEquals(Urgency.EMERGENCY_AMBULANCE, Desk.failSafe(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "}",
                "{\"x\":1}",
                "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":11}]}",
                "{\"symptoms\":[{\"code\":\"nausea\",\"severity\":11}]}",
                "{\"symptoms\":[{\"code\":\"elephant\"}]}",
                "{\"symptoms\":[{\"code\":\"cheese-board\"}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false},{\"code\":\"elephant\"}]}",
                "{\"symptoms\":[{\"present\":false,\"code\":\"chest-pain\",\"severity\":11}]}",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false",
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false,\"present\":false}]}",
                "{\"symptoms\":[{\"code\":\"chest-pa",
                "{\"symptoms\":[{\"code\":\"other\",\"text\":\"no chest pain today\",\"severity\":11}]}",
            })
    void sendsToAClinicianTodayWhereNoneIs(String body) {
        assertEquals(Urgency.URGENT_24H, Desk.failSafe(body));
    }

    @Test
    void looksAtEverySymptomOfAListThatIsTooLong() {
        String nausea = String.join(",", Collections.nCopies(50, "{\"code\":\"nausea\"}"));
        assertEquals(Urgency.URGENT_24H, Desk.failSafe("{\"symptoms\":[" + nausea + ",{\"code\":\"nausea\"}]}"));
        assertEquals(
                Urgency.EMERGENCY_AMBULANCE,
                Desk.failSafe("{\"symptoms\":[" + nausea + ",{\"code\":\"chest-pain\"}]}"));
    }

    @Test
    void looksBeyondWhatIsBeyondTheLimits() {
        String pain = "\"symptoms\":[{\"code\":\"chest-pain\"}]";
        for (String beyond : new String[] {
            "\"a\":" + "[".repeat(20) + "]".repeat(20),
            "\"a\":" + "9".repeat(60),
            "\"a\":\"" + "x".repeat(5_000) + "\"",
            "\"" + "k".repeat(70) + "\":1",
        }) {
            assertEquals(Urgency.EMERGENCY_AMBULANCE, Desk.failSafe("{" + pain + "," + beyond + "}"), beyond);
            assertEquals(Urgency.EMERGENCY_AMBULANCE, Desk.failSafe("{" + beyond + "," + pain + "}"), beyond);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void readsAnEmergencyInAWrongEncoding(String charset) {
        for (String mark : new String[] {"", "\ufeff"}) {
            byte[] body = (mark + "{\"symptoms\":[{\"code\":\"chest-pain\"}]}").getBytes(Charset.forName(charset));
            assertEquals(Urgency.EMERGENCY_AMBULANCE, Desk.refused(body).failSafe());
            byte[] denied = (mark + "{\"symptoms\":[{\"code\":\"chest-pain\",\"present\":false}]}")
                    .getBytes(Charset.forName(charset));
            assertEquals(Urgency.URGENT_24H, Desk.refused(denied).failSafe());
        }
    }

    @Test
    void readsAnEmergencyBesideAWrongByte() {
        assertEquals(Urgency.EMERGENCY_AMBULANCE, Desk.failSafe("\ufeff{\"symptoms\":[{\"code\":\"chest-pain\"}]}"));
        String symptoms = "{\"symptoms\":[{\"code\":\"other\",\"text\":\"g\u00eane\"},{\"code\":\"chest-pain\"}]}";
        assertEquals(
                Urgency.EMERGENCY_AMBULANCE,
                Desk.refused(symptoms.getBytes(StandardCharsets.ISO_8859_1)).failSafe());
    }

    @Test
    void everyCutOfAReportThatNamedAnEmergencyStaysAnEmergency() {
        String report = "{\"symptoms\":[{\"code\":\"cyanosis\",\"severity\":3}],\"asymptomatic\":false}";
        // A code of which the last letter is missing is one with a wrong letter.
        int named = report.indexOf("cyanosis") + "cyanosi".length();
        for (int end = 0; end < report.length(); end++) {
            Urgency expected = end < named ? Urgency.URGENT_24H : Urgency.EMERGENCY_AMBULANCE;
            assertEquals(expected, Desk.failSafe(report.substring(0, end)), report.substring(0, end));
        }
    }

    @Test
    void answersForAnyBodyWithoutReadingItAsAReport() {
        byte[] body = "{\"symptoms\":[{\"code\":\"chest-pain\"}]}".getBytes(StandardCharsets.UTF_8);
        assertEquals(Urgency.EMERGENCY_AMBULANCE, Desk.INTAKE.failSafe(body));
        assertEquals(Urgency.URGENT_24H, Desk.INTAKE.failSafe(new byte[0]));
    }
}
