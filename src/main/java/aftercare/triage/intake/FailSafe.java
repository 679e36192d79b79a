package aftercare.triage.intake;

import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.triage.intake.JsonValue.JsonArray;
import aftercare.triage.intake.JsonValue.JsonNumber;
import aftercare.triage.intake.JsonValue.JsonObject;
import aftercare.triage.intake.JsonValue.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.CharBuffer;

/**
 * What to do when a body is not triaged. Looks at everything that can be read, however broken the body is and whatever
 * its members are called.
 */
final class FailSafe {

    /** How deep documents may be texts of documents. */
    private static final int MOST_IN_ONE_ANOTHER = 2;

    private final FoldedWords words;
    private final Intake.VitalAlarm alarm;

    FailSafe(Vocabulary vocabulary, Intake.VitalAlarm alarm) {
        this.words = new FoldedWords(vocabulary);
        this.alarm = alarm;
    }

    /** EMERGENCY_AMBULANCE or URGENT_24H; never throws. */
    Urgency of(byte[] body) {
        return namesEmergency(BodyText.lenient(body), 0) ? Urgency.EMERGENCY_AMBULANCE : Urgency.URGENT_24H;
    }

    /** Whether a member of that name with that value would be an emergency. */
    boolean isEmergency(String name, JsonValue value) {
        EmergencySearch search = new EmergencySearch(words, alarm);
        search.name(name);
        read(value, search);
        search.end();
        return search.found();
    }

    private static void read(JsonValue value, EmergencySearch search) {
        if (value instanceof JsonObject object) {
            search.open();
            object.members().forEach((name, member) -> {
                search.name(name);
                read(member, search);
            });
            search.close();
        } else if (value instanceof JsonArray array) {
            search.open();
            array.items().forEach(item -> read(item, search));
            search.close();
        } else if (value instanceof JsonText text) {
            search.value(text.text(), true);
        } else if (value instanceof JsonNumber number) {
            search.value(number.lexeme(), false);
        }
    }

    private boolean namesEmergency(CharBuffer text, int depth) {
        EmergencySearch search = new EmergencySearch(words, alarm);
        boolean isJson = readJson(text, search);
        if (search.found() || namesEmergency(search, depth)) {
            return true;
        }
        return !isJson && namesEmergencyLoosely(LooseText.decoded(text.toString()), depth);
    }

    private boolean namesEmergencyLoosely(String text, int depth) {
        EmergencySearch search = new EmergencySearch(words, alarm);
        boolean isWhole = LooseText.read(text, true, search);
        if (search.found() || namesEmergency(search, depth)) {
            return true;
        }
        if (isWhole) {
            return false;
        }
        // Quotes that do not fit may hide the pieces between them.
        EmergencySearch withoutQuotes = new EmergencySearch(words, alarm);
        LooseText.read(text, false, withoutQuotes);
        return withoutQuotes.found();
    }

    private boolean namesEmergency(EmergencySearch search, int depth) {
        for (String document : search.documents()) {
            if (depth < MOST_IN_ONE_ANOTHER && namesEmergency(CharBuffer.wrap(document.toCharArray()), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Reads up to the first error, which ends all that is open; false if there is one. */
    private static boolean readJson(CharBuffer text, EmergencySearch search) {
        boolean isJson = true;
        try (JsonParser tokens = JsonTokens.of(text)) {
            for (JsonToken token = tokens.nextToken(); token != null && !search.found(); token = tokens.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> search.open();
                    case END_OBJECT, END_ARRAY -> search.close();
                    case FIELD_NAME -> search.name(tokens.currentName());
                    default -> search.value(tokens.getText(), token == JsonToken.VALUE_STRING);
                }
            }
        } catch (JsonProcessingException endOfWhatCanBeRead) {
            // What was read before still counts.
            isJson = false;
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        search.end();
        return isJson;
    }
}
