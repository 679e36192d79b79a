package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageVerbTest {

    private static final String HEAD =
            "                           rules       fired       alone  conditions comparisons    deciding  boundaries\n";

    private static final String MORE =
            """
            - note: "severity 5"
              given: { symptoms: [ { code: muscle-ache, severity: 5 } ] }
              want: { urgency: SELF_CARE }
            - note: "redness grows after 24 h"
              given: { treatment: { hoursSince: 24.001 }, symptoms: [ { code: site-redness, trend: worsening } ] }
              want: { urgency: URGENT_24H }
            - note: "redness grows at 24 h"
              given: { treatment: { hoursSince: 24.0 }, symptoms: [ { code: site-redness, trend: worsening } ] }
              want: { urgency: ROUTINE_REVIEW }
            - note: "redness grows before 24 h"
              given: { treatment: { hoursSince: 23.999 }, symptoms: [ { code: site-redness, trend: stable } ] }
              want: { urgency: ROUTINE_REVIEW }
            - note: "swelling that grows is no redness"
              given: { treatment: { hoursSince: 25 }, symptoms: [ { code: site-swelling, trend: worsening } ] }
              want: { urgency: ROUTINE_REVIEW }
            """;

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void saysWhatNoCaseTries() {
        assertEquals(
                new Ran(
                        1,
                        """
                        EXP-01 Mild soreness
                          - soreness/soreness.drl:13:14: there is no case of EXP-01 in which `code == "muscle-ache"` is
                            missed: add one
                          - soreness/soreness.drl:13:37: no case tries `severity` at 5, just below `severity <= 6`: add one
                            in which all else of EXP-01 holds
                        INF-01 Redness that grows
                          - soreness/soreness.drl:18:1: no case fires INF-01 `Redness that grows`: add the patient that it
                            is for to its cases

                        """
                                + HEAD
                                + """
                                soreness                       4         3/4         1/2         4/5         2/5         1/5         2/6

                                2 cases, 3 things are missing
                                """,
                        ""),
                Ran.aftercare(rules, "", "coverage"));
    }

    @Test
    void looksAtTheRulesThatAreNamed() throws IOException {
        Files.writeString(rules.resolve("soreness/more.cases.yaml"), MORE);
        String line =
                "soreness                       1         1/1         1/1         2/2         3/3         2/3         2/3\n";
        assertEquals(
                new Ran(
                        1,
                        """
                        INF-01 Redness that grows
                          - soreness/soreness.drl:27:38: no case of INF-01 fails `trend == "worsening"` alone: add one in
                            which all else of INF-01 holds
                          - soreness/soreness.drl:28:16: no case tries `hoursSince` at 23.999, just below `hoursSince > 24`:
                            add one in which all else of INF-01 holds

                        """
                                + HEAD + line + "\n7 cases, 2 things are missing\n",
                        ""),
                Ran.aftercare(rules, "", "coverage", "INF-01"));
        assertEquals(0, Ran.aftercare(rules, "", "coverage", "SC-01", "EDU-01").exit());
        assertEquals(1, Ran.aftercare(rules, "", "coverage", "soreness").exit());
    }

    @Test
    void isContentWhenNothingIsMissing() throws IOException {
        Files.writeString(
                rules.resolve("soreness/more.cases.yaml"),
                MORE.replace("trend: stable", "trend: worsening")
                        + "- note: \"stable\"\n  given: { treatment: { hoursSince: 25 }, symptoms: [ { code: site-redness, trend: "
                        + "stable } ] }\n  want: { urgency: ROUTINE_REVIEW }\n");
        Ran ran = Ran.aftercare(rules, "", "coverage");
        assertTrue(ran.out().endsWith("\n8 cases, nothing is missing\n"), ran.out());
        assertEquals(0, ran.exit());
    }

    @Test
    void printsWhatItCountedAsJson() {
        Ran ran = Ran.aftercare(rules, "", "coverage", "--json", "EXP-01");
        assertTrue(
                ran.out()
                        .contains(
                                """
                                "rules":[{"id":"EXP-01","title":"Mild soreness","file":"soreness/soreness.drl","line":6,"column":1,\
                                "duty":"decides","fired":["mild soreness"],"decisive":["mild soreness"],"alone":["mild soreness"],\
                                "conditions":[{"text":"Symptom( code == \\"muscle-ache\\", severity <= 6 )","file":"soreness/soreness.drl",\
                                "line":13,"column":5,"held":1,"failed":1,\
                                "failedAlone":1,"canFailAlone":true}],\
                                "comparisons":[{"text":"code == \\"muscle-ache\\"","file":"soreness/soreness.drl","line":13,"column":14,\
                                "met":2,"missed":0,"decidesMet":1,"decidesMissed":0,"canMissAlone":true},\
                                {"text":"severity <= 6","file":"soreness/soreness.drl","line":13,"column":37,"met":1,"missed":1,\
                                "decidesMet":1,"decidesMissed":1,"canMissAlone":true,"boundary":[{"side":"just below","value":5,"cases":0},\
                                {"side":"exactly at","value":6,"cases":1},{"side":"just above","value":7,"cases":1}]}]}]\
                                """),
                ran.out());
        assertTrue(
                ran.out()
                        .contains(
                                """
                                {"kind":"boundary","ruleId":"EXP-01","title":"Mild soreness","file":"soreness/soreness.drl","line":13,\
                                "column":37,"what":"no case tries `severity` at 5, just below `severity <= 6`",\
                                "help":"add one in which all else of EXP-01 holds"}\
                                """),
                ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void refusesARuleThatIsNotThere() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "aftercare coverage: no topic and no rule is called `sorenes`: did you mean `soreness`?\n"),
                Ran.aftercare(rules, "", "coverage", "sorenes"));
    }

    @Test
    void runsNothingOnACaseThatIsRefused() throws IOException {
        Files.writeString(
                rules.resolve("soreness/more.cases.yaml"),
                "- note: x\n  given: { symptoms: [ { code: muscle-acke } ] }\n  want: { urgency: SELF_CARE }\n");
        assertEquals(
                new Ran(
                        2,
                        "",
                        "soreness/more.cases.yaml:1: the report of this case is refused: `aftercare replay` says why\n"),
                Ran.aftercare(rules, "", "coverage"));
    }

    @Test
    void holdsTheCasesAgainstTheCompanions() throws IOException {
        Files.writeString(
                rules.resolve("COMPANIONS.yaml"),
                "- rule: \"Mild soreness\"\n  with: [GEN-01]\n  because: \"it is so\"\n");
        String out = Ran.aftercare(rules, "", "coverage", "EXP-01").out();
        assertTrue(
                out.startsWith(
                        """
                        EXP-01 Mild soreness
                          - COMPANIONS.yaml:1:3: EXP-01 speaks at soreness/soreness.cases.yaml:1 and none of GEN-01 is as
                            urgent there: name the rule that is, or take it off the list
                        """),
                out);
        Files.writeString(rules.resolve("COMPANIONS.yaml"), "- rule: \"Mild soreness\"\n");
        assertEquals(2, Ran.aftercare(rules, "", "coverage").exit());
    }

    @Test
    void runsNothingOnBrokenRules() throws IOException {
        Files.delete(rules.resolve("wording.yaml"));
        assertEquals(
                new Ran(
                        2,
                        "",
                        "wording.yaml: the file is missing: put it back\n" + rules
                                + ": no valid rules: one problem, above\n"),
                Ran.aftercare(rules, "", "coverage"));
    }
}
