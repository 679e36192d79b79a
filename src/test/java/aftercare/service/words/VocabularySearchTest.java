package aftercare.service.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.Ready;
import aftercare.contract.Contract;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for a phrase over HTTP, and what they do to the suggestions of a refused report. */
@QuarkusTest
class VocabularySearchTest {

    private static final String SEARCH = "/v1/vocabulary/search";

    @ParameterizedTest
    @CsvSource({
        "my leg gives way, limb-weakness, symptom",
        "coughing blood, haemoptysis, symptom",
        "lower back, lumbar-paraspinals, region",
        "blood thinners, anticoagulant, risk",
        "bloodInUrine, blood-in-urine, symptom",
        "haedache, headache, symptom",
        "cant breath, shortness-of-breath, symptom",
        "I can’t breathe, shortness-of-breath, symptom",
        "cant feel my foot, numbness, symptom",
        "my heart is pounding, palpitations, symptom",
        "butt, gluteals, region",
    })
    void findsTheWordForAPhrase(String phrase, String code, String kind) {
        JsonNode first = found(phrase).get(0);
        assertEquals(code, first.path("code").asText(), phrase);
        assertEquals(kind, first.path("kind").asText(), phrase);
        assertTrue(first.path("question").asText().endsWith("?"), phrase);
    }

    @Test
    void findsNothingWhereNothingIsAlike() {
        assertEquals(0, found("xyzzy 123").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=%20%09", "?phrase=fever", "?q=fever&q=rash", "?q=fever&limit=3"})
    void refusesWhatIsNoPhrase(String query) {
        Response answer = RestAssured.given().urlEncodingEnabled(false).get(SEARCH + query);
        JsonNode problem = Contract.requireProblem(ProblemType.INVALID_PARAMETER, answer);
        assertEquals(1, problem.path("errors").size(), query);
    }

    @Test
    void refusesAPhraseThatIsTooLong() {
        assertEquals(
                200, RestAssured.given().get(SEARCH + "?q=" + "a".repeat(200)).statusCode());
        assertEquals(
                400, RestAssured.given().get(SEARCH + "?q=" + "a".repeat(201)).statusCode());
    }

    private static JsonNode found(String phrase) {
        Ready.await(() -> RestAssured.given().get(SEARCH + "?q=fever").statusCode() == 200, "cannot search");
        Response answer = RestAssured.given()
                .filter(Contract.filter())
                .queryParam("q", phrase)
                .get(SEARCH);
        assertEquals(200, answer.statusCode(), answer.asString());
        return Contract.read(answer.asString()).path("found");
    }

    // --- Suggestions ---

    @ParameterizedTest
    @CsvSource({
        "swelling, site-swelling",
        "redness, site-redness",
        "dizziness, light-headedness",
        "pulse, vitals.heartRate",
        "oxygenSaturation, vitals.spo2",
    })
    void suggestsTheWordForAnUnknownSymptom(String code, String word) {
        assertEquals(
                word,
                suggestions("{\"symptoms\":[{\"code\":\"" + code + "\"}]}").get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"treatment\":{\"regions\":[\"lower back\"]}}', lumbar-paraspinals",
        "'{\"symptoms\":[{\"code\":\"fever\",\"site\":\"lower back\"}]}', lumbar-paraspinals",
        "'{\"vitals\":{\"oxygenSaturation\":97}}', spo2",
        "'{\"vitals\":{\"pulse\":70}}', heartRate",
        "'{\"pulse\":70}', vitals.heartRate",
        "'{\"symptoms\":[{\"code\":\"fever\",\"duration\":3}]}', durationHours",
        "'{\"patient\":{\"bloodThinner\":true}}', anticoagulant",
    })
    void suggestsTheFieldOrRegion(String report, String word) {
        assertEquals(word, suggestions(report).get(0));
    }

    @Test
    void anEmergencyThatIsSuggestedFirstRaisesTheFailSafe() {
        JsonNode problem = refused("{\"symptoms\":[{\"code\":\"throat is closing up\"}]}");
        assertEquals("throat-tightness", problem.at("/errors/0/suggestions/0").asText());
        assertEquals("EMERGENCY_AMBULANCE", problem.at("/failSafe/urgency").asText());
    }

    @ParameterizedTest
    @CsvSource({"sats, spo2, 80, 97", "o2, spo2, 80, 97", "o2Saturation, spo2, 80, 97", "hr, heartRate, 160, 72"})
    void aMeasurementThatIsSuggestedFirstRaisesTheFailSafe(String name, String field, int alarming, int usual) {
        JsonNode problem = refused("{\"vitals\":{\"" + name + "\":" + alarming + "}}");
        assertEquals(field, problem.at("/errors/0/suggestions/0").asText());
        assertEquals("EMERGENCY_AMBULANCE", problem.at("/failSafe/urgency").asText());
        JsonNode other = refused("{\"vitals\":{\"" + name + "\":" + usual + "}}");
        assertEquals("URGENT_24H", other.at("/failSafe/urgency").asText());
    }

    private static List<String> suggestions(String report) {
        List<String> suggestions = new ArrayList<>();
        refused(report).at("/errors/0/suggestions").forEach(each -> suggestions.add(each.asText()));
        return suggestions;
    }

    private static JsonNode refused(String report) {
        Ready.await(() -> RestAssured.given().get(SEARCH + "?q=fever").statusCode() == 200, "cannot search");
        Response answer = Contract.report(report).filter(Contract.answers()).post("/v1/triage");
        assertEquals(422, answer.statusCode(), answer.asString());
        return Contract.read(answer.asString());
    }
}
