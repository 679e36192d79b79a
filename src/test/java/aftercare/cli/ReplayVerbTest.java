package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

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
                                  wanted at least URGENT_24H; because GEN-01; not because EXP-01, EXP-10; no advice SC-01
                                  got    SELF_CARE; because EXP-01; advice SC-01, EDU-01
                                  why GEN-01 (Not explained) kept silent
                                  why EXP-01 (Mild soreness) spoke: /symptoms/0 muscle-ache, severity 6

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

    private static final String THREE =
            """
            - note: "Mild: soreness"
              given: { symptoms: [ { code: muscle-ache, severity: 6 } ] }
              want: { urgency: SELF_CARE }
            - note: 'too early <for> "INF-01"'
              given: { treatment: { hoursSince: 24.0 }, symptoms: [ { code: site-redness, trend: worsening } ] }
              want: { urgency: URGENT_24H, actWithinHours: 6, because: [INF-01] }
            - note: "no such word"
              given: { symptoms: [ { code: muscle-acke } ] }
              want: { urgency: SELF_CARE }
            """;

    @Test
    void saysWhyAWantedRuleKeptSilent() throws IOException {
        Path cases = file("mine.cases.yaml", THREE);
        assertEquals(
                new Ran(
                        1,
                        cases
                                + """
                                :4: too early <for> "INF-01"
                                  - urgency: wanted URGENT_24H, got ROUTINE_REVIEW
                                  - actWithinHours: wanted 6, got 72
                                  - missing reason INF-01
                                  wanted URGENT_24H; within 6 h; because INF-01
                                  got    ROUTINE_REVIEW; within 72 h; because GEN-01; advice SC-01, EDU-01
                                  why INF-01 (Redness that grows) kept silent: `hoursSince > 24` was 24

                                0 passed, 1 failed
                                """,
                        ""),
                Ran.aftercare(rules, "", "replay", "--note", "too early", cases.toString()));
    }

    @Test
    void picksCasesByTheirNote() throws IOException {
        Path cases = file("mine.cases.yaml", THREE);
        for (String text : List.of("soreness", "MILD", "mild*", "*: sore*ess", "Mild: soreness")) {
            assertEquals(
                    new Ran(0, "1 passed, 0 failed\n", ""),
                    Ran.aftercare(rules, "", "replay", "--note", text, cases.toString()),
                    text);
        }
        for (String text : List.of("sorenes*", "mild.*", "m*d")) {
            assertEquals(
                    new Ran(2, "", "aftercare replay: no note is like `" + text + "`: look for another\n"),
                    Ran.aftercare(rules, "", "replay", "--note", text, cases.toString()));
        }
    }

    @Test
    void printsEveryCaseAsJson() throws IOException {
        Path cases = file("mine.cases.yaml", THREE);
        Ran ran = Ran.aftercare(rules, "", "replay", "--json", cases.toString());
        String version =
                ran.out().substring("{\"ruleSet\":\"".length(), ran.out().indexOf("\",\"passed\""));
        assertTrue(version.matches("sha256:[0-9a-f]{64}"), version);
        String place = "\"file\":\"" + cases + "\",\"line\":";
        String none = "\"notBecause\":[],\"advises\":[],\"notAdvises\":[],\"asks\":[],\"notAsks\":[]}";
        assertEquals(
                "{\"ruleSet\":\"" + version + "\",\"passed\":1,\"failed\":2,\"cases\":["
                        + "{\"note\":\"Mild: soreness\"," + place + "1,\"passed\":true,"
                        + "\"wanted\":{\"urgency\":\"SELF_CARE\",\"because\":[]," + none
                        + ",\"got\":{\"complete\":true,\"urgency\":\"SELF_CARE\",\"reasons\":[\"EXP-01\"],"
                        + "\"advises\":[\"SC-01\",\"EDU-01\"],\"asks\":[]},\"differences\":[],\"rules\":[]},"
                        + "{\"note\":\"too early <for> \\\"INF-01\\\"\"," + place + "4,\"passed\":false,"
                        + "\"wanted\":{\"urgency\":\"URGENT_24H\",\"actWithinHours\":6,\"because\":[\"INF-01\"],"
                        + none
                        + ",\"got\":{\"complete\":true,\"urgency\":\"ROUTINE_REVIEW\",\"actWithinHours\":72,"
                        + "\"reasons\":[\"GEN-01\"],\"advises\":[\"SC-01\",\"EDU-01\"],\"asks\":[]},"
                        + "\"differences\":[\"urgency: wanted URGENT_24H, got ROUTINE_REVIEW\","
                        + "\"actWithinHours: wanted 6, got 72\",\"missing reason INF-01\"],"
                        + "\"rules\":[{\"ruleId\":\"INF-01\",\"title\":\"Redness that grows\",\"wanted\":true,"
                        + "\"why\":\"`hoursSince > 24` was 24\"}]},"
                        + "{\"note\":\"no such word\"," + place + "7,\"passed\":false,"
                        + "\"wanted\":{\"urgency\":\"SELF_CARE\",\"because\":[]," + none
                        + ",\"refused\":[\"/symptoms/0/code: unknown-code: must be one of the known words: did you mean"
                        + " `muscle-ache`?\"],\"differences\":[\"refused: /symptoms/0/code: unknown-code: must be one of"
                        + " the known words: did you mean `muscle-ache`?\"],\"rules\":[]}]}\n",
                ran.out());
        assertEquals(1, ran.exit());
    }

    @Test
    void writesJUnitXml() throws Exception {
        Path cases = file("mine.cases.yaml", THREE);
        Path xml = temp.resolve("replay.xml");
        assertEquals(
                1,
                Ran.aftercare(
                                rules,
                                "",
                                "replay",
                                "--junit",
                                xml.toString(),
                                cases.toString(),
                                rules.resolve("soreness/soreness.cases.yaml").toString())
                        .exit());
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getDocumentElement();
        assertEquals("testsuites", suites.getTagName());
        counts(suites, 5, 2);
        NodeList all = suites.getElementsByTagName("testsuite");
        assertEquals(2, all.getLength());
        Element mine = (Element) all.item(0);
        assertEquals(cases.toString(), mine.getAttribute("name"));
        counts(mine, 3, 2);
        NodeList tests = mine.getElementsByTagName("testcase");
        assertEquals(3, tests.getLength());
        Element second = (Element) tests.item(1);
        assertEquals("too early <for> \"INF-01\"", second.getAttribute("name"));
        assertEquals(cases.toString(), second.getAttribute("classname"));
        assertTrue(second.getAttribute("time").matches("[0-9]+\\.[0-9]{3}"));
        Element failure = (Element) second.getElementsByTagName("failure").item(0);
        assertEquals(
                "urgency: wanted URGENT_24H, got ROUTINE_REVIEW; actWithinHours: wanted 6, got 72; missing reason INF-01",
                failure.getAttribute("message"));
        assertEquals("difference", failure.getAttribute("type"));
        assertTrue(
                failure.getTextContent().contains("INF-01 (Redness that grows) kept silent: `hoursSince > 24` was 24"));
        assertEquals(
                0, ((Element) tests.item(0)).getElementsByTagName("failure").getLength());
        // Where a build server looks for the place in the structure that all of them share.
        for (int i = 0; i < tests.getLength(); i++) {
            assertEquals("testsuite", tests.item(i).getParentNode().getNodeName());
        }
    }

    private static void counts(Element element, int tests, int failures) {
        assertEquals(Integer.toString(tests), element.getAttribute("tests"));
        assertEquals(Integer.toString(failures), element.getAttribute("failures"));
        assertEquals("0", element.getAttribute("errors"));
        assertTrue(element.getAttribute("time").matches("[0-9]+\\.[0-9]{3}"));
    }

    @Test
    void saysWhenTheXmlCannotBeWritten() {
        Path nowhere = temp.resolve("nowhere/replay.xml");
        assertEquals(
                new Ran(2, "2 passed, 0 failed\n", nowhere + ": the file cannot be written: is its folder there?\n"),
                Ran.aftercare(rules, "", "replay", "--junit", nowhere.toString()));
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
