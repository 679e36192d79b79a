package aftercare.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds a manifest against the schemas of Kubernetes 1.30. Stricter than they are: a field that they do not name is refused, as
 * the API server does with strict validation. The schemas say types, fields, patterns and lengths; they do not say which
 * fields must be there, nor which words a text may be.
 */
final class KubernetesSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?\\d+(\\.\\d+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\\d+)?");

    /** One for each library: each has its own definitions. */
    private final List<JsonNode> schemas = new ArrayList<>();

    KubernetesSchema() {
        try {
            for (URL url :
                    Collections.list(KubernetesSchema.class.getClassLoader().getResources("schema/kube-schema.json"))) {
                schemas.add(JSON.readTree(url));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the schemas of Kubernetes cannot be read", e);
        }
    }

    /** Everything that is wrong with a manifest, as {@code where: what}. */
    List<String> complaints(JsonNode manifest) {
        String version = manifest.path("apiVersion").asText();
        String kind = manifest.path("kind").asText();
        List<String> complaints = new ArrayList<>();
        for (JsonNode schema : schemas) {
            Optional<JsonNode> definition = definition(schema, version, kind);
            if (definition.isPresent()) {
                new Walk(schema.path("definitions"), complaints).value("", manifest, definition.get());
                return complaints;
            }
        }
        return List.of("/kind: there is no `" + kind + "` in `" + version + "`");
    }

    private static Optional<JsonNode> definition(JsonNode schema, String version, String kind) {
        for (JsonNode definition : schema.path("definitions")) {
            JsonNode fields = definition.path("properties");
            if (fields.path("apiVersion").path("default").asText().equals(version)
                    && fields.path("kind").path("default").asText().equals(kind)) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    private record Walk(JsonNode definitions, List<String> complaints) {

        void value(String at, JsonNode value, JsonNode schema) {
            String reference = schema.path("$ref").asText();
            if (!reference.isEmpty()) {
                referenced(at, value, reference.substring(reference.lastIndexOf('/') + 1));
                return;
            }
            switch (schema.path("type").asText()) {
                case "object" -> object(at, value, schema);
                case "array" -> array(at, value, schema);
                case "string" -> expect(at, value.isTextual(), "a text");
                case "integer" -> expect(at, value.isIntegralNumber(), "a whole number");
                case "boolean" -> expect(at, value.isBoolean(), "true or false");
                default -> complaints.add(at + ": the schema says nothing");
            }
            String pattern = schema.path("pattern").asText();
            if (!pattern.isEmpty() && value.isTextual() && !value.asText().matches(pattern)) {
                complaints.add(at + ": wanted " + pattern);
            }
        }

        private void referenced(String at, JsonNode value, String name) {
            if (name.endsWith("_IntOrString")) {
                expect(at, value.isIntegralNumber() || value.isTextual(), "a whole number or a text");
            } else if (name.endsWith("_Quantity")) {
                expect(at, QUANTITY.matcher(value.asText()).matches(), "a quantity");
            } else {
                value(at, value, definitions.path(name));
            }
        }

        private void object(String at, JsonNode value, JsonNode schema) {
            if (!value.isObject()) {
                expect(at, false, "fields");
                return;
            }
            JsonNode fields = schema.path("properties");
            JsonNode others = schema.path("additionalProperties");
            Iterator<Map.Entry<String, JsonNode>> entries = value.fields();
            while (entries.hasNext()) {
                Map.Entry<String, JsonNode> entry = entries.next();
                String below = at + "/" + entry.getKey();
                if (fields.has(entry.getKey())) {
                    value(below, entry.getValue(), fields.get(entry.getKey()));
                } else if (others.isObject()) {
                    value(below, entry.getValue(), others);
                } else {
                    complaints.add(below + ": unknown field");
                }
            }
        }

        private void array(String at, JsonNode value, JsonNode schema) {
            expect(at, value.isArray(), "a list");
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                value(at + "/" + i, value.get(i), schema.path("items"));
            }
        }

        private void expect(String at, boolean holds, String wanted) {
            if (!holds) {
                complaints.add(at + ": wanted " + wanted);
            }
        }
    }
}
