package aftercare.ruleset.yaml;

import aftercare.ruleset.yaml.JsonPart.Items;
import aftercare.ruleset.yaml.JsonPart.Literal;
import aftercare.ruleset.yaml.JsonPart.Members;
import aftercare.ruleset.yaml.JsonPart.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a file may hold, in the words of JSON Schema (draft 4), which editors of YAML read. Looser than a reader, never stricter. */
public record Shape(Map<String, JsonPart> words) {

    private static final String TYPE = "type";
    private static final String NAME = "http://json-schema.org/draft-04/schema#";
    private static final String INDENT = "  ";

    public static Shape text() {
        return of(TYPE, new Text("string")).with("minLength", new Literal("1"));
    }

    /** A text that may be empty. */
    public static Shape anyText() {
        return of(TYPE, new Text("string"));
    }

    /** @param pattern of the whole text */
    public static Shape text(String pattern) {
        return text().with("pattern", new Text("^(" + pattern + ")$"));
    }

    public static Shape truth() {
        return of(TYPE, new Text("boolean"));
    }

    public static Shape number() {
        return of(TYPE, new Text("number"));
    }

    public static Shape whole() {
        return of(TYPE, new Text("integer"));
    }

    /** A number within those bounds, both allowed. */
    public Shape from(Number least, Number most) {
        return with("minimum", new Literal(least.toString())).with("maximum", new Literal(most.toString()));
    }

    public static Shape oneWord(Collection<String> known) {
        List<JsonPart> words = new ArrayList<>();
        known.forEach(word -> words.add(new Text(word)));
        return of("enum", new Items(words));
    }

    public static Shape list(Shape item) {
        return of(TYPE, new Text("array")).with("items", new Members(item.words));
    }

    /** Exactly these keys, of which some must be there. */
    public static Shape keys(Collection<String> required, Map<String, Shape> all) {
        Map<String, JsonPart> properties = new LinkedHashMap<>();
        all.forEach((key, shape) -> properties.put(key, new Members(shape.words)));
        Shape keys = of(TYPE, new Text("object"))
                .with("additionalProperties", new Literal("false"))
                .with("properties", new Members(properties));
        return required.isEmpty()
                ? keys
                : keys.with("required", oneWord(required).words.get("enum"));
    }

    /** Exactly these keys with a text each; all of them must be there. */
    public static Shape texts(Collection<String> keys) {
        Map<String, Shape> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, text()));
        return keys(keys, all);
    }

    public static Shape either(List<Shape> shapes) {
        List<JsonPart> all = new ArrayList<>();
        shapes.forEach(shape -> all.add(new Members(shape.words)));
        return of("anyOf", new Items(all));
    }

    /** A shape that the file defines once by that name. */
    public static Shape called(String name) {
        return of("$ref", new Text("#/definitions/" + name));
    }

    /** With a shape that others name. */
    public Shape where(String name, Shape shape) {
        return with("definitions", new Members(Map.of(name, new Members(shape.words))));
    }

    /** With what an editor shows beside it. */
    public Shape says(String description) {
        return with("description", new Text(description));
    }

    /** The whole as a file, laid out for reading. */
    public String document() {
        Map<String, JsonPart> all = new LinkedHashMap<>(Map.of("$schema", new Text(NAME)));
        all.putAll(words);
        StringBuilder text = new StringBuilder();
        lay(new Members(all), "\n", text);
        return text.append('\n').toString();
    }

    private static void lay(JsonPart part, String line, StringBuilder text) {
        String inner = line + INDENT;
        String before = inner;
        if (part instanceof Members object && !object.members().isEmpty()) {
            text.append('{');
            for (Map.Entry<String, JsonPart> member : object.members().entrySet()) {
                text.append(before);
                new Text(member.getKey()).write(text);
                text.append(": ");
                lay(member.getValue(), inner, text);
                before = "," + inner;
            }
            text.append(line).append('}');
        } else if (part instanceof Items list && list.items().stream().anyMatch(item -> item instanceof Members)) {
            text.append('[');
            for (JsonPart item : list.items()) {
                text.append(before);
                lay(item, inner, text);
                before = "," + inner;
            }
            text.append(line).append(']');
        } else {
            part.write(text);
        }
    }

    private static Shape of(String word, JsonPart value) {
        return new Shape(Map.of(word, value));
    }

    private Shape with(String word, JsonPart value) {
        Map<String, JsonPart> more = new LinkedHashMap<>(words);
        more.put(word, value);
        return new Shape(more);
    }
}
