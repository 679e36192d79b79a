package aftercare.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.Endpoint;

/**
 * A program that was written for the contract before goes on working: a change that breaks it needs another major version. What is
 * compared with is the contract that was published last, a copy that CONTRIBUTING.md says when to make anew.
 */
class CompatibleContractTest {

    private static final Path PUBLISHED = Path.of("src/test/resources/contract/published.yaml");

    /** The contract says itself that new words may come in answers, and what a reader does with one that it does not know. */
    private static final OpenApiDiffOptions RULES = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            .build();

    private static final JsonNode NOW = Contract.tree();

    @Test
    void breaksNoClientOfTheContractBefore() throws IOException {
        assertEquals(List.of(), breaks(Files.readString(PUBLISHED), Contract.text()));
    }

    @TestFactory
    List<DynamicTest> noticesWhatBreaksAClient() {
        Map<String, Consumer<ObjectNode>> breaking = new TreeMap<>();
        breaking.put("a path is gone", contract -> in(contract, "/paths").remove("/v1/rules"));
        breaking.put("a method is gone", contract -> in(contract, "/paths/~1v1~1rules")
                .remove("get"));
        breaking.put("a member of an answer is gone", contract -> {
            in(contract, "/components/schemas/Answer/properties").remove("rank");
            remove(contract.at("/components/schemas/Answer/required"), "rank");
        });
        breaking.put(
                "a member of an answer may be missing",
                contract -> remove(contract.at("/components/schemas/Answer/required"), "urgency"));
        breaking.put("a member of an answer is of another type", contract -> in(
                        contract, "/components/schemas/Answer/properties/rank")
                .put("type", "string"));
        breaking.put("a field of a report is needed", contract -> in(contract, "/components/schemas/Report")
                .putArray("required")
                .add("reportedAt"));
        breaking.put(
                "a word of a report is gone",
                contract -> remove(contract.at("/components/schemas/SymptomCode/enum"), "muscle-ache"));
        breaking.put("a number of a report may be less", contract -> in(
                        contract, "/components/schemas/Symptom/properties/severity")
                .put("maximum", 9));
        breaking.put("a parameter is needed", contract -> in(contract, "/paths/~1v1~1decisions/get")
                .withArray("parameters")
                .addObject()
                .put("name", "by")
                .put("in", "query")
                .put("required", true)
                .putObject("schema")
                .put("type", "string"));
        return cases(breaking, true);
    }

    @TestFactory
    List<DynamicTest> letsWhatBreaksNobodyPass() {
        Map<String, Consumer<ObjectNode>> harmless = new TreeMap<>();
        harmless.put(
                "a path is new", contract -> in(contract, "/paths").set("/v1/more", contract.at("/paths/~1v1~1rules")));
        harmless.put("a member of an answer is new", contract -> in(contract, "/components/schemas/Answer/properties")
                .putObject("more")
                .put("type", "string"));
        harmless.put("a field of a report is new", contract -> in(contract, "/components/schemas/Report/properties")
                .putObject("more")
                .put("type", "string"));
        harmless.put("a word of a report is new", contract -> add(contract, "/components/schemas/SymptomCode/enum"));
        harmless.put(
                "a kind of problem is new",
                contract -> add(contract, "/components/schemas/Problem/properties/type/enum"));
        harmless.put("a level is new", contract -> add(contract, "/components/schemas/Urgency/enum"));
        harmless.put("it breaks, and says so", contract -> {
            in(contract, "/paths").remove("/v1/rules");
            in(contract, "/info").put("version", "2.0.0");
        });
        return cases(harmless, false);
    }

    private static List<DynamicTest> cases(Map<String, Consumer<ObjectNode>> changes, boolean breaking) {
        List<DynamicTest> tests = new ArrayList<>();
        changes.forEach((name, change) -> tests.add(DynamicTest.dynamicTest(name, () -> {
            ObjectNode changed = NOW.deepCopy();
            change.accept(changed);
            List<String> breaks = breaks(Contract.text(), changed.toString());
            assertTrue(breaks.isEmpty() != breaking, () -> name + ": " + breaks);
        })));
        return tests;
    }

    /** What a client would notice, by operation; nothing where the major version says that there is something to notice. */
    private static List<String> breaks(String before, String after) {
        ChangedOpenApi difference = OpenApiCompare.fromContents(before, after, List.of(), RULES);
        List<String> breaks = new ArrayList<>();
        if (!difference.isIncompatible()
                || major(difference.getNewSpecOpenApi().getInfo().getVersion())
                        > major(difference.getOldSpecOpenApi().getInfo().getVersion())) {
            return breaks;
        }
        for (Endpoint gone : difference.getMissingEndpoints()) {
            breaks.add(gone + " is gone");
        }
        for (ChangedOperation operation : difference.getChangedOperations()) {
            if (operation.isIncompatible()) {
                breaks.add(operation.getHttpMethod() + " " + operation.getPathUrl() + " breaks its clients:"
                        + " mend it, or raise the major version");
            }
        }
        return breaks.isEmpty() ? List.of("something breaks clients") : breaks;
    }

    private static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    private static ObjectNode in(JsonNode contract, String pointer) {
        return (ObjectNode) contract.at(pointer);
    }

    private static void add(JsonNode contract, String pointer) {
        ((ArrayNode) contract.at(pointer)).add("MORE");
    }

    private static void remove(JsonNode array, String word) {
        ArrayNode words = (ArrayNode) array;
        for (int i = words.size() - 1; i >= 0; i--) {
            if (words.get(i).asText().equals(word)) {
                words.remove(i);
            }
        }
    }
}
