package aftercare.triage.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes two bodies the same report, and what does not. */
class CanonicalReportTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "{\"a\":1,\"b\":{\"c\":2,\"d\":3}} | {\"b\":{\"d\":3,\"c\":2},\"a\":1}",
                "{\"a\":[1,true]} | { \"a\" :\t[ 1 , true ] }",
                "{\"a\":38.2} | {\"a\":38.200}",
                "{\"a\":100} | {\"a\":1e2}",
                "{\"a\":0} | {\"a\":-0.00}",
                "{\"a\":\"é/\"} | {\"a\":\"\\u00e9\\/\"}",
                "{\"\\u0061\":1} | {\"a\":1}",
                "{\"a\":1e999999999} | {\"a\":10E+999999998}",
                "{\"a\":[]} | {\"a\":[ ]}",
            })
    void isTheSameHoweverAReportIsWritten(String one, String other) {
        assertEquals(canonical(one), canonical(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "{\"a\":[1,2]} | {\"a\":[2,1]}",
                "{\"a\":[{\"b\":1},{\"b\":2}]} | {\"a\":[{\"b\":2},{\"b\":1}]}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":true} | {\"a\":\"true\"}",
                "{\"a\":38.2} | {\"a\":38.21}",
                "{\"a\":\"x\"} | {\"a\":\"x \"}",
                "{\"a\":\"2026-11-23T09:00:00Z\"} | {\"a\":\"2026-11-23T09:00:00+00:00\"}",
                "{\"a\":\"1.0\"} | {\"a\":\"1\"}",
                "{} | {\"symptoms\":[]}",
                "{\"a\":{}} | {\"a\":[]}",
                "{\"a\":1} | {\"A\":1}",
                "{\"a\":{\"b\":1}} | {\"a\":{},\"b\":1}",
                "{\"symptoms\":[{\"code\":\"pain\"}]} | {\"symptoms\":[{\"code\":\"pain\",\"present\":true}]}",
                "{\"a\":1e9999999999} | {\"a\":1e9999999998}",
                // As binary floating point these would be one number.
                "{\"a\":9007199254740993} | {\"a\":9007199254740992}",
                "{\"a\":0.1} | {\"a\":0.1000000000000000055511151231257827}",
            })
    void isAnotherForAnotherReport(String one, String other) {
        assertNotEquals(canonical(one), canonical(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":1}", "{\"a\":1} x", "null", "\ufeff{}"})
    void isNothingForWhatCannotBeRead(String body) {
        assertEquals(Optional.empty(), CanonicalReport.of(bytes(body)));
    }

    @Test
    void followsFromWhatWasKeptUnlessWordsWereLeftOut() {
        String told = "{\"symptoms\":[{\"code\":\"other\",\"text\":\"it hums\"}]}";
        String coded = "{\"vitals\":{\"temperatureC\":38.0},\"symptoms\":[{\"code\":\"muscle-ache\"}]}";
        assertEquals(canonical(coded), text(CanonicalReport.ofKept(kept(coded).bytes())));
        assertFalse(new String(kept(told).bytes(), StandardCharsets.UTF_8).contains("hums"));
        assertEquals(Optional.empty(), CanonicalReport.ofKept(kept(told).bytes()));
        assertEquals(canonical(told), new String(kept(told).canonical(), StandardCharsets.UTF_8));
        assertTrue(canonical(told).contains("it hums"));
    }

    private static CodedReport kept(String report) {
        return Desk.reading(report).coded();
    }

    private static String canonical(String body) {
        return text(CanonicalReport.of(bytes(body)));
    }

    private static String text(Optional<byte[]> canonical) {
        return new String(canonical.orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
