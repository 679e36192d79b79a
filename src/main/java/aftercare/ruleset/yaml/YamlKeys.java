package aftercare.ruleset.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of a YAML mapping with what stands at them. No key stands twice, whatever the YAML reader allows. */
public record YamlKeys(MappingNode mapping, Map<String, Node> values) {

    /** Notes a key that stands twice or is no plain word; of two, the first is kept. */
    public static YamlKeys of(MappingNode mapping, YamlProblems problems) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(tuple.getKeyNode(), "a key is one word", "is a bracket or a colon in the wrong place?");
            } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                problems.add(key, YamlProblems.quoted(key.getValue()) + " stands here twice", "keep one of them");
            }
        }
        return new YamlKeys(mapping, values);
    }

    /** What stands at a key. */
    public Optional<Node> at(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Where the key itself stands, for problems with the key. */
    public Node key(String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode node && node.getValue().equals(key)) {
                return node;
            }
        }
        return mapping;
    }

    /** Notes every other key as unknown. */
    public void refuseAllBut(List<String> known, YamlProblems problems) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problems.add(key(key), "unknown key " + YamlProblems.quoted(key), YamlProblems.meant(key, known));
            }
        }
    }
}
