package aftercare.triage.intake;

import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Bytes that are the same for two bodies exactly where both read as the same report: numbers count by their value; the order of
 * members, blanks and the way in which a character is escaped count for nothing; the order of arrays and every word of every text
 * count. What is left out is not filled in: who leaves something out says less than who says the usual.
 *
 * <p>Like RFC 8785, but for numbers: there they are binary floating point, and two large numbers that differ become the same.
 */
public final class CanonicalReport {

    private CanonicalReport() {}

    /** That of a body; empty for what is no JSON within the limits, which is the same as nothing but its own bytes. */
    public static Optional<byte[]> of(byte[] body) {
        try {
            return Optional.of(of(JsonDocument.read(BodyText.strict(body))));
        } catch (UnreadableJson unreadable) {
            return Optional.empty();
        }
    }

    /**
     * That of a report that was kept as a {@link CodedReport}; empty where it had words of the patient, because those were not
     * kept.
     */
    public static Optional<byte[]> ofKept(byte[] coded) {
        try {
            JsonValue kept = JsonDocument.read(BodyText.strict(coded));
            return CodedReport.hasFreeText(kept) ? Optional.empty() : Optional.of(of(kept));
        } catch (UnreadableJson unreadable) {
            return Optional.empty();
        }
    }

    static byte[] of(JsonValue document) {
        return CodedReport.json(canonical(document));
    }

    private static JsonValue canonical(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new TreeMap<>();
            object.members().forEach((name, member) -> members.put(name, canonical(member)));
            return new JsonObject(0, members);
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>();
            array.items().forEach(item -> items.add(canonical(item)));
            return new JsonArray(0, items);
        }
        return value instanceof JsonNumber number ? new JsonNumber(0, byValue(number.lexeme())) : value;
    }

    private static String byValue(String lexeme) {
        try {
            return new BigDecimal(lexeme).stripTrailingZeros().toString();
        } catch (ArithmeticException | NumberFormatException beyond) {
            // An exponent beyond all use: such a number is the same as what is written alike.
            return lexeme;
        }
    }
}
