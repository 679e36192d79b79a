package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What linters, generators and mocks of other people would say of the contract. */
class ContractLintTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");
    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonNode CONTRACT = Contract.tree();

    @Test
    void hasNothingThatALinterWouldName() {
        assertEquals(List.of(), complaints(CONTRACT));
    }

    /** Each is a defect that a linter, a generator or a mock once found here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "info: no contact",
                "info: no license",
                "listRules: no description",
                "listRules: no summary",
                "listRules: no answer of 400 to 499",
                "getRule: its operationId is there twice",
                "getRule: the tag `nobody` is not declared",
                "getRule: the parameter `id` of its path is not described",
                "/v1/triage/: ends with a slash",
                "components/schemas/Lonely: is never used",
                "components/schemas/Patient/properties/bmi: its example is refused by a linter: no multiple of 0.1",
                "components/schemas/Symptom/properties/present: has a default, which generators take for required",
                "components/schemas/Answer/properties/extra: an object without a name of its own",
                "components/schemas/Answer: closed, so that a member of a later version breaks its readers",
                "components/schemas/Report: open, so that a misspelt field passes",
                "security: a service without keys asks for no token",
                "the first answer to a report reassures who tries a mock",
                "the first level reassures who tries a mock"
            })
    void noticesWhatWasFoundOnce(String defect) {
        ObjectNode broken = CONTRACT.deepCopy();
        breakIt(broken, defect);
        List<String> complaints = complaints(broken);
        assertEquals(List.of(defect), complaints.stream().filter(defect::equals).toList(), complaints::toString);
    }

    private static void breakIt(ObjectNode contract, String defect) {
        ObjectNode listRules = (ObjectNode) contract.at("/paths/~1v1~1rules/get");
        ObjectNode getRule = (ObjectNode) contract.at("/paths/~1v1~1rules~1{id}/get");
        ObjectNode schemas = (ObjectNode) contract.at("/components/schemas");
        String word = defect.substring(defect.lastIndexOf(' ') + 1);
        if (defect.startsWith("info")) {
            ((ObjectNode) contract.path("info")).remove(word);
        } else if (defect.contains("no answer")) {
            listRules.set("responses", contract.objectNode().set("200", listRules.at("/responses/200")));
        } else if (defect.startsWith("listRules")) {
            listRules.remove(word);
        } else if (defect.contains("twice")) {
            listRules.put("operationId", "getRule");
        } else if (defect.contains("tag")) {
            getRule.putArray("tags").add("nobody");
        } else if (defect.contains("parameter")) {
            getRule.remove("parameters");
        } else if (defect.contains("slash")) {
            ((ObjectNode) contract.path("paths")).set("/v1/triage/", contract.at("/paths/~1v1~1triage"));
        } else if (defect.contains("never used")) {
            schemas.putObject("Lonely").put("type", "string");
        } else if (defect.contains("multiple")) {
            ((ObjectNode) schemas.at("/Patient/properties/bmi")).put("example", 22.4);
        } else if (defect.contains("default")) {
            ((ObjectNode) schemas.at("/Symptom/properties/present")).put("default", true);
        } else if (defect.contains("name of its own")) {
            ((ObjectNode) schemas.at("/Answer/properties"))
                    .putObject("extra")
                    .putObject("properties")
                    .putObject("a")
                    .put("type", "string");
        } else if (defect.contains("closed")) {
            ((ObjectNode) schemas.path("Answer")).put("additionalProperties", false);
        } else if (defect.contains("open,")) {
            ((ObjectNode) schemas.path("Report")).remove("additionalProperties");
        } else if (defect.startsWith("security")) {
            contract.putArray("security").addObject().putArray("token");
        } else if (defect.contains("answer to a report")) {
            ObjectNode examples = (ObjectNode)
                    contract.at("/paths/~1v1~1triage/post/responses/200/content/application~1json/examples");
            JsonNode first = examples.remove("breathless");
            examples.set("breathless", first);
        } else {
            ObjectNode urgency = (ObjectNode) schemas.path("Urgency");
            urgency.putArray("enum").add("SELF_CARE").add("EMERGENCY_AMBULANCE");
        }
    }

    /** Generators take names from the contract; one that is not fit for a language is given a better one there. */
    @Test
    void namesEveryLevelAsItIs() {
        int seen = 0;
        for (JsonNode schema : CONTRACT.findParents("x-enum-varnames")) {
            assertEquals(schema.path("enum"), schema.path("x-enum-varnames"));
        }
        for (JsonNode schema : CONTRACT.at("/components/schemas").findParents("enum")) {
            if (schema.path("enum").toString().contains("24H")) {
                seen++;
                assertEquals(schema.path("enum"), schema.path("x-enum-varnames"));
            }
        }
        assertEquals(4, seen);
    }

    private static List<String> complaints(JsonNode contract) {
        List<String> complaints = new ArrayList<>();
        info(contract, complaints);
        operations(contract, complaints);
        unused(contract, complaints);
        schemas(contract, complaints);
        new Shown(contract, complaints).look();
        return complaints;
    }

    private static void info(JsonNode contract, List<String> complaints) {
        for (String member : List.of("contact", "license", "description", "version")) {
            if (contract.path("info").path(member).isMissingNode()) {
                complaints.add("info: no " + member);
            }
        }
        boolean free = false;
        for (JsonNode one : contract.path("security")) {
            free |= one.isEmpty();
        }
        if (!free) {
            complaints.add("security: a service without keys asks for no token");
        }
    }

    private static void operations(JsonNode contract, List<String> complaints) {
        Set<String> tags = new TreeSet<>();
        contract.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        Set<String> ids = new TreeSet<>();
        members(contract.path("paths"), (path, item) -> {
            if (path.length() > 1 && path.endsWith("/")) {
                complaints.add(path + ": ends with a slash");
            }
            members(item, (method, operation) -> {
                if (METHODS.contains(method)) {
                    String id = operation.path("operationId").asText();
                    if (!ids.add(id)) {
                        complaints.add(id + ": its operationId is there twice");
                    }
                    operation(contract, path, operation, tags, complaints);
                }
            });
        });
    }

    private static void operation(
            JsonNode contract, String path, JsonNode operation, Set<String> tags, List<String> complaints) {
        String id = operation.path("operationId").asText("?");
        for (String member : List.of("summary", "description")) {
            if (operation.path(member).asText().isBlank()) {
                complaints.add(id + ": no " + member);
            }
        }
        for (JsonNode tag : operation.path("tags")) {
            if (!tags.contains(tag.asText())) {
                complaints.add(id + ": the tag `" + tag.asText() + "` is not declared");
            }
        }
        Set<String> kinds = new TreeSet<>();
        operation.path("responses").fieldNames().forEachRemaining(status -> kinds.add(status.substring(0, 1)));
        if (!kinds.contains("2")) {
            complaints.add(id + ": no answer of 200 to 299");
        }
        if (!kinds.contains("4")) {
            complaints.add(id + ": no answer of 400 to 499");
        }
        Set<String> described = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode resolved = resolved(contract, parameter);
            if (resolved.path("in").asText().equals("path")) {
                described.add("{" + resolved.path("name").asText() + "}");
            }
        }
        for (String part : path.split("/", -1)) {
            if (part.startsWith("{") && !described.contains(part)) {
                complaints.add(id + ": the parameter `" + part.substring(1, part.length() - 1)
                        + "` of its path is not described");
            }
        }
    }

    private static JsonNode resolved(JsonNode contract, JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static void unused(JsonNode contract, List<String> complaints) {
        Set<String> used = new TreeSet<>(contract.findValuesAsText("$ref"));
        members(
                contract.path("components"),
                (kind, all) -> members(all, (name, ignored) -> {
                    if (!kind.equals("securitySchemes") && !used.contains("#/components/" + kind + "/" + name)) {
                        complaints.add("components/" + kind + "/" + name + ": is never used");
                    }
                }));
    }

    private static void schemas(JsonNode contract, List<String> complaints) {
        Set<String> ofRequests = new TreeSet<>();
        Set<String> ofAnswers = new TreeSet<>();
        for (JsonNode path : contract.path("paths")) {
            for (JsonNode operation : path) {
                reach(contract, operation.path("requestBody"), ofRequests);
                reach(contract, operation.path("responses"), ofAnswers);
            }
        }
        members(contract.at("/components/schemas"), (name, schema) -> {
            String where = "components/schemas/" + name;
            boolean closed = schema.path("additionalProperties").isBoolean()
                    && !schema.path("additionalProperties").asBoolean();
            if (closed && ofAnswers.contains(name) && !ofRequests.contains(name)) {
                complaints.add(where + ": closed, so that a member of a later version breaks its readers");
            }
            if (name.equals("Report") && !closed) {
                complaints.add(where + ": open, so that a misspelt field passes");
            }
            inner(where, schema, complaints, false);
        });
    }

    /** Finds what is in answers alone, also where a request repeats it. */
    private static void reach(JsonNode contract, JsonNode from, Set<String> reached) {
        for (String ref : from.findValuesAsText("$ref")) {
            boolean isNew = !ref.startsWith(SCHEMAS) || reached.add(ref.substring(SCHEMAS.length()));
            if (isNew) {
                reach(contract, contract.at(ref.substring(1)), reached);
            }
        }
    }

    private static void inner(String where, JsonNode schema, List<String> complaints, boolean within) {
        if (within && schema.has("properties")) {
            complaints.add(where + ": an object without a name of its own");
        }
        if (within && schema.has("default")) {
            complaints.add(where + ": has a default, which generators take for required");
        }
        members(
                schema.path("properties"),
                (name, property) -> inner(where + "/properties/" + name, property, complaints, true));
        for (String each : List.of("items", "additionalProperties")) {
            if (schema.path(each).isObject()) {
                inner(where + "/" + each, schema.path(each), complaints, true);
            }
        }
    }

    private static void members(JsonNode object, BiConsumer<String, JsonNode> each) {
        object.fields().forEachRemaining(member -> each.accept(member.getKey(), member.getValue()));
    }

    /** Whether everything that the contract shows is as it says itself. */
    private static final class Shown {

        private static final SchemaValidator VALIDATOR =
                new SchemaValidator(Contract.parse().getOpenAPI(), new MessageResolver());

        private final JsonNode contract;
        private final List<String> complaints;
        private int seen;

        Shown(JsonNode contract, List<String> complaints) {
            this.contract = contract;
            this.complaints = complaints;
        }

        void look() {
            look("", contract);
            assertFalse(seen < 50, "hardly anything was looked at: " + seen);
            JsonNode first = resolved(
                    contract,
                    contract.at("/paths/~1v1~1triage/post/responses/200/content/application~1json/examples")
                            .iterator()
                            .next());
            if (!first.at("/value/urgency").asText().equals("EMERGENCY_AMBULANCE")) {
                complaints.add("the first answer to a report reassures who tries a mock");
            }
            JsonNode levels = contract.at("/components/schemas/Urgency/enum");
            if (!levels.path(0).asText().equals("EMERGENCY_AMBULANCE")) {
                complaints.add("the first level reassures who tries a mock");
            }
        }

        private void look(String where, JsonNode node) {
            if (where.endsWith("/value")) {
                return;
            }
            if (node.has("schema")) {
                show(where, node.path("schema"), node);
            } else if (node.has("example") && (node.has("type") || node.has("enum"))) {
                show(where, node, node);
            }
            members(node, (name, member) -> look(where.isEmpty() ? name : where + "/" + name, member));
            for (JsonNode item : node) {
                if (node.isArray()) {
                    look(where + "/-", item);
                }
            }
        }

        private void show(String where, JsonNode schema, JsonNode holder) {
            Map<String, JsonNode> shown = new TreeMap<>();
            if (holder.has("example")) {
                shown.put("its example", holder.path("example"));
            }
            members(
                    holder.path("examples"),
                    (name, example) -> shown.put(
                            "its example `" + name + "`",
                            resolved(contract, example).path("value")));
            shown.forEach((name, value) -> {
                seen++;
                String problem = problem(schema, value);
                if (!problem.isEmpty()) {
                    complaints.add(where + ": " + name + " " + problem);
                }
            });
        }

        private String problem(JsonNode schema, JsonNode value) {
            Optional<String> step = unlikeStep(schema, value);
            if (step.isPresent()) {
                return "is refused by a linter: no multiple of " + step.get();
            }
            try {
                ValidationReport report = VALIDATOR.validate(
                        value.isTextual() && !schema.has("oneOf") ? value.asText() : value.toString(),
                        Json.mapper().treeToValue(schema, Schema.class),
                        "value");
                return report.hasErrors() ? "is not as the contract says: " + report.getMessages() : "";
            } catch (IOException e) {
                return "has a schema that cannot be read";
            }
        }

        /** A step that a number is no multiple of as linters see it: in binary floating point. */
        private Optional<String> unlikeStep(JsonNode said, JsonNode value) {
            JsonNode schema = resolved(contract, said);
            if (value.isNumber() && schema.has("multipleOf")) {
                double times = value.asDouble() / schema.path("multipleOf").asDouble();
                return times == Math.rint(times)
                        ? Optional.empty()
                        : Optional.of(schema.path("multipleOf").asText());
            }
            Optional<String> found = Optional.empty();
            for (String name : names(value)) {
                found = found.or(() -> unlikeStep(schema.path("properties").path(name), value.path(name)));
            }
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                JsonNode item = value.get(i);
                found = found.or(() -> unlikeStep(schema.path("items"), item));
            }
            return found;
        }

        private static List<String> names(JsonNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            return names;
        }
    }
}
