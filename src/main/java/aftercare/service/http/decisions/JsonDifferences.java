package aftercare.service.http.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where two JSON documents differ. */
public final class JsonDifferences {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RULE_SET = "ruleSet";

    /** Members that say nothing new of a decision, and that an answer of an older program does not have. */
    private static final List<String> ADDED = List.of("adviceIds", "safetyNetIds");

    /**
     * A place where they differ.
     *
     * @param pointer JSON Pointer to it
     * @param then what the first document has there; empty when it has nothing
     * @param now what the second has there
     */
    public record Change(String pointer, Optional<JsonNode> then, Optional<JsonNode> now) {}

    private final List<Change> changes = new ArrayList<>();

    private JsonDifferences() {}

    /**
     * Every difference between two answers.
     *
     * @param otherRules whether the rule set is expected to differ, and is left out
     */
    static List<Change> betweenAnswers(byte[] then, byte[] now, boolean otherRules) {
        ObjectNode first = tree(then);
        ObjectNode second = tree(now);
        if (otherRules) {
            first.remove(RULE_SET);
            second.remove(RULE_SET);
        }
        for (String member : ADDED) {
            if (!first.has(member)) {
                second.remove(member);
            }
        }
        return between(first, second);
    }

    private static ObjectNode tree(byte[] answer) {
        try {
            return (ObjectNode) JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("a recorded answer is no JSON", e);
        }
    }

    /** Every difference, as deep as there is one; lists of different lengths differ as a whole. */
    public static List<Change> between(JsonNode then, JsonNode now) {
        JsonDifferences found = new JsonDifferences();
        found.compare("", Optional.of(then), Optional.of(now));
        return List.copyOf(found.changes);
    }

    private void compare(String pointer, Optional<JsonNode> then, Optional<JsonNode> now) {
        if (then.equals(now)) {
            return;
        }
        boolean both = then.isPresent() && now.isPresent();
        if (both && then.get().isObject() && now.get().isObject()) {
            for (String name : names(then.get(), now.get())) {
                compare(pointer + "/" + name, member(then.get(), name), member(now.get(), name));
            }
        } else if (both
                && then.get().isArray()
                && now.get().isArray()
                && then.get().size() == now.get().size()) {
            for (int index = 0; index < then.get().size(); index++) {
                compare(
                        pointer + "/" + index,
                        Optional.of(then.get().get(index)),
                        Optional.of(now.get().get(index)));
            }
        } else {
            changes.add(new Change(pointer, then, now));
        }
    }

    /** The names of an answer hold no character that a pointer would have to escape. */
    private static Set<String> names(JsonNode then, JsonNode now) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = then.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        for (Iterator<String> each = now.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    private static Optional<JsonNode> member(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name));
    }
}
