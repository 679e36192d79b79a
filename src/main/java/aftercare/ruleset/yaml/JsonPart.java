package aftercare.ruleset.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** JSON whose numbers keep the form in which they were written: {@code 48.0} stays {@code 48.0}. */
public sealed interface JsonPart {

    /** Appends itself as JSON. */
    void write(StringBuilder json);

    /** A number, true, false or null, as it is to stand in the document. */
    record Literal(String written) implements JsonPart {

        @Override
        public void write(StringBuilder json) {
            json.append(written);
        }
    }

    /** A text, without its quotes. */
    record Text(String text) implements JsonPart {

        @Override
        public void write(StringBuilder json) {
            json.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < ' ' || Character.isSurrogate(c)) {
                    // Half a surrogate pair has no UTF-8; escaped, it arrives as it was written.
                    json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            json.append('"');
        }
    }

    /** A list. */
    record Items(List<JsonPart> items) implements JsonPart {

        @Override
        public void write(StringBuilder json) {
            char before = '[';
            for (JsonPart item : items) {
                json.append(before);
                item.write(json);
                before = ',';
            }
            json.append(before == '[' ? "[]" : "]");
        }
    }

    /** An object, in the order of the file. */
    record Members(Map<String, JsonPart> members) implements JsonPart {

        @Override
        public void write(StringBuilder json) {
            char before = '{';
            for (Map.Entry<String, JsonPart> member : members.entrySet()) {
                json.append(before);
                new Text(member.getKey()).write(json);
                json.append(':');
                member.getValue().write(json);
                before = ',';
            }
            json.append(before == '{' ? "{}" : "}");
        }
    }
}
