package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The named examples of the contract as a collection that Postman, Bruno and others import, each request with the answer to it. Made
 * anew by running this test with {@code -Dexamples=write}.
 */
class ExampleSetTest {

    private static final Path FILE = Path.of("docs/examples/aftercare.postman_collection.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final JsonNode CONTRACT = Contract.tree();

    @Test
    void holdsTheExamplesOfTheContractAsTheyAre() throws IOException {
        String made = JSON.writeValueAsString(collection()) + "\n";
        if ("write".equals(System.getProperty("examples"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, made);
        }
        assertEquals(made, Files.readString(FILE), "make it anew: ./mvnw test -Dtest=ExampleSetTest -Dexamples=write");
        assertTrue(collection().path("item").size() >= 2, "hardly any example was found");
    }

    private static ObjectNode collection() {
        ObjectNode collection = JSON.createObjectNode();
        ObjectNode info = collection.putObject("info");
        info.put("name", "Aftercare " + CONTRACT.at("/info/version").asText());
        info.put(
                "description",
                "Made from the named examples of openapi.yaml. Set baseUrl, and token where the service asks for one.");
        info.put("schema", "https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        ArrayNode variables = collection.putArray("variable");
        variables.addObject().put("key", "baseUrl").put("value", "http://localhost:8080");
        variables.addObject().put("key", "token").put("value", "");
        ObjectNode auth = collection.putObject("auth").put("type", "bearer");
        auth.putArray("bearer").addObject().put("key", "token").put("value", "{{token}}");
        ArrayNode items = collection.putArray("item");
        CONTRACT.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    JsonNode content = operation.getValue().at("/requestBody/content");
                    content.fields().forEachRemaining(type -> {
                        JsonNode examples = type.getValue().path("examples");
                        if (!examples.isEmpty()) {
                            ObjectNode folder = items.addObject()
                                    .put(
                                            "name",
                                            operation.getValue().path("summary").asText());
                            ArrayNode requests = folder.putArray("item");
                            examples.fields().forEachRemaining(example -> {
                                JsonNode answer = operation
                                        .getValue()
                                        .at("/responses/200/content/application~1json/examples")
                                        .path(example.getKey());
                                requests.add(item(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        filled(path.getKey(), operation.getValue()),
                                        type.getKey(),
                                        example.getValue(),
                                        answer));
                            });
                        }
                    });
                }));
        return collection;
    }

    /** With the example of each part that is left open: nobody has to know what belongs there. */
    private static String filled(String path, JsonNode operation) {
        String filled = path;
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("path")) {
                filled = filled.replace(
                        "{" + parameter.path("name").asText() + "}",
                        parameter.path("example").asText());
            }
        }
        assertFalse(filled.contains("{") || filled.contains("//"), filled);
        return filled;
    }

    private static ObjectNode item(String method, String path, String type, JsonNode example, JsonNode answer) {
        ObjectNode item =
                JSON.createObjectNode().put("name", example.path("summary").asText());
        ObjectNode request = item.putObject("request").put("method", method);
        request.putArray("header").addObject().put("key", "Content-Type").put("value", type);
        request.putObject("body").put("mode", "raw").put("raw", text(example.path("value")));
        request.put("url", "{{baseUrl}}" + path);
        ArrayNode responses = item.putArray("response");
        if (!answer.isMissingNode()) {
            JsonNode shown = CONTRACT.at(answer.path("$ref").asText().substring(1));
            ObjectNode response = responses.addObject();
            response.put("name", shown.path("summary").asText());
            response.set("originalRequest", request.deepCopy());
            response.put("status", "OK").put("code", 200);
            response.putArray("header").addObject().put("key", "Content-Type").put("value", "application/json");
            response.put("body", text(shown.path("value")));
        }
        return item;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toPrettyString();
    }
}
