package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No problem repeats a value of the report, nor the name of a field that the caller made up. */
class PrivacyTest {

    private static final List<String> CANARIES = List.of("\"Xq7canary\"", "777777", "-777777", "7.7777777", "7e77");

    /** A canary in the place of every value of a whole report, one after the other. */
    static List<String> reports() {
        Matcher value =
                Pattern.compile("(?<=: |\\[)(\"[^\"]*\"|-?[0-9.]+|true|false)").matcher(Desk.VISIT);
        List<String> reports = new ArrayList<>();
        while (value.find()) {
            for (String canary : CANARIES) {
                reports.add(Desk.VISIT.substring(0, value.start()) + canary + Desk.VISIT.substring(value.end()));
            }
        }
        return reports;
    }

    @Test
    void hasACanaryForEveryValue() {
        assertEquals(26 * CANARIES.size(), reports().size());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void neverRepeatsAValue(String report) {
        if (Desk.read(report) instanceof Reading.Refused refused) {
            String said = refused.refusal().toString();
            assertTrue(!said.contains("canary") && !said.contains("7777") && !said.contains("7e77"), said);
        } else {
            // Only the id and the text of a symptom without a code take any word.
            assertTrue(
                    report.contains("\"reportId\": \"Xq7canary\"") || report.contains("\"text\": \"Xq7canary\""),
                    report);
        }
    }

    @Test
    void neverRepeatsTheNameOfAnUnknownField() {
        for (String body : List.of(
                "{\"Xq7canary\":1}",
                "{\"patient\":{\"Xq7canary\":{\"deep\":[1]}}}",
                "{\"symptoms\":[{\"code\":\"nausea\",\"Xq7canary\":null}]}",
                "{\"Xq7canary\":1,\"Xq7canary\":2}",
                "{\"" + "Xq7canary".repeat(8) + "\":2}",
                "{\"Xq7canary\":nope}",
                "{\"Xq7canary\":\"\n\"}",
                "{Xq7canary:1}",
                "Xq7canary")) {
            String said = Desk.refused(body).toString();
            assertTrue(!said.contains("canary"), said);
        }
    }

    @Test
    void neverRepeatsAValueOfABrokenDocument() {
        for (String body : List.of(
                "{\"reportId\":\"Xq7canary\" \"x\":1}",
                "{\"reportId\":Xq7canary}",
                "{\"reportId\":'Xq7canary'}",
                "{\"reportId\":\"Xq7canary",
                "{\"reportId\":\"\\Xq7canary\"}",
                "{\"reportId\":\"" + "Xq7canary".repeat(1_000) + "\"}",
                "{} Xq7canary")) {
            String said = Desk.refused(body).toString();
            assertTrue(!said.contains("canary"), said);
        }
    }

    @Test
    void speaksInLowerCaseWithoutAFullStopAndWithoutAJavaName() {
        for (String report : reports()) {
            if (Desk.read(report) instanceof Reading.Refused refused) {
                for (InputProblem problem : refused.refusal().problems()) {
                    String detail = problem.detail();
                    String first = detail.substring(0, 1);
                    assertEquals(first.toLowerCase(Locale.ROOT), first, detail);
                    assertTrue(!detail.endsWith("."), detail);
                    assertTrue(
                            !detail.contains("java") && !detail.contains("Exception") && !detail.contains("Json"),
                            detail);
                }
            }
        }
    }
}
