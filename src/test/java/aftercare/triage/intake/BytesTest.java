package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before anybody looks at fields: bytes, JSON and its limits. */
class BytesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n\t",
                "null",
                "{",
                "{\"asymptomatic\":true",
                "{\"asymptomatic\":",
                "{\"asymptomatic\"",
                "{\"asymptomatic",
                "{\"asymptomatic\":tru",
                "{\"asymptomatic\":true,}",
                "{,\"asymptomatic\":true}",
                "{\"symptoms\":[{},]}",
                "{\"symptoms\":[,{}]}",
                "{\"symptoms\":[{}",
                "{\"symptoms\":[{}}",
                "{'asymptomatic':true}",
                "{asymptomatic:true}",
                "{\"asymptomatic\" true}",
                "{\"asymptomatic\":true \"reportId\":\"a\"}",
                "{/* a */\"asymptomatic\":true}",
                "{\"asymptomatic\":true}// a",
                "#a\n{}",
                "{\"reportId\":\"a\\x\"}",
                "{\"reportId\":\"a\\u12g4\"}",
                "{\"reportId\":\"a\nb\"}",
                "{\"reportId\":\"a\u0000b\"}",
                "{\"reportId\":\"a\u001fb\"}",
                "{ \u0000}",
                "{\u000b}",
                "{\u00a0}",
                "{\"vitals\":{\"heartRate\":NaN}}",
                "{\"vitals\":{\"heartRate\":Infinity}}",
                "{\"vitals\":{\"heartRate\":-Infinity}}",
                "{\"vitals\":{\"heartRate\":0x50}}",
                "{\"vitals\":{\"heartRate\":080}}",
                "{\"vitals\":{\"heartRate\":-080}}",
                "{\"vitals\":{\"heartRate\":+80}}",
                "{\"vitals\":{\"heartRate\":.5}}",
                "{\"vitals\":{\"heartRate\":5.}}",
                "{\"vitals\":{\"heartRate\":5.e1}}",
                "{\"vitals\":{\"heartRate\":5e}}",
                "{\"vitals\":{\"heartRate\":-}}",
                "{\"vitals\":{\"heartRate\":8 0}}",
                "{\"vitals\":{\"heartRate\":80x}}",
                "{\"asymptomatic\":True}",
                "{\"asymptomatic\":undefined}",
                "{}{}",
                "{} {}",
                "{}\n{\"asymptomatic\":true}",
                "{},",
                "{}]",
                "{}x",
                "{} null",
                "{}\u0000",
                "[][]",
                "\"a\" \"b\"",
                "<report/>",
                "code=chest-pain",
            })
    void refusesWhatIsNotOneJsonDocument(String body) {
        assertEquals(List.of("malformed-json"), Desk.problems(body));
        assertEquals(Refusal.Kind.MALFORMED, Desk.refused(body).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"asymptomatic\":true,\"asymptomatic\":true}",
                "{\"asymptomatic\":true,\"asymptomatic\":false}",
                "{\"asymptomatic\":true,\"\\u0061symptomatic\":true}",
                "{\"vitals\":{\"spo2\":99,\"spo2\":80}}",
                "{\"symptoms\":[],\"symptoms\":[{\"code\":\"nausea\"}]}",
                "{\"symptoms\":[{\"code\":\"nausea\",\"code\":\"chest-pain\"}]}",
                "{\"unknown\":{\"a\":1,\"a\":2}}",
                "{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}",
            })
    void refusesAKeyThatStandsTwice(String body) {
        assertEquals(List.of("malformed-json"), Desk.problems(body));
        assertTrue(Desk.refused(body).problems().get(0).detail().contains("twice"));
    }

    @Test
    void saysAtWhichLineAndColumnTheJsonBreaks() {
        String detail =
                Desk.refused("{\n  \"asymptomatic\": tru\n}").problems().get(0).detail();
        assertTrue(detail.startsWith("the document is not JSON, line 2, column "), detail);
        assertEquals(
                "an object has a field twice, line 2, column 2",
                Desk.refused("{\"reportId\":\"a\",\n \"reportId\":\"a\"}")
                        .problems()
                        .get(0)
                        .detail());
    }

    @Test
    void acceptsEveryWayToWriteTheSameJson() {
        assertEquals(
                Desk.accepted("{\"asymptomatic\":true,\"reportId\":\"a\"}"),
                Desk.accepted(" {\r\n\t\"reportId\" : \"\\u0061\" , \"\\u0061symptomatic\":true } \n"));
    }

    @ParameterizedTest
    @CsvSource({
        "C3",
        "A9",
        "FF",
        "FE",
        "80",
        "C080",
        "C0AF",
        "C1BF",
        "E08080",
        "E09F80",
        "F0808080",
        "EDA080",
        "EDBFBF",
        "EDA0BDEDB88A",
        "F4908080",
        "F8888080",
        "E282",
        "F09F98",
    })
    void refusesBytesThatAreNotUtf8(String hex) {
        byte[] body = join(ascii("{\"symptoms\":[{\"code\":\"other\",\"text\":\"a"), hex(hex), ascii("b\"}]}"));
        assertEquals("malformed-encoding", Desk.refused(body).problems().get(0).code());
        byte[] atTheEnd = join(ascii("{}"), hex(hex));
        assertEquals(
                "malformed-encoding", Desk.refused(atTheEnd).problems().get(0).code());
    }

    @Test
    void refusesLatin1AndAByteOrderMark() {
        byte[] latin =
                "{\"symptoms\":[{\"code\":\"other\",\"text\":\"g\u00eane\"}]}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("malformed-encoding", Desk.refused(latin).problems().get(0).code());
        assertEquals(List.of("malformed-encoding"), Desk.problems("\ufeff{}"));
        assertEquals(List.of("malformed-encoding"), Desk.problems("\ufeff"));
        assertEquals(
                "malformed-encoding",
                Desk.refused(new byte[] {'{', 0}).problems().get(0).code());
        assertEquals(
                "malformed-encoding",
                Desk.refused(new byte[] {0, '{'}).problems().get(0).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM"})
    void refusesWiderUnicode(String charset) {
        for (String body : List.of("{}", "{\"asymptomatic\":true}", " {}", "[]")) {
            byte[] bytes = body.getBytes(Charset.forName(charset));
            assertEquals(
                    "malformed-encoding", Desk.refused(bytes).problems().get(0).code(), body);
        }
        byte[] marked = "\ufeff{}".getBytes(Charset.forName(charset));
        assertEquals(
                "malformed-encoding", Desk.refused(marked).problems().get(0).code());
    }

    @Test
    void acceptsEveryCharacterOfUtf8() {
        for (String text : List.of("\u00e9", "\u20ac", "\ud83d\ude00", "\u0627\u0644\u0645", "\u75db\u3044")) {
            Desk.accepted("{\"symptoms\":[{\"code\":\"other\",\"text\":\"" + text + "\"}]}");
        }
    }

    @Test
    void refusesNestingBeyondSixteen() {
        // The document is the first level.
        assertEquals(List.of("unknown-field"), Desk.problems("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}"));
        assertEquals(List.of("json-limits"), Desk.problems("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"));
        assertEquals(List.of("json-limits"), Desk.problems("{\"a\":".repeat(17) + "1" + "}".repeat(17)));
        assertEquals(List.of("json-limits"), Desk.problems("[".repeat(60_000)));
    }

    @Test
    void refusesNumbersBeyondFortyDigits() {
        assertEquals(List.of("out-of-range /vitals/heartRate"), heartRate("9".repeat(40)));
        assertEquals(List.of("json-limits"), heartRate("9".repeat(41)));
        assertEquals(List.of("json-limits"), heartRate("80." + "0".repeat(38)));
        assertEquals(List.of("json-limits"), heartRate("9".repeat(5_000)));
        assertEquals(List.of("json-limits"), heartRate("-0." + "1".repeat(60_000)));
    }

    private static List<String> heartRate(String number) {
        return Desk.problems("{\"vitals\":{\"heartRate\":" + number + "}}");
    }

    @Test
    void refusesTextsBeyondFourKibibytes() {
        assertEquals(List.of("invalid-value /reportId"), reportId("a".repeat(4_096)));
        assertEquals(List.of("json-limits"), reportId("a".repeat(4_097)));
        assertEquals(List.of("json-limits"), reportId("a".repeat(60_000)));
        assertEquals(List.of("invalid-value /reportId"), reportId("\u20ac".repeat(1_365)));
        assertEquals(List.of("json-limits"), reportId("\u20ac".repeat(1_366)));
        assertEquals(List.of("invalid-value /reportId"), reportId("\u00e9".repeat(2_048)));
        assertEquals(List.of("json-limits"), reportId("\u00e9".repeat(2_049)));
        assertEquals(List.of("json-limits"), reportId("\u0080".repeat(2_049)));
        assertEquals(List.of("json-limits"), reportId("\u0800".repeat(1_366)));
        assertEquals(List.of("invalid-value /reportId"), reportId("\ud83d\ude00".repeat(1_024)));
        assertEquals(List.of("json-limits"), reportId("\ud83d\ude00".repeat(1_025)));
    }

    private static List<String> reportId(String id) {
        return Desk.problems("{\"reportId\":\"" + id + "\"}");
    }

    @Test
    void refusesFieldNamesBeyondSixtyFourCharacters() {
        assertEquals(List.of("unknown-field"), Desk.problems("{\"" + "k".repeat(64) + "\":1}"));
        assertEquals(List.of("json-limits"), Desk.problems("{\"" + "k".repeat(65) + "\":1}"));
        assertEquals(List.of("json-limits"), Desk.problems("{\"" + "k".repeat(62_000) + "\":1}"));
    }

    @Test
    void answersWithinABlinkWhateverFillsTheBody() {
        StringBuilder fields = new StringBuilder("{\"a\":1");
        StringBuilder symptoms = new StringBuilder("{\"symptoms\":[{\"code\":\"chest-pein\"}");
        StringBuilder nulls = new StringBuilder("{\"selfCare\":{\"tried\":[null");
        for (int index = 0; fields.length() < 65_000; index++) {
            fields.append(",\"symptom").append(index).append("\":1");
            if (symptoms.length() < 65_000) {
                symptoms.append(",{\"code\":\"muscle-").append(index).append("\"}");
            }
            nulls.append(",null");
        }
        long start = System.nanoTime();
        assertTrue(Desk.refused(fields + "}").problems().size() < 100);
        assertTrue(Desk.refused(symptoms + "]}").problems().size() <= 51);
        assertTrue(Desk.refused(nulls + "]}}").problems().size() <= 21);
        long millis = (System.nanoTime() - start) / 1_000_000;
        // It takes far less than a second; a busy machine may take several.
        assertTrue(millis < 20_000, "took " + millis + " ms");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) Integer.parseInt(hex.substring(2 * index, 2 * index + 2), 16);
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
