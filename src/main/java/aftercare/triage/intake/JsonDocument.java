package aftercare.triage.intake;

import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonNull;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.JsonValue.JsonText;
import aftercare.triage.intake.JsonValue.JsonTruth;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one whole JSON document within the limits: one value, no key twice, nothing after it. */
final class JsonDocument {

    static final int MOST_DEPTH = 16;
    static final int MOST_DIGITS = 40;
    static final int MOST_BYTES_OF_TEXT = 4096;
    static final int MOST_CHARACTERS_OF_KEY = 64;

    private final JsonParser tokens;
    private int values;

    private JsonDocument(JsonParser tokens) {
        this.tokens = tokens;
    }

    static JsonValue read(CharBuffer text) throws UnreadableJson {
        try (JsonParser tokens = JsonTokens.of(text)) {
            return new JsonDocument(tokens).document();
        } catch (StreamConstraintsException beyond) {
            throw new UnreadableJson(ReportProblems.JSON_LIMITS, "the document is beyond the limits" + place(beyond));
        } catch (JsonProcessingException broken) {
            throw new UnreadableJson(ReportProblems.MALFORMED_JSON, "the document is not JSON" + place(broken));
        } catch (IOException impossible) {
            throw new UnreadableJson(ReportProblems.MALFORMED_JSON, "the document is not JSON");
        }
    }

    private JsonValue document() throws IOException, UnreadableJson {
        JsonToken first = tokens.nextToken();
        if (first == null) {
            throw new UnreadableJson(ReportProblems.MALFORMED_JSON, "there is no document");
        }
        JsonValue document = value(first, 1);
        if (tokens.nextToken() != null) {
            throw malformed("something follows after the document");
        }
        if (document instanceof JsonNull) {
            throw new UnreadableJson(ReportProblems.MALFORMED_JSON, "the document is null");
        }
        return document;
    }

    private JsonValue value(JsonToken token, int depth) throws IOException, UnreadableJson {
        int at = values++;
        return switch (token) {
            case START_OBJECT -> object(at, depth);
            case START_ARRAY -> array(at, depth);
            case VALUE_STRING -> new JsonText(at, text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(at, number());
            case VALUE_TRUE -> new JsonTruth(at, true);
            case VALUE_FALSE -> new JsonTruth(at, false);
            case VALUE_NULL -> new JsonNull(at);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw malformed("the document is not JSON");
        };
    }

    private JsonObject object(int at, int depth) throws IOException, UnreadableJson {
        checkDepth(depth);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String name = tokens.currentName();
            if (name.length() > MOST_CHARACTERS_OF_KEY) {
                throw limit("a field name has more than " + MOST_CHARACTERS_OF_KEY + " characters");
            }
            if (members.containsKey(name)) {
                throw malformed("an object has a field twice");
            }
            members.put(name, value(tokens.nextToken(), depth + 1));
        }
        return new JsonObject(at, members);
    }

    private JsonArray array(int at, int depth) throws IOException, UnreadableJson {
        checkDepth(depth);
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = tokens.nextToken(); token != JsonToken.END_ARRAY; token = tokens.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new JsonArray(at, items);
    }

    private void checkDepth(int depth) throws UnreadableJson {
        if (depth > MOST_DEPTH) {
            throw limit("the document is nested deeper than " + MOST_DEPTH);
        }
    }

    private String text() throws IOException, UnreadableJson {
        String text = tokens.getText();
        // No character takes more than three bytes of UTF-8 for each of its chars.
        if (text.length() > MOST_BYTES_OF_TEXT / 3 && bytes(text) > MOST_BYTES_OF_TEXT) {
            throw limit("a text has more than " + MOST_BYTES_OF_TEXT + " bytes");
        }
        return text;
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 0x80) {
                bytes += 1;
            } else if (character < 0x800 || Character.isSurrogate(character)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    private String number() throws IOException, UnreadableJson {
        String lexeme = tokens.getText();
        if (lexeme.length() > MOST_DIGITS) {
            throw limit("a number has more than " + MOST_DIGITS + " digits");
        }
        return lexeme;
    }

    private UnreadableJson malformed(String detail) {
        return new UnreadableJson(ReportProblems.MALFORMED_JSON, detail + place(tokens.currentTokenLocation()));
    }

    private UnreadableJson limit(String detail) {
        return new UnreadableJson(ReportProblems.JSON_LIMITS, detail + place(tokens.currentTokenLocation()));
    }

    private static String place(JsonProcessingException broken) {
        return broken.getLocation() == null ? "" : place(broken.getLocation());
    }

    private static String place(JsonLocation location) {
        return ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
