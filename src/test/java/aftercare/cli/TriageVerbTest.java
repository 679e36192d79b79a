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

class TriageVerbTest {

    private static final String MILD =
            """
            {"treatment":{"endedAt":"2026-11-23T09:00:00Z","regions":["gluteals"]},\
            "symptoms":[{"code":"muscle-ache","severity":3,"trend":"improving"}]}""";
    private static final String UNKNOWN_WORD = "{\"symptoms\":[{\"code\":\"muscle-acke\"}]}";
    private static final String BROKEN_EMERGENCY = "{\"symptoms\":[{\"code\":\"chest-pain\"}";
    private static final String RULE = "-".repeat(100);

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void printsAReportForAPerson() throws IOException {
        Path report = file(
                "visit.json",
                """
                {
                  "reportId": "visit-8841",
                  "reportedAt": "2026-11-24T09:30:00+01:00",
                  "treatment": { "endedAt": "2026-11-22T12:30:00+01:00", "regions": ["gluteals"], "depth": "deep" },
                  "symptoms": [
                    { "code": "site-redness", "trend": "worsening", "sizeCm": 3, "onset": "gradual" },
                    { "code": "muscle-ache", "severity": 4, "trend": "stable", "onsetHours": 3 }
                  ]
                }
                """);
        Ran ran = triage("", report.toString());
        String version = ran.out().lines().reduce((first, last) -> last).orElse("");
        assertTrue(version.matches("Rule set sha256:[0-9a-f]{64}") || version.isEmpty(), version);
        assertEquals("", ran.err());
        assertEquals(
                report + " (visit-8841)\n" + RULE
                        + """

                        URGENT_24H: Doctor today
                        Act within 6 hours, by 2026-11-24 14:30 UTC
                        Contact: GP or nurse line

                        Why (* decides the level)
                        * INF-01  URGENT_24H, within 6 hours
                                  Redness that grows
                                  May be an infection.
                                  - /symptoms/0: site-redness, worsening, gradual, 3 cm
                                  - /treatment/endedAt: 45 h since treatment
                                  Source: our own choice
                          EXP-01  SELF_CARE
                                  Mild soreness
                                  Expected after needling.
                                  - /symptoms/1: muscle-ache, severity 4, stable, onset 3 h
                                  Source: our own choice

                        What to tell the patient
                          - See a doctor.

                        Watch for
                          - Chest pain: call 999 now.

                        45 h since treatment; reported 2026-11-24 08:30 UTC
                        Rule set VERSION

                        """,
                ran.out().replaceAll("sha256:[0-9a-f]{64}", "VERSION"));
        assertEquals(0, ran.exit());
    }

    @Test
    void printsSelfCareQuestionsAndOdditiesWrapped() throws IOException {
        Path report = file(
                "r.json",
                """
                {"reportedAt":"2026-11-20T09:00:00Z","treatment":{"endedAt":"2026-11-19T09:00:00Z","regions":["gluteals"]},
                 "symptoms":[{"code":"muscle-ache","severity":3},{"code":"other","text":"strange\\u001b[31m"}]}
                """);
        Ran ran = triage("", report.toString());
        assertEquals(0, ran.exit());
        assertTrue(ran.out()
                .contains("Self-care\n  SC-01   Drink water.\n\nGood to know\n  EDU-01  Needles do tiny harm.\n"));
        assertTrue(ran.out().contains("\nWorth asking\n  - /symptoms/0/trend: "), ran.out());
        assertTrue(
                ran.out().contains("\nOdd about these answers\n  - /reportedAt: More than a day old. (stale-report)\n"),
                ran.out());
        assertFalse(ran.out().contains("Tell the patient"), "the advice of a reason that decides nothing is not told");
        ran.out().lines().forEach(line -> assertTrue(line.length() <= 100, line));
        assertFalse(ran.out().contains("\u001b"), "the cursor must not move");
    }

    @Test
    void tellsALanguageThatTheRulesDoNotHave() throws IOException {
        Path report = file("r.json", MILD);
        Ran ran = triage("", "--json", "--lang", "xx", report.toString());
        assertEquals(0, ran.exit());
        assertEquals(
                "aftercare triage: --lang: `xx`: the rules have no texts in it, so the answers are in English: the rules have `en`\n",
                ran.err());
        assertTrue(ran.out().contains("Mild soreness"), ran.out());
        assertEquals(
                "", triage("", "--json", "--lang", "en-GB", report.toString()).err());
        assertEquals(
                "aftercare triage: --lang: `de`: only answers as JSON are in other languages: add `--json`\n",
                triage("", "--lang", "de", report.toString()).err());
    }

    @Test
    void printsExactlyWhatTheServiceAnswers() throws IOException {
        Path report = file("r.json", MILD);
        Ran ran = triage("", "--json", report.toString());
        assertEquals(0, ran.exit());
        assertEquals("", ran.err());
        assertEquals(
                """
                {"decisionId":"ID","complete":true,"urgency":"SELF_CARE","rank":0,"headline":"Rest at home","contact":"Nobody",\
                "reasons":[{"ruleId":"EXP-01","title":"Mild soreness","urgency":"SELF_CARE","decisive":true,\
                "reason":"Expected after needling.","advice":"This soreness is expected, and it usually goes within three days; \
                carry on with light activity and come back to us if it does not.","source":"our own choice",\
                "evidence":[{"pointer":"/symptoms/0","says":"muscle-ache, severity 3, improving"}]}],\
                "advice":["This soreness is expected, and it usually goes within three days; \
                carry on with light activity and come back to us if it does not."],"adviceIds":["EXP-01"],\
                "selfCare":[{"ruleId":"SC-01","text":"Drink water.","source":"our own choice"}],\
                "education":[{"ruleId":"EDU-01","text":"Needles do tiny harm.","source":"our own choice"}],\
                "safetyNet":["Chest pain: call 999 now."],"safetyNetIds":["NET-709a7e94"],"questions":[],"dataQuality":[],"hoursSinceTreatment":24.0,\
                "ruleSet":{"version":"VERSION","activatedAt":"2026-11-24T09:00:00Z"},"evaluatedAt":"2026-11-24T09:00:00Z"}
                """,
                ran.out()
                        .replaceAll("sha256:[0-9a-f]{64}", "VERSION")
                        .replaceAll("\"decisionId\":\"[0-9A-Z]{26}\"", "\"decisionId\":\"ID\""));
    }

    @Test
    void printsARefusalForAPerson() throws IOException {
        Path report = file("r.json", UNKNOWN_WORD);
        Ran ran = triage("", report.toString());
        assertEquals(1, ran.exit());
        assertEquals(
                report + "\n" + RULE
                        + """

                        REFUSED: no triage was done
                        Until there is an answer, assume URGENT_24H: Speak to a doctor today.

                        There is a word that the vocabulary does not know:
                          - /symptoms/0/code: must be one of the known words (unknown-code); did you mean muscle-ache?

                        """,
                ran.out());
    }

    @Test
    void printsARefusalAsTheServiceDoes() throws IOException {
        Ran ran = triage("", "--json", file("r.json", BROKEN_EMERGENCY).toString());
        assertEquals(1, ran.exit());
        assertEquals(1, ran.out().lines().count());
        assertTrue(
                ran.out()
                        .startsWith("{\"type\":\"urn:aftercare:problem:malformed-json\","
                                + "\"title\":\"The body is not one JSON document\",\"status\":400,\"errors\":[{"),
                ran.out());
        assertTrue(
                ran.out()
                        .endsWith("\"triagePerformed\":false,\"failSafe\":{\"urgency\":\"EMERGENCY_AMBULANCE\","
                                + "\"instruction\":\"Call 999 now.\"}}\n"),
                ran.out());
    }

    @Test
    void losesNoLineBesideBrokenOnes() throws IOException {
        Path lines =
                file("day.ndjson", MILD + "\n\n" + BROKEN_EMERGENCY + "\r\n \t\n" + UNKNOWN_WORD + "\n\u0000\n" + MILD);
        Ran ran = triage("", lines.toString());
        assertEquals(1, ran.exit());
        assertEquals(
                List.of(lines + ":1", lines + ":3", lines + ":5", lines + ":6", lines + ":7"),
                ran.out()
                        .lines()
                        .filter(line -> line.startsWith(lines.toString()))
                        .toList());
        assertTrue(
                ran.out()
                        .endsWith(
                                "5 reports\n" + RULE
                                        + """

                                SELF_CARE             2
                                refused, not triaged  3
                                """),
                ran.out());
        Ran json = triage("", "--json", lines.toString());
        assertEquals(1, json.exit());
        List<String> answers = json.out().lines().toList();
        assertEquals(5, answers.size());
        assertTrue(answers.get(0).contains("\"urgency\":\"SELF_CARE\""));
        assertTrue(answers.get(1).contains("malformed-json"));
        assertTrue(answers.get(2).contains("unknown-code"));
        assertTrue(answers.get(3).contains("\"triagePerformed\":false"));
        assertTrue(answers.get(4).contains("\"urgency\":\"SELF_CARE\""));
    }

    @Test
    void saysOfWhichLineAndWhichReportARefusalIs() throws IOException {
        Path lines = file(
                "ids.ndjson",
                "\n{\"reportId\":\"visit-1\",\"symptoms\":[{\"code\":\"soar\"}]}\n"
                        + "{\"symptoms\":[{\"reportId\":\"inner\",\"code\":\"soar\"}],\"reportId\":\"visit-2\"}\n"
                        + "{\"reportId\":\"visit-3\",\"symptoms\":[{\n"
                        + "{\"reportId\":\"two words\"}\n"
                        + "[\"reportId\"]\n");
        List<String> answers =
                triage("", "--json", lines.toString()).out().lines().toList();
        List<String> expected = List.of(
                "\"line\":2,\"reportId\":\"visit-1\",\"triagePerformed\"",
                "\"line\":3,\"reportId\":\"visit-2\",\"triagePerformed\"",
                "\"line\":4,\"reportId\":\"visit-3\",\"triagePerformed\"",
                "\"line\":5,\"triagePerformed\"",
                "\"line\":6,\"triagePerformed\"");
        assertEquals(expected.size(), answers.size());
        for (int index = 0; index < expected.size(); index++) {
            assertTrue(answers.get(index).contains("]," + expected.get(index)), answers.get(index));
        }
        String page = triage("", lines.toString()).out();
        assertTrue(page.startsWith(lines + ":2 (visit-1)\n"), page);
        assertTrue(page.contains("\n" + lines + ":4 (visit-3)\n"), page);
        assertTrue(page.contains("\n" + lines + ":5\n"), page);
    }

    @Test
    void readsManyFilesAndCountsTheMostUrgentFirst() throws IOException {
        Path mild = file("mild.json", MILD);
        Path unexplained = file("unexplained.json", "{\"symptoms\":[{\"code\":\"bruising\"}]}");
        Ran ran = triage("", mild.toString(), unexplained.toString(), mild.toString());
        assertEquals(0, ran.exit(), ran.out());
        assertTrue(
                ran.out().endsWith("3 reports\n" + RULE + "\nROUTINE_REVIEW        1\nSELF_CARE             2\n"),
                ran.out());
    }

    @Test
    void readsOneReportFromStandardInputHoweverItIsLaidOut() {
        assertEquals(0, triage(MILD, "-").exit());
        assertEquals(0, triage(MILD + "\n\n", "-").exit());
        Ran laidOut = triage(MILD.replace(",", ",\n").replace("{", "{\n"), "--json", "-");
        assertEquals(0, laidOut.exit(), laidOut.out());
        assertEquals(1, laidOut.out().lines().count());
        Ran named = triage(MILD, "-");
        assertTrue(named.out().startsWith("standard input\n"), named.out());
    }

    @Test
    void seesThatStandardInputHoldsOneReportALine() {
        Ran two = triage(MILD + "\n" + MILD + "\n", "--json", "-");
        assertEquals(2, two.out().lines().count());
        assertEquals(0, two.exit());
        Ran firstBroken = triage(BROKEN_EMERGENCY + "\n" + MILD + "\n" + UNKNOWN_WORD, "-");
        assertEquals(1, firstBroken.exit());
        assertTrue(firstBroken.out().contains("standard input:1\n"), firstBroken.out());
        assertTrue(firstBroken.out().contains("standard input:2\n" + RULE + "\nSELF_CARE: "), firstBroken.out());
        assertTrue(firstBroken.out().contains("standard input:3\n"), firstBroken.out());
    }

    @Test
    void takesABrokenLaidOutReportAsOne() {
        Ran ran = triage("{\n  \"symptoms\": [\n    { \"code\": \"chest-pain\" }\n    {}\n  ]\n}\n", "--json", "-");
        assertEquals(1, ran.exit());
        assertEquals(1, ran.out().lines().count());
        assertTrue(ran.out().contains("\"failSafe\":{\"urgency\":\"EMERGENCY_AMBULANCE\""), ran.out());
    }

    @Test
    void takesEveryFileAsLinesWhenTold() throws IOException {
        Path lines = file("day.txt", MILD + "\n" + MILD + "\n");
        assertEquals(1, triage("", "--json", lines.toString()).exit());
        Ran ran = triage("", "--json", "--ndjson", lines.toString());
        assertEquals(0, ran.exit());
        assertEquals(2, ran.out().lines().count());
        assertEquals(
                3,
                triage(MILD + "\n" + MILD + "\n" + MILD, "--json", "--ndjson", "-")
                        .out()
                        .lines()
                        .count());
    }

    @Test
    void refusesAReportThatHttpWouldFindTooLarge() {
        String padding = " ".repeat(64 * 1024 - MILD.length());
        assertEquals(0, triage(MILD + padding, "-").exit());
        Ran ran = triage(MILD.replace("muscle-ache", "chest-pain") + padding + "  ", "--json", "-");
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains("urn:aftercare:problem:payload-too-large"), ran.out());
        assertTrue(ran.out().contains("\"failSafe\":{\"urgency\":\"EMERGENCY_AMBULANCE\""), ran.out());
        String line = MILD + " ".repeat(3 * 1024 * 1024) + "\n" + MILD + "\n";
        Ran lines = triage(line, "--json", "--ndjson", "-");
        assertEquals(2, lines.out().lines().count());
        assertTrue(lines.out().lines().toList().get(1).contains("\"urgency\":\"SELF_CARE\""));
    }

    @Test
    void goesOnBesideAFileThatCannotBeRead() throws IOException {
        Path mild = file("mild.json", MILD);
        Ran ran = triage("", "--json", "nowhere.json", temp.toString(), mild.toString());
        assertEquals(2, ran.exit());
        assertEquals(1, ran.out().lines().count());
        assertEquals(
                "nowhere.json: there is no such file: check its name\n" + temp
                        + ": this is a folder: name the files in it\n",
                ran.err());
    }

    @Test
    void saysThatAnInputHoldsNoReport() throws IOException {
        Path lines = file("day.jsonl", "\n \n");
        Ran ran = triage("", lines.toString());
        assertEquals(2, ran.exit());
        assertEquals(lines + ": there is no report in it: is it the right file?\n", ran.err());
        Ran empty = triage("", "--json", "-");
        assertEquals(1, empty.exit());
        assertTrue(empty.out().contains("malformed-json"), empty.out());
    }

    @Test
    void printsEveryProblemOfBrokenRulesAndTriagesNothing() throws IOException {
        Path rule = rules.resolve("soreness/soreness.drl");
        Files.writeString(
                rule,
                Files.readString(rule)
                        .replace("\"site-redness\"", "\"site-rednes\"")
                        .replace("severity", "severty"));
        Ran ran = triage(MILD, "--json", "-");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        List<String> said = ran.err().lines().toList();
        assertEquals(3, said.size(), ran.err());
        assertTrue(said.get(0).startsWith("soreness/soreness.drl:13:"), said.get(0));
        assertTrue(said.get(0).contains("`severty`"), said.get(0));
        assertTrue(said.get(1).startsWith("soreness/soreness.drl:27:"), said.get(1));
        assertTrue(said.get(1).contains("`site-rednes`"), said.get(1));
        assertEquals(rules + ": no valid rules: 2 problems, above", said.get(2));
    }

    @Test
    void triagesNothingWithoutRules() {
        Ran ran = Ran.aftercare(
                rules, MILD, "triage", "--rules", temp.resolve("nowhere").toString(), "-");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().endsWith("nowhere: no valid rules: one problem, above\n"), ran.err());
    }

    @Test
    void showsProgressOnlyToAPersonWhoSeesNothingElse() {
        String many = (MILD + "\n").repeat(250);
        assertEquals("", triage(many, "--ndjson", "-").err());
        assertEquals(
                "", Ran.run(rules, many, true, true, "triage", "--ndjson", "-").err());
        String seen = Ran.run(rules, many.repeat(20), false, true, "triage", "--ndjson", "-")
                .err();
        assertTrue(seen.matches("(\r\u001b\\[K[0-9,]+ reports, [0-9,]+ a second)+\r\u001b\\[K"), seen);
    }

    @Test
    void saysWhatOneThreadWouldSayInTheOrderOfTheLines() throws IOException {
        StringBuilder lines = new StringBuilder();
        StringBuilder alone = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            String report =
                    switch (i % 5) {
                        case 0 -> UNKNOWN_WORD;
                        case 1 -> BROKEN_EMERGENCY;
                        case 2 -> "{\"reportId\":\"r" + i + "\",\"symptoms\":[{\"code\":\"chest-pain\"}]}";
                        // Long ones take longer.
                        case 3 ->
                            "{\"symptoms\":[" + "{\"code\":\"muscle-ache\",\"severity\":3},".repeat(40)
                                    + "{\"code\":\"muscle-ache\"}],\"reportId\":\"r" + i + "\"}";
                        default -> "{\"reportId\":\"r" + i + "\"}";
                    };
            lines.append(report).append('\n');
            if (i < 50) {
                alone.append(
                        comparable(triage(report, "--json", "--ndjson", "-").out())
                                .replace("\"line\":1,", "\"line\":" + (i + 1) + ","));
            }
        }
        Ran ran = triage(lines.toString(), "--json", "--ndjson", "-");
        assertEquals(1, ran.exit());
        List<String> said = ran.out().lines().toList();
        assertEquals(2000, said.size());
        for (int i = 0; i < 2000; i++) {
            String place = i % 5 < 2 ? "\"line\":" + (i + 1) + "," : "\"reportId\":\"r" + i + "\",";
            assertTrue(said.get(i).contains(place), said.get(i));
        }
        assertEquals(alone.toString(), comparable(String.join("\n", said.subList(0, 50)) + "\n"));
    }

    private static String comparable(String answers) {
        return answers.replaceAll("\"decisionId\":\"[0-9A-Z]{26}\"", "\"decisionId\":\"ID\"");
    }

    @Test
    void coloursTheLevelForATerminalAlone() {
        assertFalse(triage(MILD, "-").out().contains("\u001b"));
        assertTrue(Ran.run(rules, MILD, true, true, "triage", "-")
                .out()
                .contains("\n\u001b[1mSELF_CARE: Rest at home\u001b[0m\n"));
        assertFalse(
                Ran.run(rules, MILD, true, true, "triage", "--json", "-").out().contains("\u001b"));
    }

    private Ran triage(String standardInput, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "triage";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Ran.aftercare(rules, standardInput, all);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(temp.resolve(name), content);
    }
}
