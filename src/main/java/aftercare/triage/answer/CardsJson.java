package aftercare.triage.answer;

import aftercare.domain.RuleCard;
import aftercare.domain.RuleCard.Advises;
import aftercare.domain.RuleCard.Asks;
import aftercare.domain.RuleCard.Infers;
import aftercare.domain.RuleCard.Triage;
import aftercare.domain.RuleCard.Unless;
import aftercare.domain.Vocabulary;
import aftercare.domain.Vocabulary.Field;
import aftercare.domain.Vocabulary.RegionWord;
import aftercare.domain.Vocabulary.SnomedCode;
import aftercare.domain.Vocabulary.SymptomWord;
import aftercare.domain.Vocabulary.TerminologyCode;
import aftercare.domain.Vocabulary.Type;
import aftercare.triage.intake.suggest.FoundWord;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Writes rule cards and the vocabulary as the contract says. */
public final class CardsJson {

    private final JsonFactory json = new JsonFactory();

    /** What one call writes. */
    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    /** Every card of a rule set. */
    public byte[] list(String ruleSetVersion, List<RuleCard> cards) {
        return document(out -> {
            version(out, ruleSetVersion);
            cards(out, "rules", cards);
        });
    }

    /** One rule: its card, and one for each alternative that bears the same id. */
    public byte[] one(String ruleSetVersion, List<RuleCard> alternatives) {
        return document(out -> {
            version(out, ruleSetVersion);
            members(out, alternatives.get(0));
            cards(out, "alternatives", alternatives.subList(1, alternatives.size()));
        });
    }

    /**
     * Every word that a report may use.
     *
     * @param language of what a person reads; what people say for a word is in English
     * @param said what the language says for an English text
     */
    public byte[] vocabulary(
            String ruleSetVersion, Vocabulary vocabulary, String language, UnaryOperator<String> said) {
        return document(out -> {
            version(out, ruleSetVersion);
            if (!language.equals(Languages.ENGLISH)) {
                out.writeStringField("language", language);
            }
            out.writeNumberField("facts", vocabulary.facts());
            out.writeArrayFieldStart("symptoms");
            for (SymptomWord word : vocabulary.symptoms().values()) {
                symptom(out, word, said);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("regions");
            for (RegionWord region : vocabulary.regions().values()) {
                out.writeStartObject();
                out.writeStringField("code", region.code());
                out.writeStringField("label", said.apply(region.label()));
                texts(out, "groups", region.groups());
                textsUnlessEmpty(out, "areas", region.areas());
                textsUnlessEmpty(out, "alsoSaidAs", region.alsoSaidAs());
                out.writeEndObject();
            }
            out.writeEndArray();
            for (Vocabulary.Part part : Vocabulary.Part.values()) {
                out.writeArrayFieldStart(part.word());
                for (Field field : vocabulary.fields(part).values()) {
                    field(out, field, said);
                }
                out.writeEndArray();
            }
        });
    }

    /** The words that a phrase may mean. */
    public byte[] found(String ruleSetVersion, List<FoundWord> words) {
        return document(out -> {
            version(out, ruleSetVersion);
            out.writeArrayFieldStart("found");
            for (FoundWord word : words) {
                out.writeStartObject();
                out.writeStringField("code", word.code());
                out.writeStringField("kind", word.kind().name().toLowerCase(Locale.ROOT));
                out.writeStringField("label", word.label());
                out.writeStringField("question", word.question());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private byte[] document(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            body.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void version(JsonGenerator out, String version) throws IOException {
        out.writeStringField("ruleSetVersion", version);
    }

    private static void cards(JsonGenerator out, String name, List<RuleCard> cards) throws IOException {
        out.writeArrayFieldStart(name);
        for (RuleCard card : cards) {
            out.writeStartObject();
            members(out, card);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void members(JsonGenerator out, RuleCard card) throws IOException {
        out.writeStringField("id", card.id());
        out.writeStringField("title", card.title());
        if (card.kind() instanceof Triage triage) {
            out.writeStringField("kind", "triage");
            out.writeStringField("urgency", triage.urgency().name());
            if (triage.actWithinHours().isPresent()) {
                out.writeNumberField("actWithinHours", triage.actWithinHours().getAsInt());
            }
        } else if (card.kind() instanceof Advises advises) {
            out.writeStringField("kind", advises.leaflet().word());
        } else if (card.kind() instanceof Asks asks) {
            out.writeStringField("kind", "question");
            out.writeArrayFieldStart("asks");
            for (String what : asks.what()) {
                out.writeString(what);
            }
            out.writeEndArray();
        } else if (card.kind() instanceof Infers infers) {
            out.writeStringField("kind", "sign");
            out.writeStringField("infers", infers.sign());
            textUnlessEmpty(out, "as", infers.code());
        } else {
            out.writeStringField("kind", "floor");
        }
        textUnlessEmpty(out, "reason", card.reason());
        textUnlessEmpty(out, "advice", card.advice());
        out.writeStringField("source", card.source());
        unless(out, card.unless());
        out.writeStringField("file", card.file());
        out.writeNumberField("line", card.line());
    }

    private static void unless(JsonGenerator out, List<Unless> unless) throws IOException {
        if (unless.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("unless");
        for (Unless each : unless) {
            out.writeStartObject();
            out.writeStringField("condition", each.condition());
            textUnlessEmpty(out, "why", each.why());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void symptom(JsonGenerator out, SymptomWord word, UnaryOperator<String> said) throws IOException {
        out.writeStartObject();
        out.writeStringField("code", word.code());
        out.writeStringField("label", said.apply(word.label()));
        out.writeStringField("question", said.apply(word.question()));
        texts(out, "groups", word.groups());
        texts(out, "attributes", word.attributes());
        out.writeArrayFieldStart("needs");
        for (List<String> anyOf : word.needs()) {
            out.writeStartArray();
            for (String name : anyOf) {
                out.writeString(name);
            }
            out.writeEndArray();
        }
        out.writeEndArray();
        if (word.floor().isPresent()) {
            out.writeStringField("floor", word.floor().get().name());
        }
        out.writeStringField("standing", word.standing().name().toLowerCase(Locale.ROOT));
        textsUnlessEmpty(out, "areas", word.location().areas());
        textsUnlessEmpty(out, "alsoSaidAs", word.alsoSaidAs());
        textsUnlessEmpty(out, "notSaidAs", word.notSaidAs());
        snomed(out, word.snomed());
        out.writeEndObject();
    }

    private static void field(JsonGenerator out, Field field, UnaryOperator<String> said) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", field.name());
        out.writeStringField("type", field.type().name().toLowerCase(Locale.ROOT));
        out.writeStringField("label", said.apply(field.label()));
        out.writeStringField("question", said.apply(field.question()));
        if (field.type() == Type.INTEGER || field.type() == Type.DECIMAL) {
            out.writeNumberField("min", field.min());
            out.writeNumberField("max", field.max());
            out.writeNumberField("places", field.places());
        }
        textUnlessEmpty(out, "unit", field.unit());
        if (!field.words().isEmpty()) {
            texts(out, "words", field.words());
            textsUnlessEmpty(
                    out, "wordLabels", field.wordLabels().stream().map(said).toList());
        }
        if (!field.codes().isEmpty()) {
            out.writeArrayFieldStart("codes");
            for (TerminologyCode code : field.codes()) {
                out.writeStartObject();
                out.writeStringField("system", code.system());
                out.writeStringField("code", code.code());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        textsUnlessEmpty(out, "alsoSaidAs", field.alsoSaidAs());
        snomed(out, field.snomed());
        out.writeEndObject();
    }

    private static void snomed(JsonGenerator out, List<SnomedCode> codes) throws IOException {
        if (codes.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("snomed");
        for (SnomedCode code : codes) {
            out.writeStartObject();
            out.writeStringField("code", code.code());
            out.writeStringField("display", code.display());
            out.writeStringField("fit", code.fit());
            out.writeStringField("verified", code.verified());
            texts(out, "seen", code.seen());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void texts(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void textsUnlessEmpty(JsonGenerator out, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            texts(out, name, texts);
        }
    }

    private static void textUnlessEmpty(JsonGenerator out, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }
}
