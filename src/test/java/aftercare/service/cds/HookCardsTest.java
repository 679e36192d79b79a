package aftercare.service.cds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a card says in place of a triage. */
class HookCardsTest {

    @Test
    void saysWhereItIsWorthTryingAgain() {
        for (ProblemType type : ProblemType.values()) {
            String problem =
                    """
                    {"type":"urn:aftercare:problem:%s","title":"It did not work",
                    "failSafe":{"urgency":"URGENT_24H","instruction":"See a doctor."}}"""
                            .formatted(type.code());
            String detail = Contract.read(new HookCards("https://x").refused(problem.getBytes(StandardCharsets.UTF_8)))
                    .at("/cards/0/detail")
                    .asText();
            assertTrue(detail.contains("See a doctor"), detail);
            assertEquals(type.passes(), detail.contains("open the chart again"), type::code);
        }
    }

    /** A person presses a link in a browser: there it leads to the page, which asks for a token where one is needed. */
    @Test
    void linksLeadToThePage() {
        requireLinks("https://aftercare.example.org:8443", "/#/");
    }

    /** The page lives at the root of a host alone. */
    @Test
    void belowAPathLinksLeadToWhatIsThere() {
        requireLinks("https://example.org/aftercare", "/v1/");
    }

    private static void requireLinks(String address, String way) {
        JsonNode card = decided(address);
        assertEquals(address + way + "rules/RSP-01", card.at("/source/url").asText());
        assertEquals(
                address + way + "decisions/01KAZJRYJEFG8STN9Z1HN1PBJD",
                card.at("/links/0/url").asText());
    }

    private static JsonNode decided(String address) {
        JsonNode answer = Contract.read(
                """
                {"decisionId":"01KAZJRYJEFG8STN9Z1HN1PBJD","urgency":"EMERGENCY_AMBULANCE","headline":"Call an ambulance now",
                "complete":true,"reasons":[{"ruleId":"RSP-01","title":"New chest pain","decisive":true}]}""");
        JsonNode response = Contract.read("{\"authored\":\"2026-11-23T09:00:00Z\"}");
        String cards = new HookCards(address)
                .decided(answer, new Chart.Answered("1", response), Instant.parse("2026-11-23T10:00:00Z"));
        return Contract.read(cards).at("/cards/0");
    }
}
