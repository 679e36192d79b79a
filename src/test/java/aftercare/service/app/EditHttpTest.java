package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.live.EditedRules;
import aftercare.live.draft.BegunApproval;
import aftercare.live.draft.Drafts;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.triage.answer.ProblemType;
import aftercare.trial.lint.Lint;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules are edited over HTTP, from the text that decides to the text that decides next. */
@QuarkusTest
@TestProfile(RulesHttpTest.OfItsOwn.class)
class EditHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHEST = "chest/chest.drl";
    private static final String SORENESS = "soreness/soreness.drl";
    private static final String TELL = "Tell your practitioner.";
    private static final String PLEASE = "Please tell your practitioner.";
    private static final int MOST_TRIES = 60;

    @ConfigProperty(name = "aftercare.rules")
    String folder;

    @ConfigProperty(name = "aftercare.state")
    String state;

    @TestHTTPResource
    URL service;

    private EditedRules rules;

    @BeforeEach
    void begin() {
        rules = EditedRules.smallIn(Path.of(folder).getParent());
        patiently(() -> given().post("/v1/rules/activate"), 200);
        Response draft = given().get("/v1/rules/draft");
        if (draft.statusCode() == 200) {
            revised(draft).delete("/v1/rules/draft").then().statusCode(204);
        }
    }

    @Test
    void showsTheTextThatDecides() {
        JsonNode list = json(given().get("/v1/rules/source"));
        List<String> names = new ArrayList<>();
        list.path("files").forEach(file -> names.add(file.path("name").asText()));
        assertTrue(names.containsAll(List.of(CHEST, SORENESS, "vocabulary.yaml")), names.toString());
        JsonNode file = json(given().queryParam("file", CHEST).get("/v1/rules/source"));
        assertEquals(rules.text(CHEST), file.path("text").asText());
        assertEquals("RSP-01", file.at("/rules/0/id").asText(), file::toString);
        // What is on disk meanwhile is not what decides.
        rules.write(CHEST, "broken");
        assertEquals(file, json(given().queryParam("file", CHEST).get("/v1/rules/source")));
        for (String stranger : List.of("../../pom.xml", "/etc/passwd", "chest", "none.drl")) {
            Contract.requireProblem(
                    ProblemType.NOT_FOUND, given().queryParam("file", stranger).get("/v1/rules/source"));
        }
        Contract.requireProblem(
                ProblemType.INVALID_PARAMETER, given().queryParam("fyle", CHEST).get("/v1/rules/source"));
    }

    @Test
    void saysTheSameAsTheCheckOfAFolder() {
        for (Map.Entry<String, String> edit : Map.of(
                        "chest-pain", "chst-pain",
                        "Symptom(", "Symptm(",
                        "@urgency", "@urgncy",
                        "end", "")
                .entrySet()) {
            String text = rules.text(CHEST).replace(edit.getKey(), edit.getValue());
            JsonNode said = json(change(Map.of(CHEST, text)).post("/v1/rules/check"));
            rules.write(CHEST, text);
            List<String> expected = new ArrayList<>();
            Lint.of(rules.folder(), Clock.systemUTC()).problems().forEach(problem -> expected.add(problem.message()));
            rules.restore();
            assertFalse(expected.isEmpty());
            assertEquals(expected, messages(said), edit.getKey());
        }
        JsonNode good = json(change(Map.of(SORENESS, rules.text(SORENESS).replace(TELL, PLEASE)))
                .post("/v1/rules/check"));
        assertTrue(good.path("problems").isEmpty(), good::toString);
    }

    @Test
    void takesNoFileThatIsNoneOfARuleSet() {
        for (String name : List.of(
                "../rules/chest.drl",
                "chest/../../x.drl",
                "/tmp/x.drl",
                "chest/.hidden.drl",
                ".drl",
                "chest\\x.drl",
                "x/y/z/w.drl",
                "chest/x.java",
                "chest/x.drl.bak",
                "chest/\u0000.drl",
                "chest/x.drl/",
                "..data/x.drl",
                "chest//x.drl",
                "",
                "chest/x y.drl")) {
            for (String way : List.of("/v1/rules/check", "/v1/rules/impact")) {
                JsonNode problem = Contract.requireProblem(
                        ProblemType.INVALID_VALUE, change(Map.of(name, "text")).post(way));
                assertEquals("/files", problem.at("/errors/0/pointer").asText());
            }
            Contract.requireProblem(
                    ProblemType.INVALID_VALUE, change(Map.of(name, "text")).put("/v1/rules/draft"));
        }
        assertEquals(204, given().get("/v1/rules/draft").statusCode());
    }

    @Test
    void readsWhatIsSentStrictly() {
        Map<String, ProblemType> bodies = Map.ofEntries(
                Map.entry("", ProblemType.MALFORMED_JSON),
                Map.entry("[]", ProblemType.INVALID_TYPE),
                Map.entry("{", ProblemType.MALFORMED_JSON),
                Map.entry("{\"files\":{}}", ProblemType.MISSING_FIELD),
                Map.entry("{\"files\":{\"a.drl\":1}}", ProblemType.INVALID_TYPE),
                Map.entry("{\"files\":{\"a.drl\":null}}", ProblemType.NULL_NOT_ALLOWED),
                Map.entry("{\"files\":{\"a.drl\":\"\",\"a.drl\":\"\"}}", ProblemType.MALFORMED_JSON),
                Map.entry("{\"files\":{\"a.drl\":\"\\ud800\"}}", ProblemType.MALFORMED_ENCODING),
                Map.entry("{\"files\":[[[[[[]]]]]]}", ProblemType.INVALID_TYPE),
                Map.entry("{\"fyles\":{}}", ProblemType.UNKNOWN_FIELD),
                Map.entry("{\"files\":{\"a.drl\":\"\"},\"removed\":[\"a.drl\"]}", ProblemType.INVALID_VALUE),
                Map.entry("{\"files\":{\"a.drl\":\"\"}} x", ProblemType.MALFORMED_JSON));
        bodies.forEach((body, type) -> Contract.requireProblem(
                type, body(body).filter(Contract.answers()).post("/v1/rules/check")));
        Contract.requireProblem(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                body("{}").contentType("text/plain").filter(Contract.answers()).post("/v1/rules/check"));
    }

    /** What is written to break out is named, whichever way it comes, and the service goes on. */
    @Test
    void theHostileCorpusComesToNothing() throws IOException {
        int files = 0;
        for (String corpus : List.of("hostile", "broken")) {
            try (Stream<Path> all = Files.list(Path.of("src/test/resources", corpus))) {
                for (Path each : all.filter(path -> path.toString().endsWith(".drl"))
                        .sorted()
                        .toList()) {
                    String text = new String(Files.readAllBytes(each), StandardCharsets.UTF_8);
                    JsonNode said = json(change(Map.of("chest/other.drl", text)).post("/v1/rules/check"));
                    assertFalse(said.path("problems").isEmpty(), each + " passes");
                    files++;
                }
            }
        }
        assertTrue(files > 200, "only " + files);
        String bomb = Files.readString(Path.of("src/test/resources/hostile/bomb-alternatives.drl"));
        JsonNode impact =
                json(patiently(() -> change(Map.of("chest/other.drl", bomb)).post("/v1/rules/impact"), 200));
        assertFalse(impact.path("passes").asBoolean());
        assertFalse(impact.path("tried").asBoolean());
    }

    /** A draft may say anything; a proposal of it says what is wrong, and no approval brings it into the folder. */
    @Test
    void theHostileCorpusIsProposedInVain() throws IOException {
        String before = version();
        String folderBefore = RuleFolder.read(rules.folder()).fingerprint();
        int files = 0;
        for (String corpus : List.of("hostile", "broken")) {
            try (Stream<Path> all = Files.list(Path.of("src/test/resources", corpus))) {
                for (Path each : all.filter(path -> path.toString().endsWith(".drl"))
                        .sorted()
                        .toList()) {
                    String text = new String(Files.readAllBytes(each), StandardCharsets.UTF_8);
                    json(change(Map.of("chest/other.drl", text)).put("/v1/rules/draft"));
                    JsonNode made = json(patiently(() -> reason("why").post("/v1/rules/proposals"), 200));
                    assertFalse(made.at("/impact/passes").asBoolean(), each::toString);
                    assertFalse(made.at("/impact/tried").asBoolean(), each::toString);
                    String id = made.path("id").asText();
                    Contract.requireProblem(ProblemType.RULES_REJECTED, patiently(() -> approve(id), 409));
                    json(given().post("/v1/rules/proposals/" + id + "/reject"));
                    files++;
                }
            }
        }
        assertTrue(files > 200, "only " + files);
        assertEquals(before, version());
        assertEquals(folderBefore, RuleFolder.read(rules.folder()).fingerprint());
    }

    /** A folder below the rules that is a link leads nowhere. */
    @Test
    void aLinkOnTheWayIsNotFollowed() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Files.createSymbolicLink(rules.folder().resolve("away"), outside);
        try {
            json(change(Map.of("away/away.drl", rules.text(SORENESS))).put("/v1/rules/draft"));
            String id = json(patiently(() -> reason("why").post("/v1/rules/proposals"), 200))
                    .path("id")
                    .asText();
            Response answer = approve(id);
            for (int i = 0; i < MOST_TRIES && answer.statusCode() == 503; i++) {
                answer = approve(id);
            }
            assertFalse(
                    answer.statusCode() == 200 && json(answer).path("written").asBoolean(), answer.asString());
            try (Stream<Path> there = Files.list(outside)) {
                assertEquals(List.of(), there.toList());
            }
            json(given().post("/v1/rules/proposals/" + id + "/reject"));
        } finally {
            Files.delete(rules.folder().resolve("away"));
            Files.delete(outside);
        }
    }

    @Test
    void aDraftHasAnEnd() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i <= 1000; i++) {
            many.put("many/a" + i + ".drl", "");
        }
        Contract.requireProblem(ProblemType.JSON_LIMITS, change(many).put("/v1/rules/draft"));
        assertEquals(
                413,
                change(Map.of(CHEST, "x".repeat(1024 * 1024)))
                        .put("/v1/rules/draft")
                        .statusCode());
        for (String name : List.of("../x.drl", "/tmp/x.drl", "chest/.x.drl", "chest/x.java")) {
            Contract.requireProblem(
                    ProblemType.INVALID_VALUE,
                    body("{\"files\":{},\"removed\":[\"" + name + "\"]}")
                            .filter(Contract.answers())
                            .put("/v1/rules/draft"));
        }
        assertEquals(204, given().get("/v1/rules/draft").statusCode());
    }

    @Test
    void aDraftIsNeverOverwrittenUnseen() throws IOException {
        String one = rules.text(SORENESS).replace(TELL, PLEASE);
        Response first = change(Map.of(SORENESS, one)).put("/v1/rules/draft");
        assertEquals(200, first.statusCode(), first.asString());
        String revision = json(first).path("revision").asText();
        assertEquals("\"" + revision + "\"", first.header("ETag"));
        // A second person, who knows of no draft, and then of an older one.
        JsonNode told = Contract.requireProblem(
                ProblemType.DRAFT_CHANGED, change(Map.of(CHEST, "x")).put("/v1/rules/draft"));
        assertEquals(revision, told.path("revision").asText());
        assertEquals("local", told.path("by").asText());
        Response second = change(Map.of(SORENESS, one + "\n"))
                .header("If-Match", "\"" + revision + "\"")
                .put("/v1/rules/draft");
        assertNotEquals(revision, json(second).path("revision").asText());
        Contract.requireProblem(
                ProblemType.DRAFT_CHANGED,
                change(Map.of(SORENESS, one)).header("If-Match", revision).put("/v1/rules/draft"));
        Contract.requireProblem(
                ProblemType.DRAFT_CHANGED, given().header("If-Match", revision).delete("/v1/rules/draft"));
        assertEquals(json(second), json(given().get("/v1/rules/draft")));
        // A restart reads the same file.
        assertEquals(
                json(second).path("revision").asText(),
                new Drafts(Path.of(state)).read().orElseThrow().revision());
        // Somebody saves the file itself.
        String base = json(second).path("base").path(SORENESS).asText();
        rules.replace(SORENESS, TELL, "Do tell your practitioner.");
        JsonNode then = json(given().get("/v1/rules/draft"));
        assertEquals(List.of(SORENESS), texts(then.path("changedSince")));
        // Who goes on with it says what it was begun from.
        assertEquals(64, base.length(), base);
        assertEquals(base, then.path("base").path(SORENESS).asText());
        Contract.requireProblem(ProblemType.FILES_CHANGED, reason("why").post("/v1/rules/proposals"));
    }

    /** On some disks the one would be written over the other. */
    @Test
    void noTwoNamesDifferInCapitalLettersAlone() {
        for (Map<String, String> twins : List.of(
                Map.of("chest/CHEST.drl", "x"),
                Map.of("Chest/chest.drl", "x"),
                Map.of("other/a.drl", "x", "other/A.drl", "x"))) {
            Contract.requireProblem(ProblemType.INVALID_VALUE, change(twins).put("/v1/rules/draft"));
        }
        Contract.requireProblem(
                ProblemType.INVALID_VALUE,
                body("{\"files\":{\"Chest/chest.drl\":\"x\"},\"removed\":[\"chest/chest.drl\"]}")
                        .filter(Contract.answers())
                        .put("/v1/rules/draft"));
        assertEquals(204, given().get("/v1/rules/draft").statusCode());
        json(change(Map.of(CHEST, "x", "chest/other.drl", "x")).put("/v1/rules/draft"));
    }

    /** A disk that takes no proposal takes no draft away. */
    @Test
    void aDraftStaysUntilItsProposalIsKept() throws IOException {
        Map<String, String> files = Map.of(SORENESS, rules.text(SORENESS).replace(TELL, PLEASE));
        JsonNode draft = json(change(files).put("/v1/rules/draft"));
        patiently(() -> change(files).post("/v1/rules/impact"), 200);
        Path proposals = Files.createDirectories(Path.of(state, "proposals"));
        Path away = Files.move(proposals, proposals.resolveSibling("away"));
        Files.createFile(proposals);
        try {
            Contract.requireProblem(
                    ProblemType.STORAGE_UNAVAILABLE, reason("why").post("/v1/rules/proposals"));
        } finally {
            Files.delete(proposals);
            Files.move(away, proposals);
        }
        assertEquals(draft, json(given().get("/v1/rules/draft")));
        String id = json(reason("why").post("/v1/rules/proposals")).path("id").asText();
        assertEquals(204, given().get("/v1/rules/draft").statusCode());
        given().post("/v1/rules/proposals/" + id + "/reject");
    }

    /** Nobody proposes what somebody else has saved since. */
    @Test
    void noOtherRevisionIsProposedThanTheOneThatIsNamed() {
        String text = rules.text(SORENESS);
        Response mine = change(Map.of(SORENESS, text.replace(TELL, PLEASE))).put("/v1/rules/draft");
        String known = mine.header("ETag");
        Response theirs = change(Map.of(CHEST, "x")).header("If-Match", known).put("/v1/rules/draft");
        Contract.requireProblem(
                ProblemType.DRAFT_CHANGED,
                reason("why").header("If-Match", known).post("/v1/rules/proposals"));
        assertEquals(json(theirs), json(given().get("/v1/rules/draft")));
        JsonNode made = json(patiently(
                () -> reason("why").header("If-Match", theirs.header("ETag")).post("/v1/rules/proposals"), 200));
        given().post("/v1/rules/proposals/" + made.path("id").asText() + "/reject");
    }

    /** A file that somebody put into the folder by hand may have a name that no proposal takes. */
    @Test
    void aWayBackThatCannotBeProposedIsRefused() {
        String odd = "by hand/soreness.cases.yaml";
        rules.write(odd, rules.text("soreness/soreness.cases.yaml").replace("- note: \"", "- note: \"once more "));
        json(patiently(() -> given().post("/v1/rules/activate"), 200));
        rules.delete("by hand");
        json(patiently(() -> given().post("/v1/rules/activate"), 200));
        String id = json(given().get("/v1/rules/history")).at("/history/1/id").asText();
        int before = json(given().get("/v1/rules/proposals")).path("proposals").size();
        JsonNode problem = Contract.requireProblem(
                ProblemType.INVALID_VALUE, reason("back").post("/v1/rules/history/" + id + "/restore"));
        assertTrue(problem.at("/errors/0/detail").asText().contains(odd), problem::toString);
        assertEquals(
                before,
                json(given().get("/v1/rules/proposals")).path("proposals").size());
    }

    @Test
    void whatIsApprovedIsWrittenAndDecides() throws IOException {
        String before = version();
        String text = rules.text(SORENESS).replace(TELL, PLEASE);
        json(change(Map.of(SORENESS, text)).put("/v1/rules/draft"));
        JsonNode made = json(patiently(() -> reason("so it is friendlier").post("/v1/rules/proposals"), 200));
        assertEquals("OPEN", made.path("state").asText());
        assertTrue(made.at("/impact/passes").asBoolean(), made::toString);
        assertEquals(text, made.path("files").path(SORENESS).asText());
        assertEquals(204, given().get("/v1/rules/draft").statusCode());
        assertEquals(before, version());
        String id = made.path("id").asText();
        assertEquals(List.of("about.properties", "impact.json", "rules/" + SORENESS), bundle(id));

        JsonNode approved = json(patiently(() -> approve(id), 200));
        assertTrue(approved.path("written").asBoolean(), approved::toString);
        assertTrue(approved.path("selfApproved").asBoolean(), "one person did both, and is told so");
        assertEquals(text, rules.text(SORENESS));
        assertNotEquals(before, version());
        assertEquals(rules.version(), version());
        try (Stream<Path> all = Files.walk(rules.folder())) {
            assertTrue(all.noneMatch(path -> path.getFileName().toString().startsWith(".")), "a hidden file is left");
        }
        assertTrue(json(approve(id)).path("written").asBoolean(), "safe to ask again");
        Contract.requireProblem(ProblemType.NOT_OPEN, given().post("/v1/rules/proposals/" + id + "/reject"));
        JsonNode kept = json(given().get("/v1/rules/proposals/" + id));
        assertEquals("APPROVED", kept.path("state").asText());
        assertEquals(
                id,
                json(given().get("/v1/rules/proposals")).at("/proposals/0/id").asText());

        // And the way back.
        JsonNode history = json(given().get("/v1/rules/history")).path("history");
        assertEquals(version(), history.at("/0/ruleSetVersion").asText());
        assertEquals(before, history.at("/1/ruleSetVersion").asText());
        String old = history.at("/1/id").asText();
        JsonNode back =
                json(patiently(() -> reason("it was better").post("/v1/rules/history/" + old + "/restore"), 200));
        json(patiently(() -> approve(back.path("id").asText()), 200));
        assertEquals(before, version());
        assertTrue(rules.text(SORENESS).contains(TELL) && !rules.text(SORENESS).contains(PLEASE));
    }

    /** The disk was full when `APPROVED` was to be written: who reads next is told the truth all the same. */
    @Test
    void whatIsLiveIsApprovedThoughNobodyCouldWriteThatDown() throws IOException {
        String before = rules.text(SORENESS);
        json(change(Map.of(SORENESS, before.replace(TELL, PLEASE))).put("/v1/rules/draft"));
        String id = json(patiently(() -> reason("why").post("/v1/rules/proposals"), 200))
                .path("id")
                .asText();
        json(patiently(() -> approve(id), 200));
        for (String way : List.of("/v1/rules/proposals/" + id, "/v1/rules/proposals")) {
            BegunApproval.in(Path.of(state), id);
            JsonNode told = json(given().get(way));
            assertEquals(
                    "APPROVED",
                    told.has("state")
                            ? told.path("state").asText()
                            : told.at("/proposals/0/state").asText());
        }
        BegunApproval.in(Path.of(state), id);
        assertTrue(json(approve(id)).path("written").asBoolean());
        BegunApproval.in(Path.of(state), id);
        Contract.requireProblem(ProblemType.NOT_OPEN, given().post("/v1/rules/proposals/" + id + "/reject"));
        // Also where the folder has gone on since: it was live.
        BegunApproval.in(Path.of(state), id);
        rules.write(SORENESS, before);
        patiently(() -> given().post("/v1/rules/activate"), 200);
        assertEquals(
                "APPROVED",
                json(given().get("/v1/rules/proposals/" + id)).path("state").asText());
    }

    @Test
    void whatTheGateRefusesIsNotWritten() {
        String before = version();
        String text = rules.text("infection/infection.drl");
        json(change(Map.of("infection/infection.drl", text.replace("    @within( 6 )\n", "")))
                .put("/v1/rules/draft"));
        JsonNode made = json(patiently(() -> reason("more time").post("/v1/rules/proposals"), 200));
        assertFalse(made.at("/impact/passes").asBoolean());
        assertFalse(made.at("/impact/cases/failed").isEmpty(), made::toString);
        assertFalse(made.at("/impact/lowered").isEmpty(), made::toString);
        String id = made.path("id").asText();
        JsonNode problem = Contract.requireProblem(ProblemType.RULES_REJECTED, patiently(() -> approve(id), 409));
        assertFalse(problem.path("problems").isEmpty());
        assertEquals(text, rules.text("infection/infection.drl"));
        assertEquals(before, version());
        JsonNode withdrawn = json(given().post("/v1/rules/proposals/" + id + "/reject"));
        assertEquals("REJECTED", withdrawn.path("state").asText());
        Contract.requireProblem(ProblemType.NOT_OPEN, approve(id));
    }

    @Test
    void whatWasChangedOnDiskMeanwhileIsNotOverwritten() {
        json(change(Map.of(SORENESS, rules.text(SORENESS).replace(TELL, PLEASE)))
                .put("/v1/rules/draft"));
        String id = json(patiently(() -> reason("why").post("/v1/rules/proposals"), 200))
                .path("id")
                .asText();
        rules.replace(SORENESS, TELL, "Do tell your practitioner.");
        JsonNode problem = Contract.requireProblem(ProblemType.FILES_CHANGED, patiently(() -> approve(id), 409));
        assertEquals(List.of(SORENESS), texts(problem.path("files")));
        assertTrue(rules.text(SORENESS).contains("Do tell"));
        given().post("/v1/rules/proposals/" + id + "/reject");
    }

    /** Lower and higher, each with the smallest report, and the case that is missing. */
    @Test
    void showsWhatAChangeDoesInBothDirections() {
        String chest = rules.text(CHEST);
        assertTrue(chest.contains("EMERGENCY_AMBULANCE"), chest);
        String text = rules.text(SORENESS);
        JsonNode raised = json(patiently(
                () -> change(Map.of(SORENESS, text.replaceFirst("SELF_CARE", "ROUTINE_REVIEW")))
                        .post("/v1/rules/impact"),
                200));
        assertTrue(raised.path("tried").asBoolean(), raised::toString);
        assertTrue(raised.path("lowered").isEmpty(), raised::toString);
        assertFalse(raised.path("raised").isEmpty(), raised::toString);
        JsonNode one = raised.at("/raised/0");
        assertEquals("SELF_CARE", one.at("/from/urgency").asText(), one::toString);
        assertEquals("ROUTINE_REVIEW", one.at("/to/urgency").asText(), one::toString);
    }

    /** The newest decisions, decided once more: ids, levels and reasons, and nothing of a report. */
    @Test
    void showsWhichRecordedDecisionsWouldBeOthers() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String report = "{\"reportedAt\":\"" + now + "\",\"treatment\":{\"endedAt\":\"" + now.minusSeconds(72_000)
                + "\"},\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}";
        JsonNode decided = json(body(report).post("/v1/triage"));
        String id = decided.path("decisionId").asText();
        JsonNode impact = json(patiently(
                () -> change(Map.of(SORENESS, rules.text(SORENESS).replaceFirst("SELF_CARE", "ROUTINE_REVIEW")))
                        .post("/v1/rules/impact"),
                200));
        JsonNode recorded = impact.path("recorded");
        assertTrue(recorded.path("compared").asInt() > 0, recorded::toString);
        assertFalse(recorded.path("part").asBoolean(), recorded::toString);
        JsonNode mine = null;
        for (JsonNode each : recorded.path("changed")) {
            mine = each.path("decisionId").asText().equals(id) ? each : mine;
        }
        assertTrue(mine != null, () -> decided + " " + recorded);
        assertEquals("RAISED", mine.path("way").asText());
        assertEquals("SELF_CARE", mine.at("/from/urgency").asText());
        assertEquals("ROUTINE_REVIEW", mine.at("/to/urgency").asText());
        assertFalse(mine.at("/to/reasons").isEmpty());
        assertFalse(recorded.toString().contains("muscle-ache"), "nothing of a report is told");
    }

    /** A value beside a threshold that no case tries comes with its case; once that is accepted it does not come again. */
    @Test
    void proposesCasesForThresholdsThatNoCaseTries() {
        String cases = "soreness/soreness.cases.yaml";
        String text = rules.text(SORENESS).replace("severity <= 6", "severity <= 4");
        List<String> lacking = new ArrayList<>();
        String accepted = rules.text(cases);
        JsonNode impact = json(patiently(() -> change(Map.of(SORENESS, text)).post("/v1/rules/impact"), 200));
        for (JsonNode each : impact.path("proposedCases")) {
            if (each.path("what").asText().startsWith("no case tries `severity`")) {
                lacking.add(each.path("what").asText());
                accepted += "\n" + each.path("text").asText();
            }
        }
        assertFalse(lacking.isEmpty(), impact::toString);
        String with = accepted;
        JsonNode again =
                json(patiently(() -> change(Map.of(SORENESS, text, cases, with)).post("/v1/rules/impact"), 200));
        for (JsonNode each : again.path("proposedCases")) {
            assertFalse(lacking.contains(each.path("what").asText()), again::toString);
        }
    }

    @Test
    void laysOutRuleFilesAndExplainsCodes() {
        String text = rules.text(SORENESS);
        JsonNode laid = json(change(Map.of(SORENESS, "  " + text, "soreness/soreness.cases.yaml", "- x: 1  \n"))
                .post("/v1/rules/layout"));
        assertEquals(1, laid.path("files").size());
        assertEquals(text, laid.path("files").path(SORENESS).asText());
        JsonNode broken = json(change(Map.of(SORENESS, "rule")).post("/v1/rules/layout"));
        assertTrue(broken.path("files").isEmpty());
        assertFalse(broken.path("problems").isEmpty());
        JsonNode said = json(change(Map.of(CHEST, rules.text(CHEST).replace("chest-pain", "chst-pain")))
                .post("/v1/rules/check"));
        JsonNode page = said.path("explanations").path("RULE-023");
        assertEquals("a word is in the vocabulary", page.path("rule").asText(), said::toString);
    }

    @Test
    void anotherPageChangesNothing() {
        for (String stranger : List.of("https://evil.example", "http://localhost:1", "null", "::")) {
            Contract.requireProblem(
                    ProblemType.FOREIGN_HOST,
                    change(Map.of(CHEST, "x")).header("Origin", stranger).put("/v1/rules/draft"));
            Contract.requireProblem(
                    ProblemType.FOREIGN_HOST, given().header("Origin", stranger).post("/v1/rules/activate"));
        }
        String here = "http://"
                + java.net.URI.create(io.restassured.RestAssured.baseURI).getHost() + ":" + service.getPort();
        json(change(Map.of(CHEST, "x")).header("Origin", here).post("/v1/rules/check"));
    }

    @Test
    void aChangeHasAnEnd() {
        String much = "x".repeat(1024 * 1024);
        Response answer = change(Map.of(CHEST, much)).post("/v1/rules/check");
        assertEquals(413, answer.statusCode());
        assertEquals(
                200,
                change(Map.of(CHEST, "// " + "x".repeat(900 * 1024)))
                        .post("/v1/rules/check")
                        .statusCode());
    }

    private static List<String> bundle(String id) throws IOException {
        byte[] bytes = given().accept("*/*")
                .get("/v1/rules/proposals/" + id + "/bundle")
                .asByteArray();
        List<String> names = new ArrayList<>();
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static Response approve(String id) {
        return given().post("/v1/rules/proposals/" + id + "/approve");
    }

    private static String version() {
        return json(given().get("/v1/rules/status")).at("/live/version").asText();
    }

    private static List<String> messages(JsonNode said) {
        List<String> messages = new ArrayList<>();
        said.path("problems")
                .forEach(problem -> messages.add(problem.path("message").asText()));
        return messages;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static RequestSpecification given() {
        return io.restassured.RestAssured.given().filter(Contract.answers());
    }

    private static RequestSpecification revised(Response draft) {
        return given().header("If-Match", json(draft).path("revision").asText());
    }

    private static RequestSpecification body(String json) {
        return Contract.report(json);
    }

    private static RequestSpecification reason(String reason) {
        return body("{\"reason\":\"" + reason + "\"}").filter(Contract.filter());
    }

    private static RequestSpecification change(Map<String, String> files) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode texts = body.putObject("files");
        new TreeSet<>(files.keySet()).forEach(name -> texts.put(name, files.get(name)));
        return body(body.toString()).filter(Contract.answers());
    }

    private static JsonNode json(Response response) {
        assertEquals(200, response.statusCode(), response.asString());
        try {
            return JSON.readTree(response.asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Asked {
        Response ask();
    }

    /** Asks again while it is still being tried. */
    private static Response patiently(Asked asked, int wanted) {
        Response answer = asked.ask();
        for (int i = 0; i < MOST_TRIES && answer.statusCode() == 503; i++) {
            answer = asked.ask();
        }
        assertEquals(wanted, answer.statusCode(), answer.asString());
        return answer;
    }
}
