package aftercare.trial.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.domain.Urgency;
import aftercare.ruleset.yaml.YamlProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseFileReaderTest {

    private static final String GOOD =
            """
            # basis: our own choice
            - note: "first"
              given:
                treatment: { hoursSince: 48.0, regions: [gluteals] }
                symptoms:
                  - { code: muscle-ache, severity: 5 }
              want:
                urgency: SELF_CARE
                because: [EXP-01]
                notBecause: [PRO-05, GEN-01]
            - note: 'second: with a colon'
              given: {}
              want: { atLeast: ROUTINE_REVIEW, atMost: URGENT_24H, actWithinHours: 0, advises: [SC-01], notAdvises: [EDU-02], asks: [Q-01], notAsks: [Q-02] }
            """;

    @Test
    void readsEveryWish() {
        CasesRead read = read(GOOD);
        assertEquals(List.of(), read.problems());
        assertEquals(2, read.cases().size());
        TriageCase first = read.cases().get(0);
        TriageCase second = read.cases().get(1);
        assertEquals("first", first.note());
        assertEquals("chest.cases.yaml", first.file());
        assertEquals(2, first.line());
        assertEquals(
                new Want(
                        Optional.of(Urgency.SELF_CARE),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        List.of("EXP-01"),
                        List.of("PRO-05", "GEN-01"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                first.want());
        assertEquals("second: with a colon", second.note());
        assertEquals(11, second.line());
        assertEquals(
                new Want(
                        Optional.empty(),
                        Optional.of(Urgency.ROUTINE_REVIEW),
                        Optional.of(Urgency.URGENT_24H),
                        OptionalInt.of(0),
                        List.of(),
                        List.of(),
                        List.of("SC-01"),
                        List.of("EDU-02"),
                        List.of("Q-01"),
                        List.of("Q-02")),
                second.want());
    }

    @TestFactory
    List<DynamicTest> refuses() {
        String given = "{ symptoms: [ { code: fever } ] }";
        String wish = "{ urgency: SELF_CARE }";
        Map<String, String> golden = new LinkedHashMap<>();

        // The file.
        golden.put("", "1:1: the file is empty: begin each case with `- note: …`");
        golden.put("note: x", "1:1: a case file is a list of cases: begin each case with `- note: …`");
        golden.put("- x", "1:3: this is not a case: a case has `note`, `given` and `want`");
        golden.put("- [ x", "1:6: this is not YAML: check the indentation, the quotes and the brackets before it");
        golden.put("\ufeff[]", "1:1: the file begins with a byte order mark: save the file as UTF-8 without one");
        golden.put("[]\n---\n[]", "2:1: a second document begins here: one file holds one document");
        golden.put("- &a x", "1:3: anchors and aliases are not allowed: write the words out");
        golden.put("- !!str x", "1:3: tags are not allowed: leave out what begins with `!`");
        golden.put("[".repeat(21), "1:21: nested deeper than 20: is a bracket missing before it?");

        // The case.
        golden.put(oneCase("x", given, wish) + "  wnat: 1\n", "4:3: unknown key `wnat`: did you mean `want`?");
        golden.put(
                oneCase("x", given, wish) + "  zzzzzz: 1\n",
                "4:3: unknown key `zzzzzz`: known here: note, given, want");
        golden.put(oneCase("x", given, wish) + "  want: {}\n", "4:3: `want` appears here twice: keep one of them");
        golden.put("- note: x\n  given: {}\n", "1:3: the case has no `want`: a case has `note`, `given` and `want`");
        golden.put("- note: x\n  want: " + wish, "1:3: the case has no `given`: a case has `note`, `given` and `want`");
        golden.put(
                "- given: {}\n  want: " + wish, "1:3: the case has no `note`: a case has `note`, `given` and `want`");
        golden.put(oneCase("3", given, wish), "1:9: the note is not a text: put it in double quotes");
        golden.put(oneCase("[x]", given, wish), "1:9: the note is not a text: put it in double quotes");
        golden.put(
                oneCase("\"\"", given, wish), "1:9: the note is not one line of 1 to 200 letters: it names the case");
        golden.put(
                oneCase("\"a\\nb\"", given, wish),
                "1:9: the note is not one line of 1 to 200 letters: it names the case");
        golden.put(
                oneCase("same", given, wish) + oneCase("same", given, wish),
                "4:9: the note `same` already names the case at chest.cases.yaml:1: give each case a note of its own");

        // What is given.
        String aReport = "`given` is not a report: write it as HTTP takes it, such as `symptoms: [ { code: … } ]`";
        golden.put(oneCase("x", "[1]", wish), "2:10: " + aReport);
        golden.put(oneCase("x", "", wish), "2:9: " + aReport);
        golden.put(
                oneCase("x", "{ patient: { bmi: 1, bmi: 2 } }", wish),
                "2:31: `bmi` appears here twice: keep one of them");
        golden.put(
                oneCase("x", "{ vitals: { temperatureC: .inf } }", wish),
                "2:36: `.inf` is not a number as JSON writes it: write it like 3 or 3.5");
        golden.put(
                oneCase("x", "{ vitals: { temperatureC: 38. } }", wish),
                "2:36: `38.` is not a number as JSON writes it: write it like 3 or 3.5");
        golden.put(
                oneCase("x", "{ ? [a] : 1 }", wish),
                "2:14: a key is one word: is a bracket or a colon in the wrong place?");
        String hours = "2:37: `hoursSince` is not a number of hours: write it like 48 or 72.001, with at most three"
                + " decimal places";
        for (String wrong : List.of("\"48\"", "72.0001", "4e1", "~", "null", "1000000", "+1", ".5", "[48]", "1h")) {
            golden.put(oneCase("x", "{ treatment: { hoursSince: " + wrong + " } }", wish), hours);
        }
        golden.put(
                oneCase("x", "{ treatment: { hoursSince: 4, endedAt: \"2026-11-21T13:00:00Z\" } }", wish),
                "2:25: `hoursSince` appears beside `endedAt`: give either the hours or the two times");
        golden.put(
                oneCase("x", "{ reportedAt: \"2026-11-21T13:00:00Z\", treatment: { hoursSince: 4 } }", wish),
                "2:61: `hoursSince` appears beside `reportedAt`: give either the hours or the two times");
        golden.put(
                oneCase("x", "{ treatment: { endedAt: \"2026-11-21T13:00:00Z\" } }", wish),
                "2:25: `endedAt` without `reportedAt` means something else every day: add `reportedAt`, or give"
                        + " `hoursSince` instead");

        // What is wanted.
        String known =
                "urgency, atLeast, atMost, actWithinHours, because, notBecause, advises, notAdvises, asks, notAsks";
        golden.put(oneCase("x", given, "{}"), "3:9: `want` wants nothing: known here: " + known);
        golden.put(oneCase("x", given, "SELF_CARE"), "3:9: `want` wants nothing: known here: " + known);
        golden.put(
                oneCase("x", given, "{ urgency: SELF_CARE, becuase: [EXP-01] }"),
                "3:31: unknown key `becuase`: did you mean `because`?");
        golden.put(
                oneCase("x", given, "{ urgency: SELFCARE }"),
                "3:20: unknown urgency `SELFCARE`: did you mean `SELF_CARE`?");
        golden.put(
                oneCase("x", given, "{ atMost: high }"),
                "3:19: unknown urgency `high`: known here: SELF_CARE, ROUTINE_REVIEW, URGENT_24H, EMERGENCY_DEPARTMENT,"
                        + " EMERGENCY_AMBULANCE");
        golden.put(
                oneCase("x", given, "{ urgency: [SELF_CARE] }"),
                "3:20: `urgency` is one level: known here: SELF_CARE, ROUTINE_REVIEW, URGENT_24H, EMERGENCY_DEPARTMENT,"
                        + " EMERGENCY_AMBULANCE");
        for (String wrong : List.of("6.0", "\"6\"", "-1", "06", "six")) {
            golden.put(
                    oneCase("x", given, "{ actWithinHours: " + wrong + " }"),
                    "3:27: `actWithinHours` is not a whole number of hours: write it like 6");
        }
        golden.put(
                oneCase("x", given, "{ because: EXP-01 }"),
                "3:20: `because` is not a list of rules: write it like [INF-01, INF-02]");
        golden.put(
                oneCase("x", given, "{ because: [] }"),
                "3:20: `because` is not a list of rules: write it like [INF-01, INF-02]");
        golden.put(
                oneCase("x", given, "{ because: [exp-1] }"),
                "3:21: `exp-1` is not the id of a rule: write it like INF-01");
        golden.put(
                oneCase("x", given, "{ advises: [SC-01, SC-01] }"),
                "3:28: `SC-01` appears here twice: keep one of them");
        golden.put(
                oneCase("x", given, "{ because: [EXP-01], notBecause: [EXP-01] }"),
                "3:30: `EXP-01` is both wanted and not wanted: keep one of them");
        golden.put(
                oneCase("x", given, "{ urgency: SELF_CARE, atLeast: SELF_CARE }"),
                "3:11: `urgency` appears beside `atLeast` or `atMost`: the exact level says it all");
        golden.put(
                oneCase("x", given, "{ atLeast: URGENT_24H, atMost: SELF_CARE }"),
                "3:32: no level is that urgent and that mild: swap `atLeast` and `atMost`?");

        List<DynamicTest> tests = new ArrayList<>();
        golden.forEach((yaml, message) -> tests.add(DynamicTest.dynamicTest(message, () -> {
            CasesRead read = read(yaml);
            assertEquals(List.of("chest.cases.yaml:" + message), messages(read), yaml);
        })));
        return tests;
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        CasesRead read = CaseFileReader.read(List.of(new CaseFile("a.cases.yaml", new byte[] {'-', ' ', (byte) 0xc3})));
        assertEquals(List.of("a.cases.yaml:1:3: this is not UTF-8: save the file as UTF-8"), messages(read));
    }

    @Test
    void refusesOneNoteInTwoFiles() {
        byte[] bytes = oneCase("same", "{}", "{ urgency: SELF_CARE }").getBytes(StandardCharsets.UTF_8);
        CasesRead read = CaseFileReader.read(
                List.of(new CaseFile("a/a.cases.yaml", bytes), new CaseFile("b/b.cases.yaml", bytes)));
        assertEquals(
                List.of("b/b.cases.yaml:1:9: the note `same` already names the case at a/a.cases.yaml:1: give each case"
                        + " a note of its own"),
                messages(read));
    }

    @Test
    void saysEveryProblemInOrder() {
        CasesRead read = read("- note: 1\n  given: 2\n  want: 3\n  more: 4\n");
        assertEquals(4, read.problems().size());
        List<Integer> lines = new ArrayList<>();
        read.problems().forEach(problem -> lines.add(problem.line()));
        assertEquals(List.of(1, 2, 3, 4), lines);
    }

    @Test
    void cutsShortWhatIsBrokenAllOver() {
        CasesRead read = read("- x\n".repeat(60));
        assertEquals(51, read.problems().size());
        assertEquals(
                "chest.cases.yaml:1:1: 10 more problems in this file: mend these first",
                read.problems().get(50).message());
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        CasesRead read = read("#".repeat((2 << 20) + 1));
        assertEquals(
                List.of("chest.cases.yaml:1:1: the file is larger than 2 MiB: shorten or split it"), messages(read));
    }

    @Test
    void leavesTheReportToTheIntake() {
        CasesRead read = read(oneCase("x", "{ symptons: no, trend: ~, treatment: [] }", "{ urgency: SELF_CARE }"));
        assertTrue(read.clean(), () -> messages(read).toString());
    }

    private static String oneCase(String note, String given, String want) {
        return "- note: " + note + "\n  given: " + given + "\n  want: " + want + "\n";
    }

    private static CasesRead read(String yaml) {
        return CaseFileReader.read(List.of(new CaseFile("chest.cases.yaml", yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> messages(CasesRead read) {
        List<String> messages = new ArrayList<>();
        for (YamlProblem problem : read.problems()) {
            messages.add(problem.message());
        }
        return messages;
    }
}
