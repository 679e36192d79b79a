package aftercare.triage.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;

/** Writes the members of one answer in one language; what its rule set has encoded is copied. */
final class AnswerWriter {

    private final JsonGenerator out;
    private final EncodedTexts texts;
    private boolean fellBack;

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

    /** A word of the rule set that is the same in every language. */
    void code(Member member, String code) throws IOException {
        out.writeFieldName(member.encoded());
        code(code);
    }

    private void code(String code) throws IOException {
        SerializableString encoded = texts.sameEverywhere(code);
        if (encoded == null) {
            out.writeString(code);
        } else {
            out.writeString(encoded);
        }
    }

    /** Words that are the same in every language. */
    void codes(Member member, Collection<String> list) throws IOException {
        openList(member);
        for (String code : list) {
            code(code);
        }
        closeList();
    }

    /** What the language says for an English text of the rule set; the English text where it says nothing. */
    void text(Member member, String english) throws IOException {
        out.writeFieldName(member.encoded());
        text(english);
    }

    private void text(String english) throws IOException {
        SerializableString encoded = texts.text(english);
        if (encoded == null) {
            fellBack = true;
            out.writeString(english);
        } else {
            out.writeString(encoded);
        }
    }

    void texts(Member member, Collection<String> list) throws IOException {
        openList(member);
        for (String english : list) {
            text(english);
        }
        closeList();
    }

    /** Whether a text was written for which the language has none of its own. */
    boolean fellBack() {
        return fellBack;
    }

    /** A value that is JSON already. */
    void json(Member member, SerializableString value) throws IOException {
        out.writeFieldName(member.encoded());
        out.writeRawValue(value);
    }

    void json(Member member, EncodedTexts.Whole value) throws IOException {
        fellBack |= !value.whole();
        json(member, value.json());
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
