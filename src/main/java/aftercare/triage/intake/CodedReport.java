package aftercare.triage.intake;

import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonNull;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.JsonValue.JsonText;
import aftercare.triage.intake.JsonValue.JsonTruth;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An accepted report as it may be kept: the same words and numbers in the same order, without a word of free text. Read again
 * it is accepted again, and decided alike.
 */
public final class CodedReport {

    /** Stands where the patient's own words stood. */
    public static final String NOT_KEPT = "(not kept)";

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** The one member that holds words of the patient; it has this name nowhere else. */
    private static final String FREE_TEXT = "text";

    private final JsonObject document;

    CodedReport(JsonObject document) {
        this.document = document;
    }

    /** The coded report as JSON in ASCII. */
    public byte[] bytes() {
        return json(withoutFreeText(document));
    }

    /** What tells this report from every other, its free text too: to be hashed, never to be kept. */
    public byte[] canonical() {
        return CanonicalReport.of(document);
    }

    static byte[] json(JsonValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodedReport report && document.equals(report.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    private static JsonValue withoutFreeText(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members()
                    .forEach((name, member) -> members.put(
                            name,
                            name.equals(FREE_TEXT) ? new JsonText(member.at(), NOT_KEPT) : withoutFreeText(member)));
            return new JsonObject(object.at(), members);
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>();
            array.items().forEach(item -> items.add(withoutFreeText(item)));
            return new JsonArray(array.at(), items);
        }
        return value;
    }

    static boolean hasFreeText(JsonValue value) {
        boolean found = false;
        if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                found |= member.getKey().equals(FREE_TEXT) || hasFreeText(member.getValue());
            }
        } else if (value instanceof JsonArray array) {
            for (JsonValue item : array.items()) {
                found |= hasFreeText(item);
            }
        }
        return found;
    }

    private static void write(JsonGenerator out, JsonValue value) throws IOException {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                out.writeFieldName(member.getKey());
                write(out, member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof JsonArray array) {
            out.writeStartArray();
            for (JsonValue item : array.items()) {
                write(out, item);
            }
            out.writeEndArray();
        } else if (value instanceof JsonText text) {
            out.writeString(text.text());
        } else if (value instanceof JsonNumber number) {
            out.writeNumber(number.lexeme());
        } else if (value instanceof JsonTruth truth) {
            out.writeBoolean(truth.truth());
        } else if (value instanceof JsonNull) {
            out.writeNull();
        }
    }
}
