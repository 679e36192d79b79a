package aftercare.triage.answer;

import aftercare.domain.Question;
import aftercare.domain.Question.Option;
import aftercare.domain.RuleCard;
import aftercare.domain.Urgency;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.Part;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Wording;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What is the same in every answer of a rule set, encoded once. Never changes. */
final class EncodedTexts {

    private final Map<String, SerializableString> texts = new HashMap<>();
    private final Map<Field, SerializableString> options = new IdentityHashMap<>();
    private final SerializableString safetyNet;
    private final SerializableString safetyNetIds;

    EncodedTexts(Vocabulary vocabulary, Wording wording, List<RuleCard> cards) {
        this.safetyNet = array(wording.safetyNet());
        this.safetyNetIds = array(TextId.of(wording.safetyNet()));
        for (Urgency urgency : Urgency.values()) {
            know(urgency.name());
        }
        for (RuleCard card : cards) {
            List.of(card.id(), card.title(), card.reason(), card.advice(), card.source())
                    .forEach(this::know);
        }
        wording.levels().values().forEach(level -> {
            know(level.headline());
            know(level.contact());
            level.sooner().forEach(sooner -> {
                know(sooner.heading().headline());
                know(sooner.heading().contact());
            });
        });
        wording.dataQuality().values().forEach(this::know);
        know(wording.needsHuman());
        for (SymptomWord symptom : vocabulary.symptoms().values()) {
            know(symptom.code());
            know(symptom.question());
        }
        for (Part part : Part.values()) {
            for (Field field : vocabulary.fields(part).values()) {
                know(field.question());
                options.put(field, options(vocabulary.options(field)));
            }
        }
    }

    private void know(String text) {
        texts.computeIfAbsent(text, EncodedTexts::encoded);
    }

    private static SerializableString encoded(String text) {
        SerializedString encoded = new SerializedString(text);
        // Both forms are made here, before other threads see it.
        encoded.asQuotedUTF8();
        encoded.asUnquotedUTF8();
        return encoded;
    }

    /** The text if it is one of the rule set; else null. */
    SerializableString text(String text) {
        return texts.get(text);
    }

    /** The answers that may be chosen for that field of a question, as a whole array. */
    SerializableString options(Field field, Question question) {
        SerializableString known = options.get(field);
        return known == null ? options(question.options()) : known;
    }

    SerializableString safetyNet() {
        return safetyNet;
    }

    SerializableString safetyNetIds() {
        return safetyNetIds;
    }

    private static SerializableString array(List<String> items) {
        return json(out -> {
            out.writeStartArray();
            for (String item : items) {
                out.writeString(item);
            }
            out.writeEndArray();
        });
    }

    private static SerializableString options(List<Option> options) {
        return json(out -> {
            out.writeStartArray();
            for (Option option : options) {
                out.writeStartObject();
                out.writeStringField("value", option.value());
                out.writeStringField("label", option.label());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private interface Value {
        void write(JsonGenerator out) throws IOException;
    }

    private static SerializableString json(Value value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            value.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return encoded(text.toString());
    }
}
