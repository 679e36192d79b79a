package aftercare.service.cds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import aftercare.triage.answer.ProblemType;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What a card says in place of a triage. */
class HookCardsTest {

    @Test
    void saysWhereItIsWorthTryingAgain() {
        for (ProblemType type : ProblemType.values()) {
            JsonNode problem = Contract.read(
                    """
                    {"type":"urn:aftercare:problem:%s","title":"It did not work",
                    "failSafe":{"urgency":"URGENT_24H","instruction":"See a doctor."}}"""
                            .formatted(type.code()));
            String detail = Contract.read(new HookCards("https://x").refused(problem))
                    .at("/cards/0/detail")
                    .asText();
            assertTrue(detail.contains("See a doctor"), detail);
            assertEquals(type.passes(), detail.contains("open the chart again"), type::code);
        }
    }
}
