package aftercare.triage.intake;

import aftercare.domain.Nearest;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * What to do when a body is not triaged. Looks at every token that can be read, however broken the body is, for a
 * symptom that is an emergency by itself and was not denied. Every doubt raises: any object with such a {@code code}
 * counts, wherever it stands, one of two codes is enough, a code of which one letter is wrong counts, and so does a
 * denial that never came, appears beside its contrary or is not {@code false}.
 */
final class FailSafe {

    private static final int WRONG_LETTERS = 1;

    private final Vocabulary vocabulary;
    private final List<String> emergencies = new ArrayList<>();

    FailSafe(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            if (symptom.floor().isPresent() && symptom.floor().get().isEmergency()) {
                emergencies.add(symptom.code());
            }
        }
    }

    /** EMERGENCY_AMBULANCE or URGENT_24H; never throws. */
    Urgency of(byte[] body) {
        return namesEmergency(BodyText.lenient(body)) ? Urgency.EMERGENCY_AMBULANCE : Urgency.URGENT_24H;
    }

    private boolean namesEmergency(CharBuffer text) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(false));
        boolean emergency = false;
        try (JsonParser tokens = JsonTokens.of(text)) {
            for (JsonToken token = tokens.nextToken(); token != null && !emergency; token = tokens.nextToken()) {
                Level level = levels.peek();
                switch (token) {
                    case START_OBJECT, START_ARRAY -> levels.push(new Level(level.holdsSymptoms()));
                    case END_OBJECT, END_ARRAY -> emergency = levels.pop().isEmergency();
                    case FIELD_NAME -> level.field = tokens.currentName();
                    default -> level.see(token, token == JsonToken.VALUE_STRING ? tokens.getText() : "");
                }
            }
        } catch (JsonProcessingException endOfWhatCanBeRead) {
            // What was read before still counts.
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        for (Level open : levels) {
            emergency = emergency || open.isEmergency();
        }
        return emergency;
    }

    private boolean isEmergency(String code) {
        if (vocabulary.symptoms().containsKey(code)) {
            return emergencies.contains(code);
        }
        String folded = code.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        for (String emergency : emergencies) {
            if (Nearest.distance(folded, emergency, WRONG_LETTERS) <= WRONG_LETTERS) {
                return true;
            }
        }
        return false;
    }

    /** An object or array that is open while reading. */
    private final class Level {
        private final boolean insideSymptoms;
        /** The name of the last member; empty in an array. */
        private String field = "";

        private boolean named;
        private boolean denied;
        private boolean affirmed;

        Level(boolean insideSymptoms) {
            this.insideSymptoms = insideSymptoms;
        }

        /** Whether what opens now, inside this one, lists symptoms. */
        boolean holdsSymptoms() {
            return field.equals("symptoms");
        }

        void see(JsonToken token, String text) {
            boolean bareCode = (field.isEmpty() && insideSymptoms) || field.equals("symptoms");
            if (token == JsonToken.VALUE_STRING && (field.equals("code") || bareCode)) {
                named = named || FailSafe.this.isEmergency(text);
            } else if (field.equals("present")) {
                denied = denied || token == JsonToken.VALUE_FALSE;
                affirmed = affirmed || token != JsonToken.VALUE_FALSE;
            }
        }

        boolean isEmergency() {
            return named && (affirmed || !denied);
        }
    }
}
