package aftercare.triage.intake;

import aftercare.domain.Nearest;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.SymptomWord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The least that a fail-safe must find, and what callers of version 0.3.0 rely on: the codes of emergencies, with at most
 * one wrong letter, in the JSON before the first error.
 */
final class LeastFailSafe {

    private final Vocabulary vocabulary;
    private final List<String> emergencies = new ArrayList<>();

    LeastFailSafe(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            if (symptom.floor().isPresent() && symptom.floor().get().isEmergency()) {
                emergencies.add(symptom.code());
            }
        }
    }

    Urgency of(byte[] body) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(false));
        boolean emergency = false;
        try (JsonParser tokens = JsonTokens.of(BodyText.lenient(body))) {
            for (JsonToken token = tokens.nextToken(); token != null && !emergency; token = tokens.nextToken()) {
                Level level = levels.peek();
                switch (token) {
                    case START_OBJECT, START_ARRAY -> levels.push(new Level(level.field.equals("symptoms")));
                    case END_OBJECT, END_ARRAY -> emergency = levels.pop().isEmergency();
                    case FIELD_NAME -> level.field = tokens.currentName();
                    default -> see(level, token, token == JsonToken.VALUE_STRING ? tokens.getText() : "");
                }
            }
        } catch (JsonProcessingException firstError) {
            // What was read before it counts.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (Level open : levels) {
            emergency = emergency || open.isEmergency();
        }
        return emergency ? Urgency.EMERGENCY_AMBULANCE : Urgency.URGENT_24H;
    }

    private void see(Level level, JsonToken token, String text) {
        boolean bareCode = (level.field.isEmpty() && level.insideSymptoms) || level.field.equals("symptoms");
        if (token == JsonToken.VALUE_STRING && (level.field.equals("code") || bareCode)) {
            level.named = level.named || isEmergency(text);
        } else if (level.field.equals("present")) {
            level.denied = level.denied || token == JsonToken.VALUE_FALSE;
            level.affirmed = level.affirmed || token != JsonToken.VALUE_FALSE;
        }
    }

    private boolean isEmergency(String code) {
        if (vocabulary.symptoms().containsKey(code)) {
            return emergencies.contains(code);
        }
        String folded = code.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        for (String emergency : emergencies) {
            if (Nearest.distance(folded, emergency, 1) <= 1) {
                return true;
            }
        }
        return false;
    }

    private static final class Level {
        private final boolean insideSymptoms;
        private String field = "";
        private boolean named;
        private boolean denied;
        private boolean affirmed;

        Level(boolean insideSymptoms) {
            this.insideSymptoms = insideSymptoms;
        }

        boolean isEmergency() {
            return named && (affirmed || !denied);
        }
    }
}
