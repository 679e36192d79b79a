package aftercare.service.cds;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.journal.MoodyLog;
import aftercare.journal.record.DecisionLog;
import aftercare.service.access.Issuer;
import aftercare.service.fhir.Responses;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An EHR asks by CDS Hooks, over HTTP: it always hears something that can be trusted. */
@QuarkusTest
@TestProfile(Hooked.class)
class HookHttpTest {

    private static final String SERVICES = "/cds-services";
    private static final String VIEW = SERVICES + "/aftercare-patient-view";
    private static final String RETURNED = SERVICES + "/aftercare-report-returned";
    private static final String FEEDBACK = VIEW + "/feedback";
    private static final String CHEST = "{\"reportedAt\":\"%s\",\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    private static final String REDNESS = "{\"reportedAt\":\"%s\",\"vitals\":{\"temperatureC\":38.2},\"symptoms\":"
            + "[{\"code\":\"site-redness\",\"trend\":\"worsening\",\"sizeCm\":3}]}";
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    @ConfigProperty(name = "aftercare.cds-clients")
    String clients;

    @ConfigProperty(name = "aftercare.state")
    String state;

    @Inject
    DecisionLog log;

    @BeforeEach
    void begin() throws IOException {
        Hooked.takeOver(Path.of(clients).getParent());
        long began = System.nanoTime();
        while (by(Hooked.CLINIC, SERVICES).get(SERVICES).statusCode() != 200) {
            assertTrue(System.nanoTime() - began < PATIENCE_NANOS, "the keys were not taken over");
        }
    }

    private static RequestSpecification by(Issuer issuer, String path) {
        return given().filter(Contract.answers())
                .header("Authorization", "Bearer " + Hooked.token(issuer, path))
                .contentType("application/json");
    }

    private static String before(Duration age) {
        return Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode response(String report, Duration age) {
        return Responses.of(Contract.read(report.formatted(before(age))), "p1", Responses.items())
                .put("id", UUID.randomUUID().toString());
    }

    private static ObjectNode call(String path, JsonNode prefetch) {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("hook", path.equals(VIEW) ? "patient-view" : "aftercare-report-returned");
        call.put("hookInstance", UUID.randomUUID().toString());
        call.putObject("context").put("patientId", "p1").put("userId", "Practitioner/x");
        ObjectNode fetched = call.putObject("prefetch");
        if (prefetch != null) {
            fetched.set("report", prefetch);
        }
        return call;
    }

    private static JsonNode ask(String path, JsonNode prefetch) {
        return ask(path, call(path, prefetch).toString());
    }

    /** The cards of a request that is answered with 200. */
    private static JsonNode ask(String path, String body) {
        Response response = by(Hooked.CLINIC, path).body(body).post(path);
        assertEquals(200, response.statusCode(), response.asString());
        Contract.requireMatch("HookCards", response.asString());
        JsonNode cards = Contract.read(response.asString()).path("cards");
        cards.forEach(HookHttpTest::requireWhole);
        return cards;
    }

    private static void requireWhole(JsonNode card) {
        assertTrue(card.path("summary").asText().length() < 140, card::toString);
        assertFalse(card.toString().contains(":null"), card::toString);
        assertFalse(card.toString().matches("(?s).*<[A-Za-z/!].*"), card::toString);
    }

    private static JsonNode requireNoTriage(String indicator, JsonNode cards) {
        assertEquals(1, cards.size(), cards::toString);
        assertEquals(indicator, cards.at("/0/indicator").asText(), cards::toString);
        assertFalse(cards.at("/0").has("uuid"), cards::toString);
        assertTrue(
                cards.at("/0/detail").asText().contains("not an all\\-clear")
                        || cards.at("/0/detail").asText().contains("not an all-clear"),
                cards::toString);
        return cards.path(0);
    }

    private static String id(JsonNode cards) {
        return Ulid.from(UUID.fromString(cards.at("/0/uuid").asText())).toString();
    }

    private static ObjectNode bundle(JsonNode... resources) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        for (JsonNode resource : resources) {
            entries.addObject().set("resource", resource);
        }
        return bundle;
    }

    // --- Cards ---

    @Test
    void saysWhichServicesThereAre() {
        JsonNode services = Contract.read(
                        by(Hooked.WARD, SERVICES).get(SERVICES).asString())
                .path("services");
        assertEquals("patient-view", services.at("/0/hook").asText());
        assertEquals("aftercare-patient-view", services.at("/0/id").asText());
        assertEquals("aftercare-report-returned", services.at("/1/id").asText());
        for (JsonNode service : services) {
            String prefetch = service.at("/prefetch/report").asText();
            assertTrue(prefetch.startsWith("QuestionnaireResponse?subject=Patient/{{context.patientId}}"), prefetch);
            assertTrue(prefetch.contains("questionnaire=urn:aftercare:questionnaire:report"), prefetch);
            assertEquals(
                    prefetch.replaceFirst("&questionnaire=[^&]+", ""),
                    service.at("/prefetch/latest").asText());
        }
    }

    @Test
    void anEmergencyIsACriticalCardOfTheRecordedDecision() {
        JsonNode card = ask(VIEW, response(CHEST, Duration.ofMinutes(5))).path(0);
        assertEquals("critical", card.path("indicator").asText());
        assertTrue(card.path("summary").asText().contains("(reported 5 minutes ago)"), card::toString);
        assertTrue(
                card.path("detail").asText().contains("chest\\-pain")
                        || card.path("detail").asText().contains("chest-pain"),
                card::toString);
        assertFalse(card.toString().contains(" by "), "an emergency is now");
        assertEquals(
                "stat", card.at("/suggestions/0/actions/0/resource/priority").asText());
        assertFalse(card.at("/suggestions/0/actions/0/resource").has("restriction"));
        assertTrue(card.at("/source/url").asText().startsWith(Hooked.ADDRESS + "/v1/rules/"));
        String id = Ulid.from(UUID.fromString(card.path("uuid").asText())).toString();
        assertEquals("cds:clinic", log.find(id).orElseThrow().caller());
        assertEquals(
                Hooked.ADDRESS + "/v1/decisions/" + id, card.at("/links/0/url").asText());
    }

    @Test
    void anUrgentCardSuggestsToCallBackByTheDeadline() {
        JsonNode card = ask(VIEW, response(REDNESS, Duration.ofHours(1))).path(0);
        assertEquals("warning", card.path("indicator").asText());
        JsonNode task = card.at("/suggestions/0/actions/0/resource");
        assertEquals("Task", task.path("resourceType").asText());
        assertEquals("Patient/p1", task.at("/for/reference").asText());
        Instant end = Instant.parse(task.at("/restriction/period/end").asText());
        assertTrue(end.isAfter(Instant.now()), end::toString);
        assertTrue(
                card.path("detail").asText().contains("Act by " + end.toString().substring(0, 10)), card::toString);
        assertEquals(4, card.path("overrideReasons").size());
    }

    @Test
    void noTimeInThePastIsShownAsADeadline() {
        JsonNode card = ask(VIEW, response(REDNESS, Duration.ofHours(40))).path(0);
        assertTrue(card.path("summary").asText().contains("reported 40 hours ago, overdue"), card::toString);
        assertFalse(card.toString().contains("Act by"), card::toString);
        assertTrue(card.path("detail").asText().contains("is over: act now"), card::toString);
        assertFalse(card.at("/suggestions/0/actions/0/resource").has("restriction"), card::toString);
        assertEquals(
                "Call the patient back now", card.at("/suggestions/0/label").asText());
    }

    @Test
    void oneReportGetsOneDecisionHoweverOftenAndByWhicheverHook() {
        ObjectNode response = response(REDNESS, Duration.ofHours(1));
        String first = id(ask(VIEW, response));
        List<CompletableFuture<String>> more = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String path = i % 2 == 0 ? VIEW : RETURNED;
            more.add(CompletableFuture.supplyAsync(() -> id(ask(path, response))));
        }
        more.forEach(each -> assertEquals(first, each.join()));
        // Twice at once, and never seen before.
        ObjectNode other = response(REDNESS, Duration.ofHours(2));
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> id(ask(VIEW, other)));
        CompletableFuture<String> two = CompletableFuture.supplyAsync(() -> id(ask(VIEW, other)));
        assertEquals(one.join(), two.join());
        assertNotEquals(first, one.join());
        // What is amended is another report.
        response.put("authored", before(Duration.ofMinutes(1)));
        assertNotEquals(first, id(ask(VIEW, response)));
    }

    @Test
    void theNewestReportOfABundleCounts() {
        ObjectNode old = response(REDNESS, Duration.ofHours(9));
        ObjectNode newest = response(CHEST, Duration.ofHours(1));
        ObjectNode stranger = response(REDNESS, Duration.ofMinutes(1)).put("questionnaire", "urn:other");
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        String alone = id(ask(VIEW, newest));
        assertEquals(alone, id(ask(VIEW, bundle(old, newest, stranger, outcome))));
        assertEquals(alone, id(ask(VIEW, bundle(newest, old))));
        requireNoTriage("warning", ask(VIEW, bundle(stranger)));
        old.remove("authored");
        requireNoTriage("critical", ask(VIEW, bundle(newest, old)));
    }

    @Test
    void knowsNoReportFromOneThatWasNotFetched() {
        assertEquals(0, ask(VIEW, JsonNodeFactory.instance.nullNode()).size());
        assertEquals(0, ask(VIEW, bundle()).size());
        requireNoTriage("warning", ask(VIEW, bundle().put("total", 1)));
        requireNoTriage(
                "warning",
                ask(VIEW, bundle(JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome"))));
        requireNoTriage("warning", ask(RETURNED, bundle()));
        requireNoTriage("warning", ask(RETURNED, JsonNodeFactory.instance.nullNode()));
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        for (JsonNode missing : new JsonNode[] {null, outcome}) {
            Response answer =
                    by(Hooked.CLINIC, VIEW).body(call(VIEW, missing).toString()).post(VIEW);
            Contract.requireProblem(ProblemType.PREFETCH_MISSING, answer);
        }
    }

    // --- Never silent ---

    @Test
    void aReportThatIsRefusedIsAWarningOrWorse() {
        ObjectNode misspelt = response(REDNESS.replace("site-redness", "site-rednes"), Duration.ofHours(1));
        requireNoTriage("warning", ask(VIEW, misspelt));
        ObjectNode unfinished = response(CHEST, Duration.ofHours(1)).put("status", "in-progress");
        requireNoTriage("critical", ask(VIEW, unfinished));
        ObjectNode future = response(CHEST, Duration.ofHours(-1));
        requireNoTriage("critical", ask(VIEW, future));
        ObjectNode dated = response(REDNESS, Duration.ofHours(1)).put("authored", "2026-11-20");
        requireNoTriage("warning", ask(VIEW, dated));
        ObjectNode undated = response(REDNESS, Duration.ofHours(1));
        undated.remove("authored");
        requireNoTriage("warning", ask(VIEW, undated));
        ObjectNode other = response(CHEST, Duration.ofHours(1));
        other.putObject("subject").put("reference", "Patient/p2");
        requireNoTriage("critical", ask(VIEW, other));
        other.remove("subject");
        requireNoTriage("critical", ask(VIEW, other));
        // A measurement is an emergency by its place alone.
        ObjectNode measured = response("{\"reportedAt\":\"%s\",\"vitals\":{\"spo2\":80}}", Duration.ofHours(1));
        requireNoTriage("critical", ask(VIEW, measured.put("status", "in-progress")));
    }

    @Test
    void whatIsNotSaidIsNeverTakenForNothing() {
        String good = call(VIEW, response(CHEST, Duration.ofHours(1))).toString();
        for (String bad : List.of(
                "",
                "[]",
                "null",
                "7",
                "{",
                good + "x",
                good.substring(0, good.length() - 9),
                good.replace("\"hook\":", "\"hock\":"),
                good.replace("hookInstance", "instance"),
                good.replace("\"patientId\":\"p1\"", "\"patientId\":7.5e999"),
                good.replace("\"patientId\":\"p1\"", "\"patientId\":\"../p1\""),
                good.replace("\"hook\":", "\"hook\":\"patient-view\",\"hook\":"),
                good.replace("\"QuestionnaireResponse\"", "\"Observation\""),
                good.replace("{\"report\":{", "{\"report\":[{").replace("]}}}", "]}]}}"),
                "[".repeat(5000),
                "{\"a\":".repeat(5000),
                good.replace("p1", "\ud800"))) {
            boolean named = bad.contains("chest-pain");
            requireNoTriage(named ? "critical" : "warning", ask(VIEW, bad));
        }
    }

    /** Any byte may be any other: a card, or a refusal with its fail-safe; never a 500 and never nothing. */
    @Test
    void noBrokenBodyIsSilent() {
        byte[] good =
                call(VIEW, response(CHEST, Duration.ofHours(1))).toString().getBytes(StandardCharsets.UTF_8);
        Random chance = new Random(16);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int edit = chance.nextInt(3); edit >= 0; edit--) {
                bad[chance.nextInt(bad.length)] = (byte) chance.nextInt(256);
            }
            Response answer = by(Hooked.CLINIC, VIEW).body(bad).post(VIEW);
            if (answer.statusCode() == 200) {
                JsonNode cards = Contract.read(answer.asString()).path("cards");
                boolean renamed = !new String(bad, StandardCharsets.ISO_8859_1).contains("\"QuestionnaireResponse\"");
                assertTrue(cards.size() == 1 || renamed, () -> new String(bad, StandardCharsets.UTF_8));
                cards.forEach(HookHttpTest::requireWhole);
            } else {
                assertEquals(412, answer.statusCode(), () -> new String(bad, StandardCharsets.UTF_8));
                Contract.requireProblem(ProblemType.PREFETCH_MISSING, answer);
            }
        }
    }

    @Test
    void aDecisionThatCannotBeRecordedIsACard() {
        ask(VIEW, response(REDNESS, Duration.ofHours(1)));
        QuarkusMock.installMockForType(MoodyLog.unavailable(), DecisionLog.class);
        String body = call(VIEW, response(REDNESS, Duration.ofHours(1))).toString();
        assertEquals("2", by(Hooked.CLINIC, VIEW).body(body).post(VIEW).header("Retry-After"));
        requireNoTriage("warning", ask(VIEW, response(REDNESS, Duration.ofHours(1))));
        requireNoTriage("critical", ask(VIEW, response(CHEST, Duration.ofHours(1))));
        QuarkusMock.installMockForType(MoodyLog.full(), DecisionLog.class);
        requireNoTriage("critical", ask(VIEW, response(CHEST, Duration.ofHours(1))));
    }

    @Test
    void noWordOfAReportBecomesMarkup() {
        String text = "{\"reportedAt\":\"%s\",\"symptoms\":[{\"code\":\"other\",\"text\":\"<img src=x> *a* [b](c)\"}]}";
        JsonNode card = ask(VIEW, response(text, Duration.ofHours(1))).path(0);
        assertFalse(card.toString().contains("<img"), card::toString);
        MarkdownText markdown =
                new MarkdownText().paragraph("<b> *a* [x](y) & `c`\n# d").item(0, "1. e");
        assertEquals("&lt;b&gt; \\*a\\* \\[x\\](y) &amp; \\`c\\` \\# d\n\n- &#8203;1. e\n", markdown.toString());
    }

    // --- Who may ---

    @Test
    void onlyAClientsOwnTokenOpensIt() {
        String body = call(VIEW, response(CHEST, Duration.ofHours(1))).toString();
        String used = Hooked.token(Hooked.CLINIC, VIEW);
        assertEquals(200, post(used, body).statusCode());
        requireRefused("replayed", post(used, body));
        requireRefused("audience", post(Hooked.token(Hooked.CLINIC, RETURNED), body));
        requireRefused("signature", post(stranger(), body));
        requireRefused("form", post("x", body));
        Response without = given().contentType("application/json").body(body).post(VIEW);
        assertEquals("Bearer", without.header("WWW-Authenticate"));
        Contract.requireProblem(ProblemType.UNAUTHORIZED, without);
        assertEquals(401, given().get(SERVICES).statusCode());
        assertEquals(
                401,
                given().contentType("application/json")
                        .body("{}")
                        .post(FEEDBACK)
                        .statusCode());
        Contract.requireProblem(
                ProblemType.NOT_FOUND, by(Hooked.CLINIC, VIEW + "x").body(body).post(VIEW + "x"));
    }

    private static String stranger() {
        Issuer stranger = Issuer.ec(384, "ES384", "clinic");
        return stranger.token(Map.of(
                "iss", "https://clinic.example.org",
                "aud", Hooked.ADDRESS + VIEW,
                "iat", Issuer.at(Duration.ZERO),
                "exp", Issuer.at(Duration.ofMinutes(5)),
                "jti", UUID.randomUUID().toString()));
    }

    private static Response post(String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post(VIEW);
    }

    private static void requireRefused(String fault, Response response) {
        JsonNode problem = Contract.requireProblem(ProblemType.UNAUTHORIZED, response);
        assertEquals("EMERGENCY_AMBULANCE", problem.at("/failSafe/urgency").asText());
        assertTrue(response.header("WWW-Authenticate").contains("\"" + fault + "\""), response.headers()::toString);
    }

    @Test
    void aBrowserMayShowItToTheNamedPagesAlone() {
        Response asked = given().header("Origin", Hooked.PAGE)
                .header("Access-Control-Request-Method", "POST")
                .options(VIEW);
        assertEquals(204, asked.statusCode());
        assertEquals(Hooked.PAGE, asked.header("Access-Control-Allow-Origin"));
        assertTrue(asked.header("Access-Control-Allow-Headers").contains("Authorization"));
        Response got = by(Hooked.CLINIC, SERVICES).header("Origin", Hooked.PAGE).get(SERVICES);
        assertEquals(200, got.statusCode());
        assertEquals(Hooked.PAGE, got.header("Access-Control-Allow-Origin"));
        for (String stranger : List.of("https://stranger.example.org", Hooked.PAGE + ".example.com", "null", "")) {
            for (Response refused : List.of(
                    given().header("Origin", stranger).options(VIEW),
                    by(Hooked.CLINIC, SERVICES).header("Origin", stranger).get(SERVICES))) {
                Contract.requireProblem(ProblemType.FOREIGN_HOST, refused);
                assertEquals(null, refused.header("Access-Control-Allow-Origin"));
            }
        }
        // The other routes stay shut.
        assertEquals(
                null, given().header("Origin", Hooked.PAGE).get("/v1/rules").header("Access-Control-Allow-Origin"));
    }

    @Test
    void aHeadAndAnotherMethodAreWhatTheyAreElsewhere() {
        String token = "Bearer " + Hooked.token(Hooked.CLINIC, SERVICES);
        assertEquals(200, given().header("Authorization", token).head(SERVICES).statusCode());
        Response get = given().get(VIEW);
        Contract.requireProblem(ProblemType.METHOD_NOT_ALLOWED, get);
        assertEquals("POST", get.header("Allow"));
    }

    /** An EHR shows an error of a service as nothing: where a card is asked for, a refusal at the door is one. */
    @Test
    void isNotSilentAtTheDoorEither() {
        String chest = call(VIEW, response(CHEST, Duration.ofHours(1))).toString();
        String measured = call(VIEW, response("{\"reportedAt\":\"%s\",\"vitals\":{\"spo2\":80}}", Duration.ofHours(1)))
                .toString();
        for (String body : List.of("{}", chest, measured)) {
            String indicator = body.equals("{}") ? "warning" : "critical";
            requireNoTriage(indicator, refusedCards(given().contentType("application/fhir+json"), body));
            requireNoTriage(
                    indicator,
                    refusedCards(given().contentType("application/json").header("Content-Encoding", "gzip"), body));
            requireNoTriage(
                    indicator, refusedCards(given().contentType("application/json"), body + " ".repeat(1024 * 1024)));
        }
        // Feedback is no question.
        Contract.requireProblem(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                given().contentType("application/fhir+json").body("{}").post(FEEDBACK));
        Contract.requireProblem(
                ProblemType.PAYLOAD_TOO_LARGE,
                given().contentType("application/json")
                        .body("x".repeat(1024 * 1024 + 1))
                        .post(FEEDBACK));
    }

    private static JsonNode refusedCards(RequestSpecification request, String body) {
        Response answer = request.body(body.getBytes(StandardCharsets.UTF_8)).post(VIEW);
        assertEquals(200, answer.statusCode(), answer.asString());
        Contract.requireMatch("HookCards", answer.asString());
        return Contract.read(answer.asString()).path("cards");
    }

    /** What the page shows is what a reader who tries it gets. */
    @Test
    void thePageShowsWhatWorks() throws IOException {
        String page = Files.readString(Path.of("docs/cds-hooks.md"));
        int begin = page.indexOf("{\"hook\":");
        String call = page.substring(begin, page.indexOf("\n\n", begin));
        for (String path : List.of(SERVICES, VIEW, FEEDBACK)) {
            assertTrue(page.contains("curl -s localhost:8080" + path + " "), path);
        }
        JsonNode cards = ask(VIEW, call);
        assertEquals("critical", cards.at("/0/indicator").asText(), cards::toString);
        assertTrue(cards.at("/0").has("uuid"), cards::toString);
        for (JsonNode reason : cards.at("/0/overrideReasons")) {
            assertEquals("urn:aftercare:override", reason.path("system").asText());
        }
    }

    // --- Feedback ---

    /** What the contract shows is taken: a suggestion that was followed, a reason against a card, and none. */
    @Test
    void takesTheFeedbackThatTheContractShows() throws IOException {
        String card =
                ask(VIEW, response(CHEST, Duration.ofHours(3))).at("/0/uuid").asText();
        JsonNode examples = Contract.tree()
                .at("/paths/~1cds-services~1{id}~1feedback/post/requestBody/content/application~1json/examples");
        assertEquals(3, examples.size());
        for (JsonNode example : examples) {
            String shown = example.path("value").toString();
            Contract.requireMatch("HookFeedback", shown);
            String own = shown.replaceAll("\"card\":\"[^\"]+\"", "\"card\":\"" + card + "\"");
            assertEquals(
                    200, by(Hooked.CLINIC, FEEDBACK).body(own).post(FEEDBACK).statusCode(), own);
        }
        String kept = Files.readString(Path.of(state, "cds-feedback.ndjson"));
        String id = Ulid.from(UUID.fromString(card)).toString();
        assertEquals(3, kept.lines().filter(line -> line.contains(id)).count(), kept);
        assertTrue(
                kept.lines()
                        .anyMatch(line -> line.contains(id) && line.contains("\"overrideReason\":\"already-in-care\"")),
                kept);
    }

    @Test
    void feedbackIsKeptOnceAndWithoutWords() throws IOException {
        String card =
                ask(VIEW, response(REDNESS, Duration.ofHours(1))).at("/0/uuid").asText();
        String said =
                """
                {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "2026-11-23T10:00:00+01:00",
                "overrideReason": {"reason": {"code": "already-in-care", "system": "urn:aftercare:override"},
                "userComment": "Mrs Smith is fine"}}]}"""
                        .formatted(card);
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    200, by(Hooked.CLINIC, FEEDBACK).body(said).post(FEEDBACK).statusCode());
        }
        String kept = Files.readString(Path.of(state, "cds-feedback.ndjson"));
        String id = Ulid.from(UUID.fromString(card)).toString();
        assertEquals(1, kept.lines().filter(line -> line.contains(id)).count(), kept);
        assertFalse(kept.contains("Smith"), kept);
        assertTrue(kept.contains("\"overrideReason\":\"already-in-care\""), kept);
        assertTrue(kept.contains("\"outcomeTimestamp\":\"2026-11-23T09:00:00Z\""), kept);
        // A reason that is free text in disguise is not kept, the outcome is.
        String disguised = said.replace("already-in-care", "Mrs Smith").replace("T10:", "T11:");
        assertEquals(
                200, by(Hooked.CLINIC, FEEDBACK).body(disguised).post(FEEDBACK).statusCode());
        assertFalse(Files.readString(Path.of(state, "cds-feedback.ndjson")).contains("Smith"));
        for (String unreadable : List.of("", "x", "[]", said.substring(1))) {
            Contract.requireProblem(
                    ProblemType.MALFORMED_JSON,
                    by(Hooked.CLINIC, FEEDBACK).body(unreadable).post(FEEDBACK));
        }
        for (String bad : List.of(
                "{}",
                "{\"feedback\":[]}",
                said.replace("overridden", "ignored"),
                said.replace("T10", " 10"),
                said.replace(card, "x"),
                said.replace(card, UUID.randomUUID().toString()))) {
            Contract.requireProblem(
                    ProblemType.INVALID_VALUE,
                    by(Hooked.CLINIC, FEEDBACK).body(bad).post(FEEDBACK));
        }
        // The cards of another client are not there for a client.
        Contract.requireProblem(
                ProblemType.INVALID_VALUE, by(Hooked.WARD, FEEDBACK).body(said).post(FEEDBACK));
    }
}
