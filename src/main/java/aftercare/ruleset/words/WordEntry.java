package aftercare.ruleset.words;

import aftercare.ruleset.yaml.YamlProblems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a file of words. Reading a key that is missing or of the wrong kind is noted as a problem and answered
 * with something empty, so that one reading finds every problem.
 */
final class WordEntry {

    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final YamlProblems problems;

    private WordEntry(Node node, YamlProblems problems) {
        this.node = node;
        this.problems = problems;
    }

    /** The mapping at that node with exactly these keys; anything else is noted. */
    static WordEntry of(Node node, Collection<String> required, Collection<String> optional, YamlProblems problems) {
        WordEntry entry = open(node, problems);
        if (!(node instanceof MappingNode)) {
            return entry;
        }
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        for (Map.Entry<String, Node> key : entry.keys.entrySet()) {
            if (!known.contains(key.getKey())) {
                String what = "unknown key " + YamlProblems.quoted(key.getKey());
                problems.add(key.getValue(), what, YamlProblems.meant(key.getKey(), known));
            }
        }
        for (String key : required) {
            if (!entry.values.containsKey(key)) {
                problems.add(node, "`" + key + "` is missing", "");
            }
        }
        return entry;
    }

    /** The mapping at that node with whatever keys it has. */
    static WordEntry open(Node node, YamlProblems problems) {
        WordEntry entry = new WordEntry(node, problems);
        if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
            problems.add(node, "keys with values are expected here", "");
            return entry;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar) || !key.getTag().equals(Tag.STR)) {
                problems.add(key, "a key must be a text", "");
                continue;
            }
            if (entry.values.putIfAbsent(scalar.getValue(), tuple.getValueNode()) != null) {
                problems.add(key, YamlProblems.quoted(scalar.getValue()) + " stands here twice", "leave one out");
            } else {
                entry.keys.put(scalar.getValue(), key);
            }
        }
        return entry;
    }

    Node node() {
        return node;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    /** The value at a key that must be there; the mapping itself, which was noted already, when it is not. */
    Node value(String key) {
        return values.getOrDefault(key, node);
    }

    /** The place of a key; of the mapping when there is none. */
    Node key(String key) {
        return keys.getOrDefault(key, node);
    }

    /** A text that is not blank, without control characters. */
    String text(String key) {
        return has(key) ? text(values.get(key)) : "";
    }

    private String text(Node value) {
        if (!(value instanceof ScalarNode scalar) || !value.getTag().equals(Tag.STR)) {
            problems.add(value, "a text is expected here", value instanceof ScalarNode ? "put it in quotes" : "");
            return "";
        }
        String text = scalar.getValue();
        if (text.isBlank()) {
            problems.add(value, "an empty text is not allowed here", "");
        } else if (!text.equals(text.strip())) {
            problems.add(value, YamlProblems.quoted(text) + " begins or ends with a space", "leave the space out");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(value, "a control character or line break is not allowed here", "write the text on one line");
        }
        return text;
    }

    /** The texts of a list; empty when there is no such key. A text that stands twice is noted. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            String text = text(item);
            if (text.isEmpty()) {
                continue;
            }
            if (texts.contains(text)) {
                problems.add(item, YamlProblems.quoted(text) + " stands here twice", "leave one out");
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The texts of a list, each one of the known ones. */
    List<String> words(String key, Collection<String> known, String kind) {
        List<String> words = texts(key);
        for (String word : words) {
            if (!known.contains(word)) {
                what(key, word, kind, known);
            }
        }
        return words;
    }

    /** One text out of the known ones. */
    String word(String key, Collection<String> known, String kind) {
        String word = text(key);
        if (!word.isEmpty() && !known.contains(word)) {
            what(key, word, kind, known);
        }
        return word;
    }

    private void what(String key, String word, String kind, Collection<String> known) {
        problems.add(
                placeOf(key, word),
                "unknown " + kind + " " + YamlProblems.quoted(word),
                YamlProblems.meant(word, known));
    }

    /** Where in the list at that key a text stands; the list itself when it does not. */
    Node placeOf(String key, String text) {
        Node value = value(key);
        if (value instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                if (item instanceof ScalarNode scalar && scalar.getValue().equals(text)) {
                    return item;
                }
            }
        }
        return value;
    }

    /** The items of a list; empty when there is no such key. */
    List<Node> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node value = values.get(key);
        if (value instanceof SequenceNode list && value.getTag().equals(Tag.SEQ)) {
            return list.getValue();
        }
        problems.add(value, "a list is expected here", "");
        return List.of();
    }

    /** A number, zero when there is none. */
    BigDecimal number(String key) {
        if (!has(key)) {
            return BigDecimal.ZERO;
        }
        Node value = values.get(key);
        boolean number = value.getTag().equals(Tag.INT) || value.getTag().equals(Tag.FLOAT);
        if (number && value instanceof ScalarNode scalar && scalar.getValue().matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            return new BigDecimal(scalar.getValue());
        }
        problems.add(value, "a number is expected here", "");
        return BigDecimal.ZERO;
    }

    /** Digits with or without quotes, as people write one or several telephone numbers; empty when there is none. */
    String digits(String key) {
        if (!has(key)) {
            return "";
        }
        Node value = values.get(key);
        boolean scalar = value.getTag().equals(Tag.INT) || value.getTag().equals(Tag.STR);
        if (scalar && value instanceof ScalarNode digits && digits.getValue().matches("[0-9]([0-9 /]{0,38}[0-9])?")) {
            return digits.getValue();
        }
        problems.add(value, "a telephone number is expected here, or several with a slash between them", "");
        return "";
    }
}
