package aftercare.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckVerbTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private Path rules;

    @BeforeEach
    void rules() throws IOException {
        rules = SmallRules.coveredIn(temp);
    }

    @Test
    void saysWhatWasChecked() {
        assertEquals(new Ran(0, "4 rules in 1 file, 8 cases: nothing found\n", ""), Ran.aftercare(rules, "", "check"));
    }

    @Test
    void findsNothingInTheRulesOfThisProject() {
        Ran ran = Ran.aftercare(Path.of("rules"), "", "check");
        assertEquals(0, ran.exit(), ran.out());
        assertTrue(ran.out().matches("\\d+ rules in 15 files, \\d+ cases: nothing found\n"), ran.out());
    }

    @Test
    void printsEveryProblemOfEveryKind() throws IOException {
        breakAll();
        assertEquals(
                new Ran(
                        1,
                        """
                        soreness/soreness.drl.txt: this file is passed over because of its name: rules stand in a file that ends with `.drl`, as in `chest/chest.drl` [FOLDER-007]
                        soreness/soreness.drl:14:9: `severity > 7` can never hold here beside `severity <= 6`: one of them is wrong, or `||` is meant [RULE-036]
                        soreness/soreness.cases.yaml:1:3: the case has no `want`: a case has `note`, `given` and `want` [CASES-001]
                        soreness/soreness.cases.yaml:5:3: unknown key `wnat`: did you mean `want`? [CASES-001]
                        4 problems in 3 files; `./aftercare check --explain FOLDER-007` says more of one
                        """,
                        ""),
                Ran.aftercare(rules, "", "check"));
    }

    @Test
    void writesJson() throws IOException {
        breakAll();
        Ran ran = Ran.aftercare(rules, "", "check", "--json");
        JsonNode root = JSON.readTree(ran.out());
        assertEquals(1, ran.exit());
        assertEquals(1, ran.out().lines().count());
        assertFalse(root.get("clean").asBoolean());
        assertEquals(4, root.get("rules").asInt());
        assertEquals(1, root.get("ruleFiles").asInt());
        assertEquals(4, root.get("problems").size());
        JsonNode rule = root.get("problems").get(1);
        assertEquals("RULE-036", rule.get("code").asText());
        assertTrue(rule.get("file").asText().endsWith("/rules/soreness/soreness.drl"));
        assertEquals(14, rule.get("line").asInt());
        assertEquals(9, rule.get("column").asInt());
        assertTrue(rule.get("what").asText().startsWith("`severity > 7` can never hold"));
        assertEquals("one of them is wrong, or `||` is meant", rule.get("help").asText());
        assertFalse(root.get("problems").get(0).has("line"));
    }

    @Test
    void writesJsonOfACleanFolder() {
        assertEquals(
                "{\"clean\":true,\"rules\":4,\"ruleFiles\":1,\"cases\":8,\"problems\":[],\"warnings\":[]}\n",
                Ran.aftercare(rules, "", "check", "--json").out());
    }

    @Test
    void warnsOfAgreementsThatCountForNothing() throws IOException {
        Files.writeString(
                rules.resolve("CHANGES.yaml"),
                "- { case: \"x\", from: URGENT_24H, to: SELF_CARE, reason: \"the source was revised\" }\n");
        String what = "an entry that names a case counts for nothing any more";
        String help = "`aftercare changes` writes the entries that are needed";
        assertEquals(
                new Ran(
                        0,
                        "warning: CHANGES.yaml:1:3: " + what + ": " + help + " [CHANGES-001]\n"
                                + "4 rules in 1 file, 8 cases: nothing found\n",
                        ""),
                Ran.aftercare(rules, "", "check"));
        JsonNode json =
                JSON.readTree(Ran.aftercare(rules, "", "check", "--json").out());
        assertTrue(json.get("clean").asBoolean());
        assertEquals(what, json.get("warnings").get(0).get("what").asText());
        JsonNode sarif =
                JSON.readTree(Ran.aftercare(rules, "", "check", "--sarif").out());
        assertEquals(
                "warning",
                sarif.get("runs").get(0).get("results").get(0).get("level").asText());
        Ran github = Ran.aftercare(rules, "", "check", "--github");
        assertTrue(github.out().startsWith("::warning file="), github.out());
        assertEquals(0, github.exit());
    }

    /** The members that SARIF 2.1.0 requires, and what its readers need to show a finding. */
    @Test
    void writesSarif() throws IOException {
        breakAll();
        Ran ran = Ran.aftercare(rules, "", "check", "--sarif");
        assertEquals(1, ran.exit());
        JsonNode root = JSON.readTree(ran.out());
        assertEquals("2.1.0", root.get("version").asText());
        assertEquals(
                "https://json.schemastore.org/sarif-2.1.0.json",
                root.get("$schema").asText());
        assertEquals(1, root.get("runs").size());
        JsonNode run = root.get("runs").get(0);
        JsonNode driver = run.get("tool").get("driver");
        assertEquals("aftercare check", driver.get("name").asText());
        assertEquals("9.8.7", driver.get("version").asText());
        assertEquals("utf16CodeUnits", run.get("columnKind").asText());
        assertEquals(4, run.get("results").size());
        for (JsonNode result : run.get("results")) {
            JsonNode rule = driver.get("rules").get(result.get("ruleIndex").asInt());
            assertEquals(rule.get("id").asText(), result.get("ruleId").asText());
            assertTrue(rule.get("shortDescription").get("text").asText().length() > 5);
            assertTrue(rule.get("help").get("text").asText().contains("Prefer"));
            assertEquals("error", result.get("level").asText());
            assertFalse(result.get("message").get("text").asText().isBlank());
            JsonNode place = result.get("locations").get(0).get("physicalLocation");
            assertTrue(place.get("artifactLocation").get("uri").asText().contains("/rules/soreness/"));
            if (place.has("region")) {
                assertTrue(place.get("region").get("startLine").asInt() >= 1);
                assertTrue(place.get("region").get("startColumn").asInt() >= 1);
            }
        }
        JsonNode clean = JSON.readTree(
                Ran.aftercare(Path.of("rules"), "", "check", "--sarif").out());
        assertEquals(0, clean.get("runs").get(0).get("results").size());
    }

    @Test
    void writesAnnotationsOfThePlaceInTheRepository() throws IOException {
        Path here = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "check, verb");
        Path inside = SmallRules.in(here);
        try {
            Path drl = inside.resolve("soreness/soreness.drl");
            Files.writeString(drl, Files.readString(drl).replace("severity <= 6", "severity <= 60"));
            String path = inside.toString().replace(",", "%2C");
            assertEquals(
                    new Ran(
                            1,
                            "::error file=" + path + "/soreness/soreness.drl,line=13,col=49,title=RULE-025 range::"
                                    + "`60` is no possible `severity`: it lies between 0 and 10\n",
                            ""),
                    Ran.aftercare(inside, "", "check", "--github"));
        } finally {
            for (String file : new String[] {
                "soreness/soreness.drl",
                "soreness/soreness.cases.yaml",
                "soreness",
                "vocabulary.yaml",
                "wording.yaml",
                ""
            }) {
                Files.delete(inside.resolve(file));
            }
            Files.delete(here);
        }
    }

    @Test
    void saysNothingToGithubOfACleanFolder() {
        assertEquals(new Ran(0, "", ""), Ran.aftercare(rules, "", "check", "--github"));
    }

    @Test
    void explainsACode() {
        Ran ran = Ran.aftercare(rules, "", "check", "--explain", "RULE-007");
        assertEquals(0, ran.exit());
        assertTrue(
                ran.out().startsWith("RULE-007 cut-off: a rule is complete, from its title to its `end`\n"), ran.out());
        for (String part : new String[] {"Summary", "Avoid", "Prefer", "Why"}) {
            assertTrue(ran.out().contains("\n" + part + "\n\n  "), part);
        }
        assertEquals(ran, Ran.aftercare(rules, "", "check", "--explain", "cut-off"));
    }

    @Test
    void doesNotInventAPage() {
        assertEquals(
                new Ran(
                        2,
                        "",
                        "aftercare check: there is no code `RULE-999`: the code appears in brackets at the end of a message\n"),
                Ran.aftercare(rules, "", "check", "--explain", "RULE-999"));
    }

    @Test
    void cannotCheckAFolderThatIsNotThere() {
        Ran ran = Ran.aftercare(temp.resolve("nowhere"), "", "check");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err()
                .startsWith("rules: there is no such folder: name the folder of rules with --rules [FOLDER-001]"));
    }

    @Test
    void takesOneFormAtATime() {
        assertEquals(2, Ran.aftercare(rules, "", "check", "--json", "--sarif").exit());
        assertEquals(2, Ran.aftercare(rules, "", "check", "rules").exit());
    }

    private void breakAll() throws IOException {
        Path drl = rules.resolve("soreness/soreness.drl");
        Files.writeString(
                drl, Files.readString(drl).replace("severity <= 6 )", "severity <= 6,\n        severity > 7 )"));
        Path cases = rules.resolve("soreness/soreness.cases.yaml");
        Files.writeString(cases, Files.readString(cases).replaceFirst("want:", "wnat:"));
        Files.writeString(rules.resolve("soreness/soreness.drl.txt"), "a copy");
    }
}
