package aftercare.service.http;

import aftercare.contract.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;

/**
 * An operation of the contract.
 *
 * @param template the path as the contract has it
 * @param path with an example in the place of each parameter
 * @param open whether it asks for no token
 * @param roles of which a caller must have one
 * @param statuses that the contract has for it
 */
record Route(String method, String template, String path, boolean open, Set<String> roles, Set<String> statuses) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch", "head", "options");

    /** Every operation of the contract. */
    static List<Route> all() {
        JsonNode contract = Contract.tree();
        List<Route> routes = new ArrayList<>();
        for (Entry<String, JsonNode> path : contract.path("paths").properties()) {
            for (Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    routes.add(of(contract, path.getKey(), operation.getKey(), path.getValue(), operation.getValue()));
                }
            }
        }
        return routes;
    }

    private static Route of(JsonNode contract, String template, String method, JsonNode path, JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.path("security") : contract.path("security");
        Set<String> roles = new TreeSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        Set<String> statuses = new TreeSet<>();
        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
        String filled = filled(contract, template, List.of(path, operation));
        return new Route(method.toUpperCase(Locale.ROOT), template, filled, security.isEmpty(), roles, statuses);
    }

    private static String filled(JsonNode contract, String template, List<JsonNode> places) {
        String filled = template;
        for (JsonNode place : places) {
            for (JsonNode each : place.path("parameters")) {
                JsonNode parameter = each.has("$ref")
                        ? contract.at(each.path("$ref").asText().substring(1))
                        : each;
                if (parameter.path("in").asText().equals("path")) {
                    String example = parameter
                            .path("example")
                            .asText(parameter.at("/schema/example").asText("X"));
                    filled = filled.replace("{" + parameter.path("name").asText() + "}", example);
                }
            }
        }
        return filled;
    }

    /** Whether a caller with these roles may. */
    boolean allows(Set<String> those) {
        return open || those.stream().anyMatch(roles::contains);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
