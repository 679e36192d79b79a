package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainVerbTest {

    private static final String REDNESS =
            """
            {"reportId":"visit-8841","reportedAt":"2026-11-24T08:30:00Z",\
            "treatment":{"endedAt":"2026-11-22T12:30:00Z","regions":["gluteals"]},\
            "symptoms":[{"code":"muscle-ache","severity":4,"trend":"stable","onsetHours":3}]}""";

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void explainsAReportForAPerson() throws IOException {
        Path report = Files.writeString(temp.resolve("visit.json"), REDNESS);
        Ran ran = Ran.aftercare(rules, "", "explain", report.toString());
        assertEquals("", ran.err());
        assertEquals(0, ran.exit());
        assertEquals(
                report + " (visit-8841)\n" + "-".repeat(100)
                        + """

                        SELF_CARE: Rest at home
                        Nothing was recorded.

                        Rules that spoke
                          EXP-01  SELF_CARE. Mild soreness
                          SC-01   Drink
                          EDU-01  Why it hurts

                        Rules that lack one condition
                          none

                        What would raise the answer
                          - also `Short of breath`: EMERGENCY_AMBULANCE, now (FLR-01, GEN-01, EXP-01)
                          - also `Coughing blood`: EMERGENCY_AMBULANCE, now (FLR-01, GEN-01, EXP-01)
                        """,
                String.join("\n", ran.out().lines().toList().subList(0, 16)) + "\n");
        assertTrue(
                ran.out()
                        .endsWith(
                                """
                          - General muscle ache, severity: `7`, not `4`: ROUTINE_REVIEW within 72 h (GEN-01)
                          - also `Stiffness of treated muscle`: ROUTINE_REVIEW within 72 h (GEN-01, EXP-01)
                          - also `Tender to touch where needled`: ROUTINE_REVIEW within 72 h (GEN-01, EXP-01)
                          - also `Pain at or around treated area`: ROUTINE_REVIEW within 72 h (GEN-01, EXP-01)
                          - also `Back pain`: ROUTINE_REVIEW within 72 h (GEN-01, EXP-01)
                          - also `Neck pain`: ROUTINE_REVIEW within 72 h (GEN-01, EXP-01)

                        What would lower the answer
                          nothing that was tried

                        When to look again
                          Time alone changes nothing.

                        """),
                ran.out());
    }

    @Test
    void refusesWhatIsNoReport() {
        Ran ran = Ran.aftercare(rules, "{\"symptoms\":[{\"code\":\"chest-pain\"}", "explain", "-");
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains("REFUSED: no triage was done"), ran.out());
        Ran json = Ran.aftercare(rules, "{\"symptoms\":7}", "explain", "--json", "-");
        assertEquals(1, json.exit());
        assertTrue(json.out().contains("\"triagePerformed\":false"), json.out());
        assertEquals(List.of(), json.err().lines().toList());
    }

    @Test
    void explainsAReportForAProgram() throws IOException {
        Path report = Files.writeString(temp.resolve("day.ndjson"), REDNESS + "\n" + REDNESS + "\n");
        Ran ran = Ran.aftercare(rules, "", "explain", "--json", report.toString());
        assertEquals(0, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertEquals(2, lines.size());
        assertEquals(lines.get(0), lines.get(1));
        assertTrue(lines.get(0).startsWith("{\"answer\":{\"reportId\":\"visit-8841\""), lines.get(0));
        assertFalse(lines.get(0).contains("decisionId"));
    }
}
