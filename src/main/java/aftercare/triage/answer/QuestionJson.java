package aftercare.triage.answer;

import aftercare.domain.Question;
import aftercare.domain.Question.Option;
import aftercare.domain.Question.Raise;
import aftercare.domain.Vocabulary.Field;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes what is asked, with all that a form or a bot needs to ask it and to send the answer back. */
final class QuestionJson {

    private static final String TYPE = "type";

    private QuestionJson() {}

    static void write(JsonGenerator out, List<Question> questions) throws IOException {
        out.writeArrayFieldStart("questions");
        for (Question question : questions) {
            out.writeStartObject();
            unlessEmpty(out, "id", question.id());
            out.writeStringField("pointer", question.pointer());
            unlessEmpty(out, "asks", question.asks());
            out.writeStringField("text", question.text());
            if (question.field().isPresent()) {
                answer(out, question.field().get(), question.options());
            } else if (!question.asks().isEmpty()) {
                out.writeStringField(TYPE, "boolean");
            }
            if (question.raise().isPresent()) {
                raise(out, question.raise().get());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void unlessEmpty(JsonGenerator out, String name, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField(name, text);
        }
    }

    private static void answer(JsonGenerator out, Field field, List<Option> options) throws IOException {
        switch (field.type()) {
            case INTEGER, DECIMAL -> {
                out.writeStringField(TYPE, field.type().name().toLowerCase(Locale.ROOT));
                unlessEmpty(out, "unit", field.unit());
                out.writeObjectFieldStart("range");
                out.writeNumberField("min", field.min());
                out.writeNumberField("max", field.max());
                out.writeNumberField("places", field.places());
                out.writeEndObject();
            }
            case WORD, REGION -> options(out, "choice", options);
            case WORDS, REGIONS -> options(out, "choices", options);
            case BOOLEAN, TIMESTAMP ->
                out.writeStringField(TYPE, field.type().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void options(JsonGenerator out, String type, List<Option> options) throws IOException {
        out.writeStringField(TYPE, type);
        out.writeArrayFieldStart("options");
        for (Option option : options) {
            out.writeStartObject();
            out.writeStringField("value", option.value());
            out.writeStringField("label", option.label());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void raise(JsonGenerator out, Raise raise) throws IOException {
        out.writeObjectFieldStart("couldRaiseTo");
        out.writeStringField("urgency", raise.urgency().name());
        if (raise.withinHours().isPresent()) {
            out.writeNumberField("actWithinHours", raise.withinHours().getAsInt());
        }
        out.writeEndObject();
    }
}
