package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.GeneratedRequests.Generated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a machine reads out of the contract, the service does: it takes what is allowed and refuses what is not. */
@QuarkusTest
class GeneratedRequestsTest {

    private static final String TRIAGE = "/v1/triage";
    private static final String BODY = "Body.application-json";

    /**
     * Tcases wants lists of many different items where there are not so many different ones. What is missing for this
     * reason appears in {@link ContractExchangesTest}.
     */
    private static final Set<String> WRITTEN_BY_HAND = Set.of(
            BODY + ".Value.Properties.selfCare.Value.Properties.tried.Items.Contains.Type=null",
            BODY + ".Value.Properties.selfCare.Value.Properties.tried.Items.Contains.Type=Not string",
            BODY + ".Value.Properties.selfCare.Value.Properties.tried.Items.Contains.Value=Other",
            BODY + ".Value.Properties.symptoms.Items.Contains.Value.Properties.text.Value.Matches-Pattern=No");

    private static final GeneratedRequests GENERATED = GeneratedRequests.fromContract();

    @Test
    void makesARequestForEverythingThatIsForbidden() {
        assertEquals(WRITTEN_BY_HAND, Set.copyOf(GENERATED.notMade()));
        long wrong = GENERATED.requests().stream()
                .filter(request -> request.wrong().isPresent())
                .count();
        assertTrue(wrong > 150, "only " + wrong);
        assertTrue(
                GENERATED.requests().size() - wrong > 80,
                "only " + GENERATED.requests().size());
    }

    @Test
    void refusesEveryRequestThatTheContractForbids() {
        List<String> failures = new ArrayList<>();
        for (Generated request : GENERATED.requests()) {
            if (request.wrong().isPresent()) {
                try {
                    refuse(request);
                } catch (AssertionError e) {
                    failures.add(request.wrong().get() + ": " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    private static void refuse(Generated request) {
        String wrong = request.wrong().get();
        Response response = Contract.report(request.body())
                .contentType(request.contentType())
                .filter(Contract.answers())
                .post(TRIAGE);
        JsonNode problem = Contract.requireProblem(response);
        int status = response.statusCode();
        assertTrue(status >= 400 && status < 500, status + " is not the caller's fault");
        if (wrong.equals("Body.Media-Type=Other")) {
            assertEquals(415, status);
        } else if (wrong.equals("Body.Defined=No") || wrong.equals(BODY + ".Type=null")) {
            assertEquals(400, status);
        } else {
            // Refused, and for the right reason: one of the errors is where the wrong thing is.
            assertEquals(422, status);
            String place = place(wrong);
            boolean found = false;
            for (JsonNode error : problem.path("errors")) {
                found = found || error.path("pointer").asText().matches(place);
            }
            assertTrue(found, "no error at " + place + " in " + problem.path("errors"));
        }
    }

    /** Where the wrong thing is: a pattern for JSON Pointers. */
    private static String place(String wrong) {
        String path = wrong.substring(BODY.length(), wrong.indexOf('='));
        return path.replaceAll("\\.(Type|Defined|Items\\.Size|Value\\.(Is|Length|Matches-Pattern))$", "")
                .replaceAll("\\.Value\\.Properties\\.Additional$", "")
                .replace(".Value.Properties.", "/")
                .replace(".Items.Contains", "/[0-9]+")
                .replaceAll("\\.Value$", "");
    }

    /**
     * Three rules of the contract cannot be said in a schema: how times stand to each other and to the clock, and that a
     * text goes with the code {@code other}. A generated request may break them and nothing else; mended in these, it must
     * be accepted.
     */
    @Test
    void acceptsEveryRequestThatTheContractAllows() {
        List<String> failures = new ArrayList<>();
        int asGenerated = 0;
        for (Generated request : GENERATED.requests()) {
            if (request.wrong().isEmpty()) {
                try {
                    asGenerated += accept(request) ? 1 : 0;
                } catch (AssertionError e) {
                    failures.add(request.body() + ": " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), failures);
        assertTrue(asGenerated > 40, "only " + asGenerated);
    }

    /** True if it was accepted as it was generated. */
    private static boolean accept(Generated request) {
        Response response =
                Contract.report(request.body()).filter(Contract.filter()).post(TRIAGE);
        if (response.statusCode() == 200) {
            return true;
        }
        for (JsonNode error : Contract.requireProblem(response).path("errors")) {
            String where =
                    error.path("pointer").asText() + " " + error.path("code").asText();
            boolean inWords = where.equals("/reportedAt future-timestamp")
                    || where.equals("/treatment/endedAt time-order")
                    || where.matches("/symptoms/[0-9]+/text invalid-value");
            assertTrue(inWords, where);
        }
        String mended = mended(request.body());
        assertFalse(mended.equals(Contract.read(request.body()).toString()), "nothing to mend");
        assertEquals(
                200,
                Contract.report(mended).filter(Contract.filter()).post(TRIAGE).statusCode(),
                mended);
        return false;
    }

    private static String mended(String body) {
        ObjectNode report = (ObjectNode) Contract.read(body);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (report.has("reportedAt")) {
            report.put("reportedAt", now.toString());
        }
        if (report.path("treatment").has("endedAt")) {
            ((ObjectNode) report.path("treatment"))
                    .put("endedAt", now.minus(Duration.ofDays(1)).toString());
        }
        for (JsonNode symptom : report.path("symptoms")) {
            boolean other = symptom.path("code").asText().equals("other");
            if (!other) {
                ((ObjectNode) symptom).remove("text");
            } else if (!symptom.has("text")) {
                ((ObjectNode) symptom).put("text", "something else");
            }
        }
        return report.toString();
    }
}
