package aftercare.service.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A caller gets the texts in the language that he asks for, and the decision that everybody gets. */
@QuarkusTest
class LanguagesHttpTest {

    private static final String CHEST_PAIN =
            "{\"reportedAt\":\"2026-11-23T09:00:00Z\",\"symptoms\":[{\"code\":\"chest-pain\"}]}";
    private static final String ACHE = "{\"symptoms\":[{\"code\":\"muscle-ache\",\"severity\":3}]}";
    private static final String CALL = "Rufen Sie jetzt einen Krankenwagen";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "- | - | en",
                "- | de | de",
                "- | de-AT, en;q=0.5 | de",
                "- | en-GB, de;q=0.9 | en",
                "- | en;q=0.5, de;q=0.9 | de",
                "- | fr, de;q=0.1 | de",
                "- | fr | en",
                "- | *, de;q=0 | en",
                "- | ;;;q=x | en",
                "de | - | de",
                "de | en | de",
                "en | de | en",
                "DE-ch | - | de",
                "xx | de | en",
                "%ff | - | en"
            })
    void answersInTheLanguageThatIsWantedMost(String lang, String accept, String language) {
        Response response = ask(lang, accept).body(CHEST_PAIN).post("/v1/triage" + query(lang));
        assertEquals(200, response.statusCode());
        assertEquals(language, response.header("Content-Language"));
        // So nothing on the way can give it to somebody who asks for another language.
        assertEquals("no-store", response.header("Cache-Control"));
        JsonNode answer = Contract.read(response.asString());
        assertEquals(
                language.equals("en") ? "" : language, answer.path("language").asText());
        assertEquals(
                language.equals("en") ? "Call an ambulance now" : CALL,
                answer.path("headline").asText());
    }

    @Test
    void decidesTheSameInEachLanguage() {
        JsonNode english =
                Contract.read(ask("", "en").body(CHEST_PAIN).post("/v1/triage").asString());
        JsonNode german =
                Contract.read(ask("", "de").body(CHEST_PAIN).post("/v1/triage").asString());
        for (String member :
                new String[] {"urgency", "rank", "actWithinHours", "adviceIds", "safetyNetIds", "ruleSet"}) {
            assertEquals(english.path(member), german.path(member));
        }
        assertEquals(english.findValuesAsText("ruleId"), german.findValuesAsText("ruleId"));
        assertNotEquals(english.path("safetyNet"), german.path("safetyNet"));
        assertEquals(
                english.path("dataQuality").size() + 1,
                german.path("dataQuality").size());
        assertEquals(
                "translation-not-reviewed", german.at("/dataQuality/1/code").asText(), german::toString);
    }

    @Test
    void asksItsQuestionsInThatLanguage() {
        JsonNode german =
                Contract.read(ask("", "de").body(ACHE).post("/v1/triage").asString());
        assertTrue(german.path("questions").size() > 0, german::toString);
        JsonNode words = Contract.read(RestAssured.given()
                .filter(Contract.filter())
                .get("/v1/vocabulary?lang=de")
                .asString());
        assertEquals("de", words.path("language").asText());
        String asked = german.at("/questions/0/text").asText();
        assertTrue(words.findValuesAsText("question").contains(asked), asked);
        assertFalse(german.path("dataQuality").toString().contains("text-in-english"), german::toString);
    }

    @Test
    void theVocabularyIsEnglishForWhoWantsNothingElse() {
        Response response = RestAssured.given().filter(Contract.filter()).get("/v1/vocabulary");
        assertEquals("en", response.header("Content-Language"));
        assertFalse(Contract.read(response.asString()).has("language"));
    }

    @Test
    void refusesInThatLanguage() {
        JsonNode problem = Contract.requireProblem(ask("", "de")
                .body("{\"symptoms\":[{\"code\":\"chest-pain\",\"severity\":75}]}")
                .post("/v1/triage"));
        assertTrue(problem.at("/failSafe/instruction").asText().startsWith("Rufen Sie jetzt 999"), problem::toString);
        assertEquals("de", problem.at("/failSafe/language").asText());
        JsonNode late = Contract.requireProblem(
                ask("", "de").contentType("text/plain").body("chest-pain").post("/v1/triage"));
        assertTrue(late.at("/failSafe/instruction").asText().startsWith("Rufen Sie jetzt 999"), late::toString);
    }

    @Test
    void eachLineOfABatchIsInThatLanguage() {
        Response response = Contract.report(CHEST_PAIN + "\n{}}\n")
                .contentType("application/x-ndjson")
                .post("/v1/triage/batch?lang=de");
        String[] lines = response.asString().split("\n");
        assertEquals(2, lines.length, response.asString());
        assertEquals(CALL, Contract.read(lines[0]).at("/body/headline").asText(), lines[0]);
        assertEquals("de", Contract.read(lines[1]).at("/body/failSafe/language").asText(), lines[1]);
    }

    /** The log has the answer as it left; it is decided again in its language, and a retry gets it as it was. */
    @Test
    void theLogKnowsTheLanguage() {
        String key = UUID.randomUUID().toString();
        Response first =
                ask("", "de").header("Idempotency-Key", key).body(CHEST_PAIN).post("/v1/triage");
        Response again =
                ask("", "en").header("Idempotency-Key", key).body(CHEST_PAIN).post("/v1/triage");
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals("de", again.header("Content-Language"));
        assertEquals(first.asString(), again.asString());
        String id = first.path("decisionId");
        JsonNode kept = Contract.read(RestAssured.get("/v1/decisions/" + id).asString());
        assertEquals("de", kept.at("/answer/language").asText(), kept::toString);
        JsonNode replay = Contract.read(
                RestAssured.post("/v1/decisions/" + id + "/replay").asString());
        assertEquals(0, replay.path("differences").size(), replay::toString);
        assertEquals(CALL, replay.at("/answer/headline").asText(), replay::toString);
    }

    private static RequestSpecification ask(String lang, String accept) {
        RequestSpecification request = Contract.report("").filter(Contract.answers());
        return accept == null || accept.isEmpty() ? request : request.header("Accept-Language", accept);
    }

    private static String query(String lang) {
        return lang == null ? "" : "?lang=" + lang;
    }
}
