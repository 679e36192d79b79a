package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffVerbTest {

    private static final String RULES = "soreness/soreness.drl";
    private static final String QUESTIONS = "questions/questions.drl";
    private static final String CASES = "soreness/soreness.cases.yaml";

    private static final String RED =
            """
            - note: "redness that grows"
              given: { treatment: { hoursSince: 30.0 }, symptoms: [ { code: site-redness, trend: worsening } ] }
              want: { urgency: URGENT_24H, because: [INF-01] }
            """;

    private static final String NOTHING_RAISED = "No report that there can be is answered higher, or with less time.\n";

    @TempDir
    private Path temp;

    private Path old;
    private Path changed;

    @BeforeEach
    void folders() throws IOException {
        old = SmallRules.in(Files.createDirectory(temp.resolve("a")));
        Files.writeString(old.resolve(CASES), Files.readString(old.resolve(CASES)) + RED);
        changed = SmallRules.in(Files.createDirectory(temp.resolve("b")));
        Files.copy(old.resolve(CASES), changed.resolve(CASES), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void saysThatNothingChanges() {
        assertEquals(
                new Ran(
                        0,
                        "0 lowered, 0 raised, 0 otherwise changed, 3 the same\nNo report that there can be is answered lower, or with more time.\n"
                                + "No report that there can be is answered higher, or with less time.\n",
                        ""),
                diff());
    }

    @Test
    void showsWhatCanTurnARuleOff() throws IOException {
        String old = "trend worsening: one that grows quickly is not tried here";
        edit(RULES, "@unless( \"" + old + "\" )", "@unless( \"trend worsening: another reason\" )");
        edit(RULES, "@urgency( \"SELF_CARE\" )", "@urgency( \"SELF_CARE\" ) @unless( \"severity <= 6: PRO-01\" )");
        String out = diff().out();
        assertTrue(
                out.startsWith("EXP-01: Mild soreness\n  + @unless: severity <= 6: PRO-01\n"
                        + "INF-01: Redness that grows\n  - @unless: " + old
                        + "\n  + @unless: trend worsening: another reason\n\n"),
                out);
        String json = Ran.aftercare(temp, "", "diff", "--json", this.old.toString(), changed.toString())
                .out();
        assertTrue(json.contains("\"before\":\"\",\"after\":\"severity <= 6: PRO-01\""), json);
    }

    @Test
    void putsLoweredAnswersFirst() throws IOException {
        edit(RULES, "hoursSince > 24", "hoursSince > 30");
        edit(RULES, "severity <= 6", "severity <= 5");
        assertEquals(
                new Ran(
                        1,
                        changed
                                + """
                                /soreness/soreness.cases.yaml:10: redness that grows: URGENT_24H (6 h) → ROUTINE_REVIEW (72 h)
                                  - no longer INF-01 Redness that grows, URGENT_24H (6 h): `hoursSince > 30` was 30
                                  - now GEN-01 Not explained, ROUTINE_REVIEW (72 h): /symptoms/0 site-redness, worsening
                                  - advice gained: SC-01, EDU-01

                                """
                                + changed
                                + """
                                /soreness/soreness.cases.yaml:1: mild soreness: SELF_CARE → ROUTINE_REVIEW (72 h)
                                  - no longer EXP-01 Mild soreness, SELF_CARE: `severity <= 5` was 6
                                  - now GEN-01 Not explained, ROUTINE_REVIEW (72 h): /symptoms/0 muscle-ache, severity 6

                                - INF-01 is lost on
                                  {"reportedAt":"2026-11-24T09:00:00Z","treatment":{"endedAt":"2026-11-23T08:59:58.200Z"},"symptoms":[{"code":"site-redness","trend":"worsening"}]}:
                                  URGENT_24H (6 h) → ROUTINE_REVIEW (72 h)

                                - GEN-01 is gained on {"symptoms":[{"code":"muscle-ache","severity":6}]}: SELF_CARE → ROUTINE_REVIEW
                                  (72 h)

                                1 lowered, 1 raised, 0 otherwise changed, 1 the same
                                """,
                        ""),
                wide(diff()));
    }

    @Test
    void moreTimeToActIsLower() throws IOException {
        edit(RULES, "@within( 6 )", "@within( 12 )");
        assertEquals(
                new Ran(
                        1,
                        changed
                                + """
                                /soreness/soreness.cases.yaml:10: redness that grows: URGENT_24H (6 h) → URGENT_24H (12 h)
                                  - still INF-01: URGENT_24H (6 h) → URGENT_24H (12 h)

                                - INF-01 is lost on
                                  {"reportedAt":"2026-11-24T09:00:00Z","treatment":{"endedAt":"2026-11-23T08:59:58.200Z"},"symptoms":[{"code":"site-redness","trend":"worsening"}]}:
                                  URGENT_24H (6 h) → URGENT_24H (12 h)

                                1 lowered, 0 raised, 0 otherwise changed, 2 the same
                                No report that there can be is answered higher, or with less time.
                                """,
                        ""),
                wide(diff()));
    }

    @Test
    void raisedAnswersAreNoFault() throws IOException {
        edit(RULES, "@within( 6 )", "@within( 1 )");
        Ran ran = diff();
        assertTrue(
                wide(ran)
                        .out()
                        .endsWith(
                                """

                                - INF-01 is gained on
                                  {"reportedAt":"2026-11-24T09:00:00Z","treatment":{"endedAt":"2026-11-23T08:59:58.200Z"},"symptoms":[{"code":"site-redness","trend":"worsening"}]}:
                                  URGENT_24H (6 h) → URGENT_24H (1 h)

                                0 lowered, 1 raised, 0 otherwise changed, 2 the same
                                No report that there can be is answered lower, or with more time.
                                """),
                ran.out());
        assertEquals(0, ran.exit());
    }

    @Test
    void namesLostAdvice() throws IOException {
        edit(RULES, "Report()\nthen", "Report( symptomCount > 1 )\nthen");
        Ran ran = wide(diff());
        assertTrue(
                ran.out()
                        .startsWith(
                                changed
                                        + """
                                /soreness/soreness.cases.yaml:1: mild soreness: SELF_CARE → SELF_CARE
                                  - advice lost: SC-01, EDU-01

                                """),
                ran.out());
        assertEquals(0, ran.exit());
    }

    @Test
    void otherWordsAreCounted() throws IOException {
        edit(RULES, "Drink water.", "Drink more water.");
        edit(RULES, "May be an infection.", "Could be an infection.");
        assertEquals(
                new Ran(
                        0,
                        """
                        - INF-01 says or rests on something else in 1 answer
                        - SC-01 says or rests on something else in 2 answers

                        0 lowered, 0 raised, 3 otherwise changed, 0 the same
                        No report that there can be is answered lower, or with more time.
                        No report that there can be is answered higher, or with less time.
                        """,
                        ""),
                diff());
    }

    @Test
    void aCaseThatWasTakenAwayStillCounts() throws IOException {
        edit(CASES, RED, "");
        edit(RULES, "hoursSince > 24", "hoursSince > 30");
        Ran ran = wide(diff());
        assertTrue(
                ran.out()
                        .startsWith(old + "/soreness/soreness.cases.yaml:10: redness that grows: URGENT_24H (6 h) → "
                                + "ROUTINE_REVIEW (72 h)\n"),
                ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void aCaseThatWasRewrittenCountsAsItWas() throws IOException {
        edit(CASES, "hoursSince: 30.0", "hoursSince: 31.0");
        edit(RULES, "hoursSince > 24", "hoursSince > 30");
        Ran ran = diff();
        assertTrue(
                ran.out().endsWith("1 lowered, 0 raised, 0 otherwise changed, 3 the same\n" + NOTHING_RAISED),
                ran.out());
    }

    @Test
    void takesReportsToo() throws IOException {
        edit(RULES, "hoursSince > 24", "hoursSince > 30");
        Path reports = Files.writeString(
                temp.resolve("day.ndjson"),
                """
                {"treatment":{"endedAt":"2026-11-23T03:00:00Z"},"symptoms":[{"code":"site-redness","trend":"worsening"}]}

                {"symptoms":[{"code":"no-such-word"}]}
                {"asymptomatic":true}
                """);
        Ran ran = wide(
                Ran.aftercare(old, "", "diff", old.toString(), changed.toString(), "--reports", reports.toString()));
        assertTrue(ran.out().contains("\n" + reports + ":1: URGENT_24H (6 h) → ROUTINE_REVIEW (72 h)\n"), ran.out());
        assertTrue(
                ran.out()
                        .endsWith("2 lowered, 0 raised, 0 otherwise changed, 3 the same, 1 refused by both\n"
                                + NOTHING_RAISED),
                ran.out());
    }

    @Test
    void aReportThatIsNoLongerAcceptedIsLowered() throws IOException {
        edit("vocabulary.yaml", "min: 0, max: 10", "min: 0, max: 6");
        Ran ran = wide(diff());
        assertTrue(
                ran.out()
                        .startsWith(changed
                                + "/soreness/soreness.cases.yaml:6: more than mild soreness: ROUTINE_REVIEW (72 h) → refused\n"
                                + "  - /symptoms/0/severity: "),
                ran.out());
        assertEquals(1, ran.exit());
        Ran back = wide(Ran.aftercare(old, "", "diff", changed.toString(), old.toString()));
        assertTrue(back.out().contains(": refused → ROUTINE_REVIEW (72 h)\n"), back.out());
        assertEquals(0, back.exit());
    }

    @Test
    void printsEveryChangeAsJson() throws IOException {
        edit(RULES, "hoursSince > 24", "hoursSince > 30");
        Ran ran = Ran.aftercare(old, "", "diff", "--json", old.toString(), changed.toString());
        String out = ran.out().replaceAll("sha256:[0-9a-f]{64}", "sha256:…").replace(changed.toString(), "NEW");
        assertEquals(
                """
                {"same":2,"refused":0,"erased":0,"changes":[{"name":"redness that grows","where":"NEW/soreness/soreness.cases.yaml:10",\
                "way":"lowered","from":{"ruleSet":"sha256:…","urgency":"URGENT_24H","actWithinHours":6,"reasons":["INF-01"]},\
                "to":{"ruleSet":"sha256:…","urgency":"ROUTINE_REVIEW","actWithinHours":72,"reasons":["GEN-01"]},\
                "lost":[{"ruleId":"INF-01","title":"Redness that grows","urgency":"URGENT_24H","actWithinHours":6,\
                "why":"`hoursSince > 30` was 30"}],\
                "gained":[{"ruleId":"GEN-01","title":"Not explained","urgency":"ROUTINE_REVIEW","actWithinHours":72}],\
                "altered":[],"adviceLost":[],"adviceGained":["SC-01","EDU-01"],"adviceAltered":[],"asksLost":[],"asksGained":[]}],\
                "anywhere":[{"lost":"INF-01",\
                "report":"{\\"reportedAt\\":\\"2026-11-24T09:00:00Z\\",\\"treatment\\":{\\"endedAt\\":\\"2026-11-23T08:59:58.200Z\\"},\
                \\"symptoms\\":[{\\"code\\":\\"site-redness\\",\\"trend\\":\\"worsening\\"}]}",\
                "from":{"ruleSet":"sha256:…","urgency":"URGENT_24H","actWithinHours":6,"reasons":["INF-01"]},\
                "to":{"ruleSet":"sha256:…","urgency":"ROUTINE_REVIEW","actWithinHours":72,"reasons":["GEN-01"]}}],"raised":[],"guarded":[],"unless":[],"questions":[]}
                """,
                out);
        assertEquals(1, ran.exit());
    }

    @Test
    void namesGuardedChangesInASectionOfTheirOwn() throws IOException {
        edit("wording.yaml", "Chest pain: call {emergencyNumber} now.", "Chest pain: lie down.");
        edit("vocabulary.yaml", "  - { code: calf, label: \"Calf\", groups: [] }\n", "");
        edit("vocabulary.yaml", "min: 30, max: 45", "min: 30, max: 46");
        assertEquals(
                new Ran(
                        1,
                        """
                        - region calf is lost on {"treatment":{"regions":["calf"]},"symptoms":[]}: URGENT_24H (24 h) →
                          refused

                        - vitals temperatureC is gained on {"vitals":{"temperatureC":46},"symptoms":[]}: refused →
                          URGENT_24H (24 h)

                        To agree to by name in CHANGES.yaml:
                        - word region calf
                          was: Calf
                          is:  nothing
                        - text safetyNet
                          was: Chest pain: call 999 now.
                          is:  Chest pain: lie down.

                        Guarded, and only shown:
                        - range temperatureC
                          was: 30 to 45 with 1 decimal place
                          is:  30 to 46 with 1 decimal place

                        0 lowered, 0 raised, 0 otherwise changed, 3 the same, 2 to agree to by name
                        """,
                        ""),
                diff());
        Ran ran = Ran.aftercare(old, "", "diff", "--json", old.toString(), changed.toString());
        assertEquals(
                """
                {"same":3,"refused":0,"erased":0,"changes":[],"anywhere":[{"lost":"region calf",\
                "report":"{\\"treatment\\":{\\"regions\\":[\\"calf\\"]},\\"symptoms\\":[]}",\
                "from":{"ruleSet":"sha256:…","urgency":"URGENT_24H","actWithinHours":24,"reasons":["SYS-01"]},\
                "refused":true}],"raised":[{"gained":"vitals temperatureC",\
                "report":"{\\"vitals\\":{\\"temperatureC\\":46},\\"symptoms\\":[]}","refused":true,\
                "to":{"ruleSet":"sha256:…","urgency":"URGENT_24H","actWithinHours":24,"reasons":["SYS-01"]}}],"guarded":[\
                {"name":"word region calf","was":"Calf","is":"","needsAgreement":true},\
                {"name":"text safetyNet","was":"Chest pain: call 999 now.","is":"Chest pain: lie down.",\
                "needsAgreement":true},\
                {"name":"range temperatureC","was":"30 to 45 with 1 decimal place","is":"30 to 46 with 1 decimal place",\
                "needsAgreement":false}],"unless":[],"questions":[]}
                """,
                ran.out().replaceAll("sha256:[0-9a-f]{64}", "sha256:…"));
        assertEquals(1, ran.exit());
    }

    /** With the shipped rules; the others here are of the first facts, under which no rule asks. */
    @Test
    void showsWhatIsNoLongerAsked() throws IOException {
        Path was = askingIn(temp.resolve("was"));
        Path is = askingIn(temp.resolve("is"));
        String text = Files.readString(is.resolve(QUESTIONS));
        int from = text.indexOf("rule \"A stiff neck is asked about");
        int to = text.indexOf("rule \"", from + 1);
        Files.writeString(is.resolve(QUESTIONS), text.substring(0, from) + text.substring(to));
        String words = Files.readString(is.resolve("vocabulary.yaml"));
        Files.writeString(
                is.resolve("vocabulary.yaml"),
                words.replace("\"Suddenly\", \"Gradually\"", "\"At once\", \"Gradually\""));
        Ran ran = Ran.aftercare(was, "", "diff", was.toString(), is.toString());
        assertEquals(
                new Ran(
                        1,
                        is
                                + """
                                /fever.cases.yaml:1: fever: URGENT_24H (24 h) → URGENT_24H (24 h)
                                  - no longer asks Q-12 neck-stiffness, which could raise it to EMERGENCY_AMBULANCE (0 h)

                                To agree to by name in CHANGES.yaml:
                                - answers of onset
                                  was: sudden: Suddenly
                                  is:  sudden: At once
                                - rule Q-12
                                  was: A stiff neck is asked about beside headache, fever or pain from light
                                  is:  nothing

                                Guarded, and only shown:
                                - text de attributes.onset answer
                                  was: Plötzlich
                                  is:  nothing

                                Questions and their options:
                                - options of onset
                                  was: sudden (Suddenly), gradual (Gradually)
                                  is:  sudden (At once), gradual (Gradually)
                                - question Q-12
                                  was: neck-stiffness
                                  is:  nothing

                                0 lowered, 0 raised, 1 otherwise changed, 0 the same, 1 no longer asked what could raise it, 2 to agree to by name
                                No report that there can be is answered lower, or with more time.
                                No report that there can be is answered higher, or with less time.
                                """,
                        ""),
                ran);
        Ran back = Ran.aftercare(was, "", "diff", "--json", is.toString(), was.toString());
        assertTrue(
                back.out()
                        .contains("\"asksLost\":[],\"asksGained\":[{\"id\":\"Q-12\",\"pointer\":\"/symptoms/-\","
                                + "\"asks\":\"neck-stiffness\",\"text\":\"Is your neck so stiff that you cannot put your chin "
                                + "on your chest?\",\"couldRaiseTo\":\"EMERGENCY_AMBULANCE\",\"withinHours\":0}]"),
                back.out());
        assertTrue(
                back.out().contains("{\"name\":\"question Q-12\",\"was\":\"\",\"is\":\"neck-stiffness\"}"), back.out());
    }

    /** The shipped rules with one case. */
    private static Path askingIn(Path folder) throws IOException {
        CopiedRules.in(Files.createDirectory(folder));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".cases.yaml")) {
                    Files.delete(file);
                }
            }
        }
        Files.writeString(
                folder.resolve("fever.cases.yaml"),
                """
                - note: "fever"
                  given: { treatment: { hoursSince: 30, regions: [calf] }, symptoms: [ { code: fever } ] }
                  want: { atLeast: URGENT_24H }
                """);
        return folder;
    }

    @Test
    void whatIsOnlyShownIsNoFault() throws IOException {
        edit("vocabulary.yaml", "min: 30, max: 45", "min: 30, max: 46");
        assertEquals(0, diff().exit());
    }

    @Test
    void runsNothingWithoutTwoGoodFolders() throws IOException {
        assertEquals(
                new Ran(2, "", "aftercare diff: no NEW is named: see `aftercare help diff`\n"),
                Ran.aftercare(old, "", "diff", old.toString()));
        Files.delete(changed.resolve("wording.yaml"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        "wording.yaml: the file is missing: put it back\n" + changed
                                + ": no valid rules: one problem, above\n"),
                diff());
    }

    @Test
    void runsNothingWithoutAReport() throws IOException {
        Files.delete(old.resolve(CASES));
        Files.delete(changed.resolve(CASES));
        assertEquals(
                new Ran(
                        2,
                        "",
                        "aftercare diff: there is not a single case: name reports with --reports or --journal\n"),
                diff());
        assertEquals(
                new Ran(2, "", "nowhere.ndjson: there is no such file: check its name\n"),
                Ran.aftercare(old, "", "diff", old.toString(), changed.toString(), "--reports", "nowhere.ndjson"));
    }

    @Test
    void takesTheDecisionLogAsReports(@TempDir Path data) throws Exception {
        String red = "{\"treatment\":{\"endedAt\":\"2026-11-20T00:00:00Z\"},"
                + "\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"worsening\"}]}";
        Instant treated = Instant.parse("2026-11-20T00:00:00Z");
        try (SmallJournal journal = new SmallJournal(data)) {
            // Each holds as of its decision: 26, 29 and 40 hours after the treatment.
            journal.add(treated.plus(Duration.ofHours(26)), red);
            journal.add(treated.plus(Duration.ofHours(29)), red);
            journal.add(treated.plus(Duration.ofHours(40)), red);
            journal.add(treated.plus(Duration.ofHours(29)), red);
        }
        assertEquals(
                0,
                Ran.aftercare(old, "", "erase", "--report-id", "visit-4", "--data", data.toString())
                        .exit());
        edit(RULES, "hoursSince > 24", "hoursSince > 30");
        Ran ran = Ran.aftercare(old, "", "diff", old.toString(), changed.toString(), "--journal", data.toString());
        assertEquals("", ran.err());
        assertEquals(
                List.of(
                        "decision d1: URGENT_24H (6 h) → ROUTINE_REVIEW (72 h)",
                        "decision d2: URGENT_24H (6 h) → ROUTINE_REVIEW (72 h)"),
                ran.out().lines().filter(line -> line.startsWith("decision")).toList());
        assertTrue(
                ran.out().endsWith("3 lowered, 0 raised, 0 otherwise changed, 3 the same, 1 erased\n" + NOTHING_RAISED),
                ran.out());
        Ran later = Ran.aftercare(
                old,
                "",
                "diff",
                old.toString(),
                changed.toString(),
                "--journal",
                data.toString(),
                "--since",
                "2026-11-21T06:00:00+01:00");
        assertTrue(
                later.out()
                        .endsWith("2 lowered, 0 raised, 0 otherwise changed, 3 the same, 1 erased\n" + NOTHING_RAISED),
                later.out());
    }

    @Test
    void comparesNothingByALogThatCannotBeTrusted(@TempDir Path data) throws Exception {
        try (SmallJournal journal = new SmallJournal(data)) {
            journal.add(Ran.NOW, "{}");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("journal.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE content SET coded_report = salt");
        }
        String[] arguments = {"diff", old.toString(), changed.toString(), "--journal", data.toString()};
        assertEquals(
                new Ran(2, "", "record 1: its report or its answer was altered: the hash does not fit\n"),
                Ran.aftercare(old, "", arguments));
        Files.delete(data.resolve("journal.sqlite"));
        assertEquals(
                new Ran(2, "", data.resolve("journal.sqlite") + ": there is no journal: name the data folder\n"),
                Ran.aftercare(old, "", arguments));
        assertEquals(
                new Ran(2, "", "aftercare diff: `--since` takes TIME, not `yesterday`: see `aftercare help diff`\n"),
                Ran.aftercare(old, "", "diff", old.toString(), changed.toString(), "--since", "yesterday"));
    }

    private Ran diff() {
        return Ran.aftercare(old, "", "diff", old.toString(), changed.toString());
    }

    /** Lines that were wrapped because the folder has a long name, joined again. */
    private static Ran wide(Ran ran) {
        String joined = ran.out()
                .replaceAll("\n(?=[^ \n-])(?!/|[0-9]+ lowered|No report)", " ")
                .replaceAll("\n    ", " ");
        return new Ran(ran.exit(), joined, ran.err());
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = changed.resolve(file);
        String text = Files.readString(path);
        assertTrue(text.contains(from), from);
        Files.writeString(path, text.replace(from, to));
    }
}
