package aftercare.triage.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** The sender's id of a report: {@code reportId}. It names no person, so that it may be logged. */
public final class ReportId {

    /** What an id is, in words. */
    public static final String SHAPE = "1 to 64 of the characters A-Z a-z 0-9 . _ : -";

    static final String FIELD = "reportId";

    private static final int MOST_CHARACTERS = 64;

    private ReportId() {}

    /** The id in a body that was not accepted, as far as the body can be read. Never throws for any bytes. */
    public static Optional<String> in(byte[] body) {
        int depth = 0;
        try (JsonParser tokens = JsonTokens.of(BodyText.lenient(body))) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.VALUE_STRING && depth == 1 && FIELD.equals(tokens.currentName())) {
                    return Optional.of(tokens.getText()).filter(ReportId::isId);
                }
            }
        } catch (JsonProcessingException endOfWhatCanBeRead) {
            // No id was read before.
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        return Optional.empty();
    }

    public static boolean isId(String id) {
        for (int index = 0; index < id.length(); index++) {
            char character = id.charAt(index);
            boolean letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            boolean digit = character >= '0' && character <= '9';
            if (!letter && !digit && "._:-".indexOf(character) < 0) {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= MOST_CHARACTERS;
    }
}
