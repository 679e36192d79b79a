package aftercare.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayVerbTest {

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.in(temp);
    }

    @Test
    void replaysEveryCaseOfTheFolder() {
        assertEquals(new Ran(0, "2 passed, 0 failed\n", ""), Ran.aftercare(rules, "", "replay"));
    }

    @Test
    void printsWhatWasWantedAndWhatCame() throws IOException {
        Path cases = file(
                "mine.cases.yaml",
                """
                - note: "mild soreness"
                  given: { symptoms: [ { code: muscle-ache, severity: 6 } ] }
                  want: { urgency: SELF_CARE }
                - note: "wanted too much"
                  given: { symptoms: [ { code: muscle-ache, severity: 6 } ] }
                  want: { atLeast: URGENT_24H, because: [GEN-01], notBecause: [EXP-01, EXP-10], notAdvises: [SC-01] }
                - note: "no such word"
                  given: { symptoms: [ { code: muscle-acke } ] }
                  want: { urgency: SELF_CARE }
                """);
        assertEquals(
                new Ran(
                        1,
                        cases
                                + """
                                :4: wanted too much
                                  - there is no rule EXP-10 that gives a reason
                                  - urgency: wanted at least URGENT_24H, got SELF_CARE
                                  - missing reason GEN-01
                                  - reason EXP-01 was not wanted
                                  - advice SC-01 was not wanted
                                  got SELF_CARE because EXP-01
                                  got advice SC-01, EDU-01

                                """
                                + cases
                                + """
                                :7: no such word
                                  - refused: /symptoms/0/code: unknown-code: must be one of the known words: did you mean
                                    `muscle-ache`?

                                1 passed, 2 failed
                                """,
                        ""),
                Ran.aftercare(rules, "", "replay", cases.toString()));
    }

    @Test
    void runsNothingWhenACaseFileIsBroken() throws IOException {
        Path cases = file("mine.cases.yaml", "- note: x\n  given: {}\n  wnat: {}\n");
        assertEquals(
                new Ran(
                        2,
                        "",
                        cases + ":1:3: the case has no `want`: a case has `note`, `given` and `want`\n" + cases
                                + ":3:3: unknown key `wnat`: did you mean `want`?\n"),
                Ran.aftercare(rules, "", "replay", cases.toString()));
    }

    @Test
    void runsNothingWhenACaseFileIsMissing() {
        assertEquals(
                new Ran(2, "", "nowhere.cases.yaml: there is no such file: check its name\n"),
                Ran.aftercare(rules, "", "replay", "nowhere.cases.yaml"));
    }

    @Test
    void doesNotCallNoCasesASuccess() throws IOException {
        Files.delete(rules.resolve("soreness/soreness.cases.yaml"));
        assertEquals(
                new Ran(2, "", rules + ": there is not a single case: name case files, or another folder\n"),
                Ran.aftercare(rules, "", "replay"));
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
                Ran.aftercare(rules, "", "replay"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(temp.resolve(name), content);
    }
}
