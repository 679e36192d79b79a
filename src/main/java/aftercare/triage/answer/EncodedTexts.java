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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is the same in every answer of a rule set in one language, encoded once. Never changes. */
final class EncodedTexts {

    private final UnaryOperator<String> said;
    private final Map<String, SerializableString> codes = new HashMap<>();
    private final Map<String, SerializableString> texts = new HashMap<>();
    private final Map<Field, Whole> options = new IdentityHashMap<>();
    private final Whole safetyNet;
    private final SerializableString safetyNetIds;

    /** @param whole whether all of it is in the language */
    record Whole(SerializableString json, boolean whole) {}

    /** @param said what the language says for an English text; null where it has nothing */
    EncodedTexts(Vocabulary vocabulary, Wording wording, List<RuleCard> cards, UnaryOperator<String> said) {
        this.said = said;
        this.safetyNet = new Whole(array(saidOf(wording.safetyNet())), isSaid(wording.safetyNet()));
        this.safetyNetIds = array(TextId.of(wording.safetyNet()));
        for (Urgency urgency : Urgency.values()) {
            code(urgency.name());
        }
        for (RuleCard card : cards) {
            code(card.id());
            code(card.source());
            List.of(card.title(), card.reason(), card.advice()).forEach(this::know);
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
            code(symptom.code());
            know(symptom.question());
        }
        for (Part part : Part.values()) {
            for (Field field : vocabulary.fields(part).values()) {
                know(field.question());
                options.put(field, whole(vocabulary.options(field)));
            }
        }
    }

    private void know(String english) {
        String text = said.apply(english);
        if (text != null) {
            texts.computeIfAbsent(english, each -> encoded(text));
        }
    }

    private void code(String code) {
        codes.computeIfAbsent(code, EncodedTexts::encoded);
    }

    private boolean isSaid(List<String> english) {
        return english.stream().allMatch(each -> said.apply(each) != null);
    }

    private List<String> saidOf(List<String> english) {
        List<String> list = new ArrayList<>();
        for (String each : english) {
            list.add(said(each));
        }
        return list;
    }

    private String said(String english) {
        String text = said.apply(english);
        return text == null ? english : text;
    }

    private static SerializableString encoded(String text) {
        SerializedString encoded = new SerializedString(text);
        // Both forms are made here, before other threads see it.
        encoded.asQuotedUTF8();
        encoded.asUnquotedUTF8();
        return encoded;
    }

    /** What the language says for an English text, if it is one of the rule set and the language has it; else null. */
    SerializableString text(String english) {
        return texts.get(english);
    }

    /** A word that is the same in every language, if it is one of the rule set; else null. */
    SerializableString sameEverywhere(String code) {
        return codes.get(code);
    }

    /** The answers that may be chosen for that field of a question, as a whole array. */
    Whole options(Field field, Question question) {
        Whole known = options.get(field);
        return known == null ? whole(question.options()) : known;
    }

    Whole safetyNet() {
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

    private Whole whole(List<Option> options) {
        List<String> labels = new ArrayList<>();
        options.forEach(option -> labels.add(option.label()));
        SerializableString json = json(out -> {
            out.writeStartArray();
            for (Option option : options) {
                out.writeStartObject();
                out.writeStringField("value", option.value());
                out.writeStringField("label", said(option.label()));
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        return new Whole(json, isSaid(labels));
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
