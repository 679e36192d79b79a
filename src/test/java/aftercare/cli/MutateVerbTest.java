package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutateVerbTest {

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void tellsWhatTheCasesNotice() {
        Ran ran = Ran.aftercare(rules, "", "mutate", "SC-01", "EDU-01");
        assertEquals(
                new Ran(
                        0,
                        """
                        rule      changes  noticed  survived  equivalent    score
                        EDU-01          2        2         0           0 100.00 %
                        SC-01           2        2         0           0 100.00 %

                        all: 4 changes, 4 noticed by a case, 0 survived, 0 equivalent (0 of them seen only in details that no case can speak of); score 100.00 %
                        emergency levels and their signs: 0 changes, 0 noticed by a case, 0 survived, 0 equivalent (0 of them seen only in details that no case can speak of); score 100.00 %
                        """,
                        ""),
                ran);
    }

    @Test
    void printsACaseForEachSurvivorThatKillsIt() throws IOException {
        Ran ran = Ran.aftercare(rules, "", "mutate", "--survivors", "INF-01");
        assertEquals(1, ran.exit());
        assertTrue(
                ran.out()
                        .contains(
                                "soreness/soreness.drl:28:16: INF-01: `hoursSince > 24` becomes `hoursSince > 23.999`:"
                                        + " no case notices\n"),
                ran.out());
        assertTrue(
                ran.out()
                        .contains(
                                """

                                # basis: to be confirmed by a clinician: this is what the rules answer, not what is known to be right
                                - note: "INF-01: site-redness, trend worsening; hoursSince 24"
                                  given:
                                    treatment: { hoursSince: 24 }
                                    symptoms:
                                      - { code: site-redness, trend: worsening }
                                  want:
                                    urgency: ROUTINE_REVIEW
                                    actWithinHours: 72
                                    because: [GEN-01]
                                    notBecause: [INF-01]
                                    advises: [EDU-01, SC-01]
                                """),
                ran.out());
        paste(ran.out());
        Ran after = Ran.aftercare(rules, "", "mutate", "INF-01");
        assertEquals(0, after.exit(), after.out() + after.err());
    }

    @Test
    void speaksJson() throws IOException {
        Ran ran = Ran.aftercare(rules, "", "mutate", "--json", "EXP-01");
        JsonNode json = JsonMapper.builder().build().readTree(ran.out());
        assertEquals(
                json.get("all").get("changes").asInt(),
                json.get("all").get("noticed").asInt() + json.get("survivors").size());
        JsonNode first = json.get("survivors").get(0);
        assertEquals("EXP-01", first.get("ruleId").asText());
        assertTrue(first.get("case").asText().startsWith("# basis: "), first.toString());
    }

    @Test
    void listsWhatNoReportCanNoticeAndLooksAgain() throws IOException {
        Path file = rules.resolve("mutants.equivalent.txt");
        Path rule = rules.resolve("soreness/soreness.drl");
        Files.writeString(rule, Files.readString(rule).replace("@within( 6 )", "@within( 24 )"));
        Ran before = Ran.aftercare(rules, "", "mutate", "INF-01");
        assertTrue(
                before.out()
                        .contains(
                                "soreness/soreness.drl:18:1: INF-01: `@within( 24 )` is dropped: no report was found that is"
                                        + " answered differently: list it with `--write-equivalents`"),
                before.out());
        Ran.aftercare(rules, "", "mutate", "--write-equivalents");
        String written = Files.readString(file);
        assertTrue(written.contains("`@within( 24 )` is dropped\n    differs: nothing\n"), written);
        Ran after = Ran.aftercare(rules, "", "mutate", "INF-01");
        assertTrue(after.out().contains(" 1 equivalent "), after.out());
        Files.writeString(file, written.replace("24", "25"));
        Ran byHand = Ran.aftercare(rules, "", "mutate", "EDU-01");
        assertEquals(1, byHand.exit());
        assertTrue(
                byHand.out()
                        .endsWith(
                                "mutants.equivalent.txt: it is not as the program wrote it: write it anew with `mutate"
                                        + " --write-equivalents`\n"),
                byHand.out());
    }

    @Test
    void refusesWhatCannotBe() throws IOException {
        assertEquals(
                new Ran(2, "", "aftercare mutate: no topic and no rule is called `INF-1`: did you mean `INF-01`?\n"),
                Ran.aftercare(rules, "", "mutate", "INF-1"));
        assertEquals(
                new Ran(2, "", "aftercare mutate: `--write-equivalents` is for all rules: name none\n"),
                Ran.aftercare(rules, "", "mutate", "--write-equivalents", "INF-01"));
        assertEquals(
                new Ran(2, "", "aftercare mutate: `--json` holds the survivors anyway: leave `--survivors` out\n"),
                Ran.aftercare(rules, "", "mutate", "--json", "--survivors"));
    }

    @Test
    void mutatesNothingWhileACaseFails() throws IOException {
        Path cases = rules.resolve("soreness/soreness.cases.yaml");
        Files.writeString(cases, Files.readString(cases).replace("severity: 7", "severity: 5"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        "soreness/soreness.cases.yaml:6: this case fails: mend it first, see `aftercare replay`\n"),
                Ran.aftercare(rules, "", "mutate"));
    }

    @Test
    void tellsHowFarItIsWhereSomebodySeesIt() {
        String progress =
                Ran.run(rules, "", false, true, "mutate", "EDU-01", "SC-01").err();
        assertTrue(progress.contains("1 of 2 rules") && progress.contains("2 of 2 rules"), progress);
    }

    /** Puts the printed cases into the case file. */
    private void paste(String printed) throws IOException {
        StringBuilder cases = new StringBuilder();
        for (String line : printed.lines().toList()) {
            if (line.startsWith("- ") || line.startsWith("  ")) {
                cases.append(line).append('\n');
            }
        }
        Files.writeString(
                rules.resolve("soreness/soreness.cases.yaml"),
                cases,
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
    }
}
