package aftercare.ruleset.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a file says at one place: a scalar, a list or keys with values. */
public final class YamlValue {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Node node;

    YamlValue(Node node) {
        this.node = node;
    }

    /** The line where it begins, from 1. */
    public int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The column where it begins, from 1. */
    public int column() {
        return node.getStartMark().map(Mark::getColumn).orElse(0) + 1;
    }

    /** A scalar as it is written, whatever it means. */
    public Optional<String> written() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    /** A scalar that is a text. */
    public Optional<String> text() {
        return node.getTag().equals(Tag.STR) ? written() : Optional.empty();
    }

    /** A scalar that is a number, as it is written. */
    public Optional<String> number() {
        return node.getTag().equals(Tag.FLOAT) ? written() : whole();
    }

    /** A scalar that is a whole number, as it is written. */
    public Optional<String> whole() {
        return node.getTag().equals(Tag.INT) ? written() : Optional.empty();
    }

    public Optional<List<YamlValue>> list() {
        if (!(node instanceof SequenceNode sequence)) {
            return Optional.empty();
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(item));
        }
        return Optional.of(items);
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The keys of a mapping; none where it is something else. */
    public YamlKeys keys(YamlProblems problems) {
        return YamlKeys.of(this, node instanceof MappingNode mapping ? mapping.getValue() : List.of(), problems);
    }

    /** The same as JSON; what JSON would write otherwise is noted. */
    public JsonPart json(YamlProblems problems) {
        if (isMapping()) {
            Map<String, JsonPart> members = new LinkedHashMap<>();
            YamlKeys keys = keys(problems);
            String before = "";
            for (Map.Entry<String, YamlValue> member : keys.values().entrySet()) {
                YamlValue value = member.getValue();
                if (value.isNothing()
                        && DIGITS.matcher(member.getKey()).matches()
                        && DIGITS.matcher(before).matches()) {
                    String point = before + "." + member.getKey();
                    problems.add(
                            keys.key(member.getKey()), "a comma inside a number", "write a point: `" + point + "`");
                }
                before = value.number().orElse("");
                members.put(member.getKey(), value.json(problems));
            }
            return new JsonPart.Members(members);
        }
        if (list().isPresent()) {
            List<JsonPart> items = new ArrayList<>();
            for (YamlValue item : list().get()) {
                items.add(item.json(problems));
            }
            return new JsonPart.Items(items);
        }
        String written = written().orElse("");
        if (text().isPresent()) {
            return new JsonPart.Text(written);
        }
        if (number().isPresent() && !JSON_NUMBER.matcher(written).matches()) {
            problems.add(
                    this,
                    YamlProblems.quoted(written) + " is not a number as JSON writes it",
                    "write it like 3 or 3.5");
        }
        return new JsonPart.Literal(isNothing() ? "null" : written);
    }

    private boolean isNothing() {
        return node.getTag().equals(Tag.NULL);
    }
}
