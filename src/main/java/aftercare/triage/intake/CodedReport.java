package aftercare.triage.intake;

import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonNull;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.JsonValue.JsonText;
import aftercare.triage.intake.JsonValue.JsonTruth;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An accepted report as it may be kept: the same words and numbers in the same order, without a word of free text. Read again
 * it is accepted again, and decided alike. One of its answers can be given otherwise; answers are literals as JSON writes them.
 */
public final class CodedReport {

    public static final String REPORTED_AT = "/reportedAt";
    public static final String ENDED_AT = "/treatment/endedAt";
    public static final String CODE = "code";
    public static final String PRESENT = "present";

    /** In the place of a symptom: one more. */
    public static final String NEXT = "-";

    private static final String SYMPTOMS = "symptoms";

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

    /** The answer at that place; empty where it was not given. */
    public Optional<String> at(String pointer) {
        JsonValue value = document;
        for (String step : steps(pointer)) {
            value = value instanceof JsonArray array
                    ? array.items().get(Integer.parseInt(step))
                    : members(value).get(step);
        }
        return value == null ? Optional.empty() : Optional.of(new String(json(value), StandardCharsets.US_ASCII));
    }

    /** How many symptoms are named, the denied ones among them. */
    public int symptoms() {
        return entries().size();
    }

    /** What was said of the symptom at that place, by the names of the members. */
    public Set<String> answered(int symptom) {
        return members(entries().get(symptom)).keySet();
    }

    /** Whether the patient is said to have the symptom at that place. */
    public boolean isPresent(int symptom) {
        return !ReportReader.isDenied(entries().get(symptom));
    }

    /** The same report with another answer; what is not changed is shared. {@code /symptoms/-} is one more symptom, of that code. */
    public CodedReport with(String pointer, String literal) {
        String[] steps = steps(pointer);
        JsonValue answer = literal(literal);
        if (!steps[0].equals(SYMPTOMS)) {
            return new CodedReport(
                    steps.length == 1
                            ? put(document, steps[0], answer)
                            : put(document, steps[0], put(document.members().get(steps[0]), steps[1], answer)));
        }
        List<JsonValue> entries = new ArrayList<>(entries());
        if (steps[1].equals(NEXT)) {
            entries.add(put(null, CODE, answer));
        } else {
            int at = Integer.parseInt(steps[1]);
            entries.set(at, put(entries.get(at), steps[2], answer));
        }
        return new CodedReport(put(document, SYMPTOMS, new JsonArray(document.at(), entries)));
    }

    /** As HTTP takes it. */
    public byte[] body() {
        return json(document);
    }

    /** A word as an answer. */
    public static String text(String word) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(word)) + "\"";
    }

    JsonObject document() {
        return document;
    }

    private List<JsonValue> entries() {
        return document.members().get(SYMPTOMS) instanceof JsonArray array ? array.items() : List.of();
    }

    private static String[] steps(String pointer) {
        return pointer.substring(1).split("/", -1);
    }

    private static Map<String, JsonValue> members(JsonValue value) {
        return value instanceof JsonObject object ? object.members() : Map.of();
    }

    private static JsonObject put(JsonValue object, String name, JsonValue member) {
        Map<String, JsonValue> members = new LinkedHashMap<>(members(object));
        members.put(name, member);
        return new JsonObject(object == null ? 0 : object.at(), members);
    }

    private static JsonValue literal(String literal) {
        try {
            return JsonDocument.read(CharBuffer.wrap(literal.toCharArray()));
        } catch (UnreadableJson e) {
            throw new IllegalArgumentException("an answer is no JSON: " + literal, e);
        }
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
