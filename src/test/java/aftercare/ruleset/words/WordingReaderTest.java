package aftercare.ruleset.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.domain.Wording;
import aftercare.domain.Wording.CoreWords;
import aftercare.domain.Wording.LevelWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingReaderTest {

    @Test
    void readsTheShippedWording() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("rules", "wording.yaml"));
        Wording shipped = WordFiles.good(WordingReader.read("wording.yaml", bytes));
        assertEquals(5, shipped.levels().size());
        assertTrue(!shipped.toString().contains("{emergencyNumber}"), "a placeholder was left");
    }

    @Test
    void putsTheEmergencyNumberInItsPlaceInEveryText() {
        Wording wording = WordFiles.wording();
        assertEquals(
                new LevelWords("Call now", "Call 112", "Call 112, 112.", List.of()),
                wording.levels().get(Urgency.EMERGENCY_AMBULANCE));
        assertEquals(List.of("Chest pain: call 112.", "Come back if it gets worse."), wording.safetyNet());
        assertEquals(
                new CoreWords("Not assessed", "It failed.", "Call 112.", "our own choice", 14),
                wording.coreRules().get("SYS-01"));
    }

    @Test
    void hasWordsForEveryLevelCoreRuleAndOddity() {
        Wording wording = WordFiles.wording();
        assertEquals(Set.of(Urgency.values()), wording.levels().keySet());
        assertEquals(Set.of("GEN-01", "FLR-01", "SYS-01"), wording.coreRules().keySet());
        assertEquals(
                Set.of(
                        "stale-report",
                        "onset-after-report",
                        "duration-too-long",
                        "asymptomatic-with-symptoms",
                        "same-code-twice",
                        "severity-zero-red-flag"),
                wording.dataQuality().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            emergencyNumber: "112"            | emergencyNumber: "call"          | :1:18: a telephone number is expected here
            emergencyNumber: "112"            | emergencyNumber: ""              | :1:18: a telephone number is expected here
            emergencyNumber: "112"            | emergencyNumber: [112]           | :1:18: a telephone number is expected here
            emergencyNumber: "112"            | emergencynumber: "112"           | `emergencyNumber` is missing
            headline: Today                   | headlines: Today                 | unknown key `headlines`: did you mean `headline`?
            headline: Today                   | contact: Today                   | `contact` appears here twice
            headline: Today                   | headline: ""                     | an empty text is not allowed here
            SELF_CARE:                        | SELFCARE:                        | :7:3: unknown key `SELFCARE`: did you mean `SELF_CARE`?
            SELF_CARE:                        | SELFCARE:                        | :3:3: `SELF_CARE` is missing
            SELF_CARE:                        | URGENT_24H:                      | `URGENT_24H` appears here twice
            SELF_CARE: { headline: At home, contact: Nobody, instruction: Rest. } | SELF_CARE: Rest | keys with values are expected here
            Come back if it gets worse.       | "Come back, {name}."             | :10:5: nothing is known to stand for `{name}`: only `{emergencyNumber}` is
            Come back if it gets worse.       | "Come back}."                    | :10:5: a brace without its partner
            Come back if it gets worse.       | "Call {{emergencyNumber}}."      | :10:5: a brace without its partner
            safetyNet:                        | nets:                            | `safetyNet` is missing
            GEN-01:                           | GEN-02:                          | unknown key `GEN-02`: did you mean `GEN-01`?
            title: Floor                      | titel: Floor                     | `title` is missing
            title: Floor                      | title: [Floor]                   | a text is expected here
            stale-report:                     | old-report:                      | `stale-report` is missing
            stale-report: The report is old.  | stale-report: 7                  | a text is expected here: put it in quotes
            stale-report: The report is old.  | stale-report: "Old.\\nVery."     | a control character or line break is not allowed here
            stale-report: The report is old.  | stale-report: *x                 | anchors and aliases are not allowed
            dataQuality:                      | dataQuality: }                   | this is not YAML
            """)
    void refuses(String good, String bad, String message) {
        assertTrue(WordFiles.WORDING.contains(good), "the good file does not have: " + good);
        String file = WordFiles.WORDING.replace(good, bad.replace("\\\\", "\\"));
        String messages = WordFiles.messages(WordingReader.read("wording.yaml", WordFiles.bytes(file)));
        assertTrue(messages.contains(message), "expected: " + message + "\nbut was: " + messages);
    }

    @Test
    void refusesAnEmptySafetyNet() {
        int from = WordFiles.WORDING.indexOf("safetyNet:");
        int to = WordFiles.WORDING.indexOf("rules:");
        String file = WordFiles.WORDING.substring(0, from) + "safetyNet: []\n" + WordFiles.WORDING.substring(to);
        assertEquals(
                "w:8:12: at least one text is needed: it is shown with every answer\n",
                WordFiles.messages(WordingReader.read("w", WordFiles.bytes(file))));
    }

    @Test
    void acceptsSeveralNumbersAndANumberWithoutQuotes() {
        for (String number : List.of("\"999 / 112\"", "112", "\"112\"")) {
            String file = WordFiles.WORDING.replace("\"112\"", number);
            Wording wording = WordFiles.good(WordingReader.read("w", WordFiles.bytes(file)));
            assertEquals(
                    "Call " + number.replace("\"", ""),
                    wording.levels().get(Urgency.EMERGENCY_AMBULANCE).contact());
        }
    }
}
