package aftercare.triage.intake;

import java.util.List;
import java.util.Map;

/** A JSON value as it was written; {@code at} is its place in the document, for the order of problems. */
sealed interface JsonValue {

    int at();

    /** An object with its members in the order of the document. */
    record JsonObject(int at, Map<String, JsonValue> members) implements JsonValue {}

    record JsonArray(int at, List<JsonValue> items) implements JsonValue {}

    record JsonText(int at, String text) implements JsonValue {}

    /** A number, as written: {@code 5} and {@code 5.0} are different answers. */
    record JsonNumber(int at, String lexeme) implements JsonValue {}

    record JsonTruth(int at, boolean truth) implements JsonValue {}

    record JsonNull(int at) implements JsonValue {}
}
