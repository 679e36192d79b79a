package aftercare.triage.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text: strictly for reading a report, as far as anybody could for finding an emergency in a refused one. */
public final class BodyText {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private BodyText() {}

    /** Whether it is strict UTF-8 without a byte order mark. */
    public static boolean isStrict(byte[] body) {
        try {
            strict(body);
            return true;
        } catch (UnreadableJson e) {
            return false;
        }
    }

    /** The text of strict UTF-8 without a byte order mark. */
    static CharBuffer strict(byte[] body) throws UnreadableJson {
        if (isWide(body)) {
            throw new UnreadableJson(ReportProblems.MALFORMED_ENCODING, "the body is not UTF-8");
        }
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException malformed) {
            throw new UnreadableJson(ReportProblems.MALFORMED_ENCODING, "the body is not UTF-8");
        }
        if (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw new UnreadableJson(ReportProblems.MALFORMED_ENCODING, "the body begins with a byte order mark");
        }
        return text;
    }

    /** The text that was probably meant: a wrong byte or a wrong encoding must not hide an emergency. */
    static CharBuffer lenient(byte[] body) {
        CharBuffer text = charset(body).decode(ByteBuffer.wrap(body));
        while (text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text;
    }

    /** UTF-16 or UTF-32 without a mark: the first character of JSON is ASCII, so that a zero byte is beside it. */
    private static boolean isWide(byte[] body) {
        return body.length >= 2 && (body[0] == 0 || body[1] == 0);
    }

    private static Charset charset(byte[] body) {
        if (begins(body, 0, 0, 0xfe, 0xff) || begins(body, 0, 0, 0)) {
            return Charset.forName("UTF-32BE");
        }
        if (begins(body, 0xff, 0xfe, 0, 0) || (body.length >= 4 && body[1] == 0 && body[2] == 0 && body[3] == 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (begins(body, 0xfe, 0xff) || begins(body, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(body, 0xff, 0xfe) || isWide(body)) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] body, int... start) {
        if (body.length < start.length) {
            return false;
        }
        for (int index = 0; index < start.length; index++) {
            if ((body[index] & 0xff) != start[index]) {
                return false;
            }
        }
        return true;
    }
}
