package aftercare.ruleset.yaml;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * The keys of a YAML mapping with what is at them. No key is there twice, whatever the YAML reader allows.
 *
 * @param places where each key itself is
 */
public record YamlKeys(YamlValue mapping, Map<String, YamlValue> values, Map<String, YamlValue> places) {

    /** Notes a key that is there twice or is no plain word; of two, the first is kept. */
    static YamlKeys of(YamlValue mapping, List<NodeTuple> tuples, YamlProblems problems) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        Map<String, YamlValue> places = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples) {
            YamlValue place = new YamlValue(tuple.getKeyNode());
            Optional<String> key = place.written();
            if (key.isEmpty()) {
                problems.add(place, "a key is one word", "is a bracket or a colon in the wrong place?");
            } else if (values.putIfAbsent(key.get(), new YamlValue(tuple.getValueNode())) != null) {
                boolean isNext = key.get().equals(values.keySet().iterator().next()) && repeated(tuples) > 1;
                String help = isNext ? "begin another entry with a dash: `- " + key.get() + ": …`, or " : "";
                problems.add(place, YamlProblems.quoted(key.get()) + " appears here twice", help + "keep one of them");
                if (isNext) {
                    // What follows belongs to the other entry.
                    break;
                }
            } else {
                places.put(key.get(), place);
            }
        }
        return new YamlKeys(mapping, values, places);
    }

    private static int repeated(List<NodeTuple> tuples) {
        Set<Optional<String>> keys = new HashSet<>();
        tuples.forEach(tuple -> keys.add(new YamlValue(tuple.getKeyNode()).written()));
        return tuples.size() - keys.size();
    }

    /** What is at a key. */
    public Optional<YamlValue> at(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Where the key itself is, for problems with the key; the mapping when there is none. */
    public YamlValue key(String key) {
        return places.getOrDefault(key, mapping);
    }

    /** Notes every other key as unknown. */
    public void refuseAllBut(Collection<String> known, YamlProblems problems) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problems.add(key(key), "unknown key " + YamlProblems.quoted(key), YamlProblems.meant(key, known));
            }
        }
    }

    /** The text at a key that is not blank; empty, and noted, when something else is there. */
    public String text(String key, YamlProblems problems) {
        Optional<YamlValue> value = at(key);
        Optional<String> text = value.flatMap(YamlValue::text).filter(each -> !each.isBlank());
        if (value.isPresent() && text.isEmpty()) {
            problems.add(value.get(), "`" + key + "` is not a text", "put it in double quotes");
        }
        return text.orElse("");
    }
}
