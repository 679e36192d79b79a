package aftercare.triage.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;

/** Writes the members of one answer; what its rule set has encoded is copied. */
final class AnswerWriter {

    private final JsonGenerator out;
    private final EncodedTexts texts;

    AnswerWriter(JsonGenerator out, EncodedTexts texts) {
        this.out = out;
        this.texts = texts;
    }

    EncodedTexts texts() {
        return texts;
    }

    void open() throws IOException {
        out.writeStartObject();
    }

    void open(Member member) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeStartObject();
    }

    void close() throws IOException {
        out.writeEndObject();
    }

    void openList(Member member) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeStartArray();
    }

    void closeList() throws IOException {
        out.writeEndArray();
    }

    /** A text of this report. */
    void own(Member member, String text) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeString(text);
    }

    /** A text of the rule set. */
    void text(Member member, String text) throws IOException {
        out.writeFieldName(member.encoded());
        text(text);
    }

    private void text(String text) throws IOException {
        SerializableString encoded = texts.text(text);
        if (encoded == null) {
            out.writeString(text);
        } else {
            out.writeString(encoded);
        }
    }

    void texts(Member member, Collection<String> list) throws IOException {
        openList(member);
        for (String text : list) {
            text(text);
        }
        closeList();
    }

    /** A value that is JSON already. */
    void json(Member member, SerializableString value) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeRawValue(value);
    }

    void number(Member member, int number) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeNumber(number);
    }

    void number(Member member, double number) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeNumber(number);
    }

    void number(Member member, BigDecimal number) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeNumber(number);
    }

    void truth(Member member, boolean truth) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeBoolean(truth);
    }
}
