package aftercare.service.fhir;

import aftercare.domain.Vocabulary;
import aftercare.ruleset.words.VocabularyReader;
import aftercare.ruleset.words.WordsResult;
import aftercare.service.fhir.ReportItems.Item;
import aftercare.service.fhir.ReportItems.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes answered questionnaires of reports, as an EHR would have them. */
public final class Responses {

    private Responses() {}

    /** Those of the shipped vocabulary. */
    public static ReportItems items() {
        try {
            String name = "vocabulary.yaml";
            WordsResult<Vocabulary> read = VocabularyReader.read(name, Files.readAllBytes(Path.of("rules", name)));
            return new ReportItems(((WordsResult.Good<Vocabulary>) read).words());
        } catch (IOException e) {
            throw new UncheckedIOException("the vocabulary cannot be read", e);
        }
    }

    /** The answers of one patient that say what the report says. */
    public static ObjectNode of(JsonNode report, String patient, ReportItems items) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("resourceType", "QuestionnaireResponse");
        response.put("id", "answers");
        response.put("questionnaire", ReportItems.QUESTIONNAIRE + "|1");
        response.put("status", "completed");
        response.putObject("subject").put("reference", "Patient/" + patient);
        if (report.has("reportedAt")) {
            response.set("authored", report.path("reportedAt"));
        }
        response.set("item", items(report, "", items));
        return response;
    }

    private static ArrayNode items(JsonNode object, String group, ReportItems items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Item item : items.all()) {
            JsonNode value = object.path(item.name());
            if (!item.group().equals(group) || value.isMissingNode()) {
                continue;
            }
            for (JsonNode each : item.kind() == Kind.GROUP && item.repeats() ? value : List.of(value)) {
                ObjectNode node = list.addObject().put("linkId", item.linkId());
                if (item.kind() == Kind.GROUP) {
                    node.set("item", items(each, item.linkId(), items));
                } else {
                    answers(node.putArray("answer"), each, item);
                }
            }
        }
        return list;
    }

    private static void answers(ArrayNode answers, JsonNode value, Item item) {
        for (JsonNode each : item.repeats() ? value : List.of(value)) {
            ObjectNode answer = answers.addObject();
            if (item.kind() == Kind.CODE) {
                answer.putObject("valueCoding")
                        .put("system", ReportItems.CODES + item.linkId())
                        .set("code", each);
            } else {
                answer.set(item.kind().members().get(0), each);
            }
        }
    }
}
