package aftercare.triage.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A JSON object that is put together member by member, in their order. For what is written once a run: an answer, which is
 * written for every report, goes straight to bytes.
 */
public final class JsonObject {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param value a text, a number, true or false, an object, or a list of these; of an empty optional nothing is written */
    public JsonObject with(String name, Object value) {
        Object member = value;
        if (value instanceof Optional<?> optional) {
            member = optional.orElse(null);
        } else if (value instanceof OptionalInt optional) {
            member = optional.isPresent() ? optional.getAsInt() : null;
        }
        if (member != null) {
            members.put(name, member instanceof Enum<?> word ? word.name() : member);
        }
        return this;
    }

    /** A value that is JSON already. */
    public record Written(String json) {}

    /** The members of another object, at the end of this one. */
    public JsonObject with(JsonObject other) {
        members.putAll(other.members);
        return this;
    }

    /** Whether it has that value under that name. */
    public boolean has(String name, Object value) {
        return value.equals(members.get(name));
    }

    /** A list of what each part is as JSON. */
    public static <T> List<Object> each(Collection<T> parts, Function<T, ?> json) {
        List<Object> list = new ArrayList<>();
        for (T part : parts) {
            list.add(json.apply(part));
        }
        return list;
    }

    /** The object on one line. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            write(out, this);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            for (Map.Entry<String, Object> member : object.members.entrySet()) {
                out.writeFieldName(member.getKey());
                write(out, member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof Written written) {
            out.writeRawValue(written.json());
        } else {
            out.writeObject(value);
        }
    }
}
