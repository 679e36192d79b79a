package aftercare.service.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Again;
import aftercare.contract.Contract;
import aftercare.journal.JournalSettings;
import aftercare.journal.Retention;
import aftercare.journal.record.Erasure;
import aftercare.journal.store.JournalPlace;
import aftercare.ruleset.folder.FolderCheck;
import aftercare.ruleset.folder.RuleFiles;
import aftercare.ruleset.folder.RuleFolder;
import aftercare.service.http.Settings;
import aftercare.triage.RuleSet;
import aftercare.triage.RuleSetLoader;
import aftercare.trial.cases.FolderCases;
import aftercare.trial.cases.TriageCase;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer can be found again, and given again. */
@QuarkusTest
class DecisionsHttpTest {

    private static final String REDNESS =
            "{\"reportId\":\"visit-7\",\"symptoms\":[{\"code\":\"site-redness\",\"trend\":\"worsening\"},"
                    + "{\"code\":\"other\",\"text\":\"my own words\"}]}";

    private static final long PATIENCE_SECONDS = 60;

    @Inject
    Clock clock;

    @Inject
    Settings settings;

    // --- Found again ---

    @Test
    void findsWhatWasAnsweredByteForByte() {
        Response answer = post(REDNESS);
        String record = ask().get("/v1/decisions/" + id(answer))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(record.contains("\"answer\":" + answer.asString()), record);
        assertFalse(record.contains("my own words"), "free text was kept");
    }

    @Test
    void tellsWhatADecisionRestsOn() {
        Response answer = post(REDNESS);
        ask().get("/v1/decisions/" + id(answer))
                .then()
                .body("urgency", equalTo(answer.path("urgency")))
                .body("ruleIds", equalTo(answer.path("reasons.ruleId")))
                .body("ruleSetVersion", equalTo(answer.path("ruleSet.version")))
                .body("reportId", equalTo("visit-7"))
                .body("caller", equalTo("local"))
                .body("erased", equalTo(false))
                .body("report.symptoms[1].text", equalTo("(not kept)"));
    }

    @Test
    void listsTheNewestFirst() {
        String older = id(post(REDNESS));
        String newer = id(post("{}"));
        ask().queryParam("limit", 2)
                .get("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decisions.decisionId", equalTo(List.of(newer, older)));
    }

    @Test
    void goesThroughTheLogPageByPage() {
        List<String> given = new ArrayList<>();
        for (int count = 0; count < 5; count++) {
            given.add(0, id(post("{}")));
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (found.size() < given.size()) {
            RequestSpecification request = ask().queryParam("limit", 2);
            Response page = (cursor.isEmpty() ? request : request.queryParam("cursor", cursor)).get("/v1/decisions");
            found.addAll(page.path("decisions.decisionId"));
            cursor = page.path("next");
        }
        assertEquals(given, found.subList(0, given.size()));
    }

    @Test
    void listsWhatIsAskedFor() {
        String since = clock.instant().toString();
        String urgent = id(post(REDNESS));
        String calm = id(post("{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":1}]}"));
        ask().queryParam("since", since)
                .queryParam("urgency", "URGENT_24H")
                .queryParam("ruleId", "INF-01")
                .get("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decisions.decisionId", hasItem(urgent))
                .body("decisions.decisionId", not(hasItem(calm)))
                .body("decisions.urgency", everyItem(equalTo("URGENT_24H")));
    }

    @Test
    void findsWhatBecameOfAReportAndWhatWasDecidedByThen() {
        String reportId = "visit:" + UUID.randomUUID();
        String body = "{\"reportId\":\"" + reportId + "\"}";
        String first = id(post(body));
        Instant until = clock.instant().plusMillis(1);
        while (clock.instant().isBefore(until)) {
            Thread.onSpinWait();
        }
        String second = id(post(body));
        ask().queryParam("reportId", reportId)
                .get("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decisions.decisionId", equalTo(List.of(second, first)));
        ask().queryParam("reportId", reportId)
                .queryParam("until", until.toString())
                .get("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decisions.decisionId", equalTo(List.of(first)));
        ask().queryParam("until", until.toString())
                .get("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decisions.decisionId", hasItem(first))
                .body("decisions.decisionId", not(hasItem(second)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=yesterday",
                "until=tomorrow",
                "until=2026-11-23T09:00:00",
                "reportId=",
                "reportId=a%20b",
                "reportId=a&reportId=b",
                "urgency=urgent",
                "ruleId=x",
                "cursor=0",
                "limit=0",
                "limit=201",
                "limit=1e2",
                "caller=local",
                "limit=1&limit=2"
            })
    void refusesWhatItWouldNotUnderstand(String query) {
        given().filter(Contract.answers())
                .get("/v1/decisions?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/replay"})
    void knowsNoDecisionThatWasNotGiven(String action) {
        String path = "/v1/decisions/01KARCQX5E2Z8V6M3T9H4B7N0D" + action;
        Response answer = action.isEmpty() ? ask().get(path) : ask().post(path);
        answer.then().statusCode(404).body("type", equalTo("urn:aftercare:problem:not-found"));
    }

    // --- Given again ---

    @Test
    void decidesEveryCaseAgainAsItDid() throws IOException, InterruptedException {
        int tried = 0;
        for (TriageCase each : new FolderCases(RuleFolder.read(Path.of("rules")).files())
                .cases()
                .cases()) {
            // One in twenty: cases of every topic, in little time.
            if (tried++ % 20 == 0) {
                Response answer = post(new String(each.body(clock.instant()), StandardCharsets.UTF_8));
                if (answer.statusCode() == 200) {
                    replay(id(answer))
                            .then()
                            .statusCode(200)
                            .body("differences", hasSize(0))
                            .body("identical", equalTo(true))
                            .body("answer.decisionId", equalTo(id(answer)));
                }
            }
        }
        assertTrue(tried > 1000, "only " + tried + " cases were there");
    }

    @Test
    void decidesByTheRulesOfThatTimeAfterTheyChanged() throws IOException, InterruptedException {
        Response answer = post(REDNESS);
        RuleSet changed = withoutInfectionRule();
        live(changed);
        assertNotEquals(changed.book().version(), answer.path("ruleSet.version"));
        replay(id(answer))
                .then()
                .statusCode(200)
                .body("identical", equalTo(true))
                .body("now.ruleSetVersion", equalTo(answer.path("ruleSet.version")));
    }

    @Test
    void saysWhatTodaysRulesWouldSay() {
        Response answer = post(REDNESS);
        RuleSet changed = withoutInfectionRule();
        live(changed);
        ask().queryParam("ruleSet", "live")
                .post("/v1/decisions/" + id(answer) + "/replay")
                .then()
                .statusCode(200)
                .body("identical", equalTo(false))
                .body("then.ruleSetVersion", equalTo(answer.path("ruleSet.version")))
                .body("now.ruleSetVersion", equalTo(changed.book().version()))
                .body("differences.pointer", hasItem("/reasons"))
                .body("answer.reasons.ruleId", not(hasItem("INF-01")));
    }

    @Test
    void replaysByNothingButTheRulesOfThatTimeOrOfNow() {
        String id = id(post("{}"));
        given().filter(Contract.answers())
                .post("/v1/decisions/" + id + "/replay?ruleSet=other")
                .then()
                .statusCode(400);
    }

    // --- Sent again ---

    @Test
    void givesTheFirstAnswerToTheSameKey() {
        String key = UUID.randomUUID().toString();
        byte[] first = post(REDNESS, key)
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", emptyOrNullString())
                .extract()
                .asByteArray();
        byte[] second = post(REDNESS, "\"" + key + "\"")
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", equalTo("true"))
                .extract()
                .asByteArray();
        assertArrayEquals(first, second);
    }

    @Test
    void givesTheFirstAnswerAlsoAfterTheRulesChanged() {
        String key = UUID.randomUUID().toString();
        byte[] first = post(REDNESS, key).asByteArray();
        live(withoutInfectionRule());
        assertArrayEquals(first, post(REDNESS, key).asByteArray());
    }

    @Test
    void refusesTheKeyOfAnotherReport() {
        String key = UUID.randomUUID().toString();
        post(REDNESS, key);
        post("{\"symptoms\":[{\"code\":\"chest-pain\"}]}", key)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:aftercare:problem:idempotency-key-reused"))
                .body("failSafe.urgency", equalTo("EMERGENCY_AMBULANCE"));
    }

    @Test
    void leavesTheKeyOfARefusedReportFree() {
        String key = UUID.randomUUID().toString();
        given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body("{\"symptoms\":[{\"code\":\"site-rednes\"}]}")
                .post("/v1/triage")
                .then()
                .statusCode(422);
        post(REDNESS, key).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "a\"b", "\\", "é"})
    void refusesWhatIsNoKey(String key) {
        given().filter(Contract.answers())
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(REDNESS)
                .post("/v1/triage")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:aftercare:problem:idempotency-key-invalid"));
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        given().header("Idempotency-Key", "k".repeat(256))
                .contentType("application/json")
                .body(REDNESS)
                .post("/v1/triage")
                .then()
                .statusCode(400);
    }

    // --- Erased ---

    @Test
    void saysThatAReportWasErased() {
        String key = UUID.randomUUID().toString();
        String reportId = "erase-" + key;
        String body = "{\"reportId\":\"" + reportId + "\"}";
        String id = id(post(body, key));
        JournalSettings journal = JournalSettings.of(Path.of(settings.state()), new JournalPlace.Embedded());
        assertEquals(
                1, new Retention(journal, List.of(), clock).erase(new Erasure.OfReport(reportId, Optional.empty())));
        ask().get("/v1/decisions/" + id)
                .then()
                .statusCode(200)
                .body("erased", equalTo(true))
                .body("$", not(org.hamcrest.Matchers.hasKey("report")));
        ask().post("/v1/decisions/" + id + "/replay")
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:aftercare:problem:erased"));
        post(body, key).then().statusCode(410);
    }

    private static Response post(String body) {
        return ask().contentType("application/json").body(body).post("/v1/triage");
    }

    private static Response post(String body, String key) {
        return ask().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/triage");
    }

    /** The rules of that time may have to be made ready first, and on a busy machine that outlasts the first who asks. */
    private static Response replay(String id) throws IOException, InterruptedException {
        return Again.until(answer -> answer.statusCode() != 503, PATIENCE_SECONDS, () -> ask().post(
                        "/v1/decisions/" + id + "/replay"));
    }

    private static RequestSpecification ask() {
        return given().filter(Contract.filter());
    }

    private static String id(Response answer) {
        return answer.path("decisionId");
    }

    /** The shipped rules, but nothing speaks of redness that spreads. */
    private RuleSet withoutInfectionRule() {
        SortedMap<String, byte[]> files =
                new TreeMap<>(RuleFolder.read(Path.of("rules")).files().bytes());
        files.remove("infection/infection.drl");
        RuleFolder.Contents contents = new RuleFolder.Contents(new RuleFiles(files), List.of());
        return (RuleSet) new RuleSetLoader(clock).load(FolderCheck.check(contents));
    }

    private void live(RuleSet rules) {
        QuarkusMock.installMockForType(new CannedRules(clock, settings, rules), RulesWatch.class);
    }
}
