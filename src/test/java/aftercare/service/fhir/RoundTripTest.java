package aftercare.service.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report that becomes an answered questionnaire and is read again is the same report. */
class RoundTripTest {

    private static final ReportItems ITEMS = Responses.items();

    private static JsonNode again(ObjectNode response) {
        byte[] sent = response.toString().getBytes(StandardCharsets.UTF_8);
        ResponseReader.Reading reading =
                new ResponseReader(ITEMS).read(StrictJson.object(sent).orElseThrow());
        assertEquals(List.of(), reading.problems());
        return Contract.read(new String(reading.report(), StandardCharsets.UTF_8));
    }

    @Test
    void everyShippedCaseComesBackUnchanged() {
        List<JsonNode> reports = ShippedCases.reports();
        List<String> changed = new ArrayList<>();
        for (JsonNode report : reports) {
            JsonNode again = again(Responses.of(report, "p1", ITEMS));
            if (!again.equals(ShippedCases.withoutEmptyLists(report))) {
                changed.add(report + " became " + again);
            }
        }
        assertEquals(List.of(), changed);
        assertTrue(reports.size() >= 4000, "only " + reports.size());
    }

    /** A form for patients asks for symptoms by topic; what it sends is read by the same linkIds. */
    @Test
    void aTopicChangesNothing() {
        JsonNode report = Contract.read(
                "{\"symptoms\":[{\"code\":\"chest-pain\",\"severity\":3},{\"code\":\"bruise\",\"trend\":\"stable\"}]}");
        ObjectNode response = Responses.of(report, "p1", ITEMS).put("questionnaire", ReportItems.FOR_PATIENTS + "|1");
        ArrayNode items = (ArrayNode) response.path("item");
        for (int i = 0; i < items.size(); i++) {
            String topic = i == 0 ? "~alarm" : "~skin";
            ((ObjectNode) items.get(i))
                    .put("linkId", items.get(i).path("linkId").asText() + topic);
            items.get(i).path("item").forEach(item -> ((ObjectNode) item)
                    .put("linkId", item.path("linkId").asText() + topic));
        }
        assertEquals(report, again(response));
    }
}
